// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

import static org.gyrus.hybrid.Rewriting.onePlus;
import static org.gyrus.hybrid.Rewriting.plus;
import static org.gyrus.hybrid.Rewriting.times;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gyrus.expression.Expression;
import org.gyrus.expression.Expression.FunctionCall;
import org.gyrus.expression.Expression.Literal;
import org.gyrus.expression.Expression.Symbol;
import org.gyrus.expression.Function;
import org.gyrus.expression.Operator;
import org.gyrus.expression.Unit;
import org.gyrus.network.Network;

/** Networks in the rates of states: {@code dV/dt = M + N}, {@code dV/dt = M (1 + N)}, {@code dV/dt = N}. */
record RateTerms(Rewriting to) {
    void apply(Term term) {
        Shape shape = term.shape();
        List<Unit> units = new ArrayList<>();
        List<Double> sizes = new ArrayList<>();
        for (String state : term.targets()) {
            units.add(shape.multiplicative() ? Unit.ONE : rateUnit(state));
            sizes.add(shape.multiplicative() ? 1 : size(state));
        }
        boolean fromZero = term.role() == Role.RESIDUAL;
        List<Expression> terms = to.learn(term, units, sizes, fromZero);
        Optional<Expression> gate = shape.gate().map(network -> gate(term, network));
        for (int k = 0; k < terms.size(); k++) {
            String state = term.targets().get(k);
            Expression own = terms.get(k);
            double size = sizes.get(k);
            shape.minimalNorm().ifPresent(weight -> penalize(state, own, weight / (size * size)));
            Expression weighed = gate.map(g -> times(g, own)).orElse(own);
            Expression before = to.rates.get(state);
            boolean nothing = before instanceof Literal zero && zero.value() == 0;
            to.rates.put(
                    state,
                    shape.multiplicative()
                            ? times(before, onePlus(weighed))
                            : nothing ? weighed : plus(before, weighed));
        }
    }

    /** {@code V -> V + dose*N(V)}: the dose of a correction is the length of the step. */
    void correct(Term term) {
        List<Double> sizes = term.targets().stream().map(this::size).toList();
        List<Unit> units = term.targets().stream().map(this::rateUnit).toList();
        List<Expression> terms = to.learn(term, units, sizes, true);
        String[] jumps = new String[terms.size()];
        for (int k = 0; k < jumps.length; k++) {
            String state = term.targets().get(k);
            jumps[k] = state + " -> " + to.text(plus(new Symbol(state), times(new Symbol("dose"), terms.get(k))));
        }
        to.out.on(Correction.EVENT, jumps).dose(to.base.time().unit().text());
    }

    private Expression gate(Term term, Network network) {
        Term own = new Term(Role.GATE, term.targets().subList(0, 1), network);
        Expression call = to.learn(own, Unit.ONE, 1, true);
        return new FunctionCall(Function.SIGMOID, List.of(call));
    }

    private void penalize(String state, Expression own, double weight) {
        String name = "squared_residual_" + state;
        to.out.observable(name + " = " + to.text(new Expression.Arithmetic(Operator.POWER, own, new Literal(2))));
        to.penalties.add(new Penalty(name, weight));
    }

    private Unit rateUnit(String state) {
        return to.base.state(state).unit().over(to.base.time().unit());
    }

    /** The mechanism's rate at the start; where that is zero or unknown, the state's own size per unit of time. */
    private double size(String state) {
        double own = to.typical.sizeOf(new Symbol(state), 1);
        Expression computed = to.base.equations().stream()
                .filter(e -> e.state().equals(state))
                .findFirst()
                .orElseThrow()
                .rate()
                .computed();
        return to.typical.sizeOf(computed, own);
    }
}
