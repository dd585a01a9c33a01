// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

import static org.gyrus.hybrid.Rewriting.onePlus;
import static org.gyrus.hybrid.Rewriting.plus;
import static org.gyrus.hybrid.Rewriting.times;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.gyrus.expression.Expression;
import org.gyrus.expression.Expression.FunctionCall;
import org.gyrus.expression.Function;
import org.gyrus.expression.Unit;
import org.gyrus.model.Formula;
import org.gyrus.model.Observable;

/** Networks in what is measured: {@code y = M + N}, {@code y = N(M)}, {@code P = sigmoid(N(M))}. */
record OutputTerms(Rewriting to) {
    void apply(Term term) {
        if (term.targets().size() > 1) {
            several(term);
            return;
        }
        String name = term.targets().get(0);
        Optional<Formula> mechanism = to.base.observables().stream()
                .filter(o -> o.name().equals(name))
                .findFirst()
                .map(Observable::formula);
        Expression value =
                switch (term.role()) {
                    case OUTPUT_RESIDUAL -> residual(term, mechanism.orElseThrow());
                    case LABEL -> new FunctionCall(Function.SIGMOID, List.of(to.learn(term, Unit.ONE, 1, true)));
                    default -> to.learn(term, unit(term, mechanism), size(mechanism), false);
                };
        String unit = term.role() == Role.LABEL ? "1" : unit(term, mechanism).text();
        if (mechanism.isPresent()) {
            to.out.without(name);
        }
        to.out.observable(name + " = " + to.text(value), unit);
    }

    /** Results of one network, each a new observable. */
    private void several(Term term) {
        int count = term.targets().size();
        List<Unit> units = Collections.nCopies(count, Unit.of(term.unit()));
        List<Expression> values = to.learn(term, units, Collections.nCopies(count, 1.0), false);
        for (int k = 0; k < count; k++) {
            to.out.observable(term.targets().get(k) + " = " + to.text(values.get(k)), term.unit());
        }
    }

    private Expression residual(Term term, Formula mechanism) {
        boolean product = term.shape().multiplicative();
        double size = product ? 1 : size(Optional.of(mechanism));
        Expression own = to.learn(term, product ? Unit.ONE : mechanism.unit(), size, true);
        return product ? times(mechanism.written(), onePlus(own)) : plus(mechanism.written(), own);
    }

    private static Unit unit(Term term, Optional<Formula> mechanism) {
        return mechanism.map(Formula::unit).orElseGet(() -> Unit.of(term.unit()));
    }

    private double size(Optional<Formula> mechanism) {
        return mechanism.map(m -> to.typical.sizeOf(m.computed(), 1)).orElse(1.0);
    }
}
