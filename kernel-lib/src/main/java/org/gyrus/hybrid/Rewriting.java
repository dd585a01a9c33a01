// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gyrus.expression.Expression;
import org.gyrus.expression.Expression.Arithmetic;
import org.gyrus.expression.Expression.FunctionCall;
import org.gyrus.expression.Expression.Literal;
import org.gyrus.expression.Expression.Symbol;
import org.gyrus.expression.ExpressionException;
import org.gyrus.expression.Function;
import org.gyrus.expression.Operator;
import org.gyrus.expression.Unit;
import org.gyrus.model.Model;
import org.gyrus.model.ModelBuilder;
import org.gyrus.model.ModelException;
import org.gyrus.network.Network;

/** Puts networks into the equations of a model, term after term; what a hybrid is made of comes out. */
final class Rewriting {
    /** Where softplus is nearly zero: a positive term starts at 0.018 of its size. */
    private static final double SOFT_ZERO = -4;

    final Model base;
    final ModelBuilder out;
    final TypicalValues typical;
    final Map<String, Expression> rates = new HashMap<>();
    final Map<String, Network> networks = new TreeMap<>();
    final List<LearnedTerm> learned = new ArrayList<>();
    final List<Penalty> penalties = new ArrayList<>();
    private final FunctionNames names;
    private final Intervals seen;

    private Rewriting(Model base, List<Term> terms, Intervals seen) {
        this.base = base;
        this.seen = seen;
        this.out = base.toBuilder();
        this.typical = new TypicalValues(base);
        this.names = new FunctionNames(base, terms);
        base.equations().forEach(e -> rates.put(e.state(), e.rate().written()));
    }

    /** The model with all terms in it. */
    static Rewritten of(Model base, List<Term> terms, Intervals seen) {
        Rewriting rewriting = new Rewriting(base, terms, seen);
        try {
            for (Term term : terms) {
                rewriting.apply(term);
            }
            rewriting.rates.forEach(rewriting.out::rate);
            Model model = rewriting.out.build();
            return new Rewritten(model, Map.copyOf(rewriting.networks), rewriting.learned, rewriting.penalties);
        } catch (ModelException | ExpressionException mistake) {
            throw new HybridException("The rewritten equations do not hold: " + mistake.getMessage(), mistake);
        }
    }

    /** What came out. */
    record Rewritten(Model model, Map<String, Network> networks, List<LearnedTerm> terms, List<Penalty> penalties) {
        Rewritten {
            terms = List.copyOf(terms);
            penalties = List.copyOf(penalties);
        }

        /** With an observable for each learned function. */
        Rewritten observed() {
            ModelBuilder more = model.toBuilder();
            String time = model.time().symbol();
            terms.forEach(t ->
                    more.observable("learned_" + t.function() + " = " + t.call().text(time)));
            return new Rewritten(more.build(), networks, terms, penalties);
        }
    }

    private void apply(Term term) {
        switch (term.role()) {
            case RESIDUAL, RATE -> new RateTerms(this).apply(term);
            case CORRECTION -> new RateTerms(this).correct(term);
            case OUTPUT_RESIDUAL, READOUT, LABEL -> new OutputTerms(this).apply(term);
            case PARAMETER -> new ParameterTerm(this).apply(term);
            case INPUT -> input(term);
            case GATE -> throw new AssertionError("a gate belongs to its residual");
        }
    }

    private void input(Term term) {
        String name = term.targets().get(0);
        Unit unit = base.inputs().stream()
                .filter(i -> i.name().equals(name))
                .findFirst()
                .orElseThrow()
                .unit();
        Expression value = learn(term, unit, 1, false);
        out.without(name).definition(name + " = " + text(value));
    }

    /**
     * Declares a term's learned functions.
     *
     * @param units of the whole term, for each target
     * @param sizes what an output of 1 stands for, for each target, in that unit
     * @param fromZero whether it starts as the function 0
     * @return for each target the term with its sign and its factor
     */
    List<Expression> learn(Term term, List<Unit> units, List<Double> sizes, boolean fromZero) {
        Shape shape = term.shape();
        int count = term.targets().size();
        double[] scale = new double[count];
        for (int k = 0; k < count; k++) {
            double factor = shape.factor().map(f -> typical.sizeOf(f, 1)).orElse(1.0);
            scale[k] = shape.size().orElse(sizes.get(k) / factor);
        }
        String name = names.next();
        Inputs inputs = new Inputs(base, term);
        Network network = Tailoring.outputs(term, count);
        network = shape.scaled() ? Tailoring.inputs(network, inputs.arguments(), typical, seen) : network;
        network = Tailoring.size(network, scale, shape.positive() ? SOFT_ZERO : 0, shape.positive(), fromZero);
        networks.put(name, Tailoring.monotone(term, network));
        List<Expression> whole = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            String function = count == 1 ? name : name + "_" + (k + 1);
            Unit unit = units.get(k);
            Unit inner = shape.factor().map(f -> unit.over(unitOf(f))).orElse(unit);
            Unit own = shape.positive() ? Unit.ONE : inner;
            out.learned(function, inputs.arguments().size(), own.text());
            var call = new Expression.LearnedCall(function, inputs.arguments());
            Expression value = shape.positive() ? soft(call, function, scale[k], inner) : call;
            Expression entered = shape.factor().map(f -> times(f, value)).orElse(value);
            learned.add(new LearnedTerm(name, term.role(), term.targets().get(k), call, entered, own));
            whole.add(entered);
        }
        return whole;
    }

    /** Declares the one learned function of a term with one target. */
    Expression learn(Term term, Unit unit, double size, boolean fromZero) {
        return learn(term, List.of(unit), List.of(size), fromZero).get(0);
    }

    /** softplus(N) of a size with a unit, which is a parameter. */
    private Expression soft(Expression call, String function, double size, Unit unit) {
        String name = function + "_size";
        out.parameter(name, size, unit.text()).source("the size of the mechanism at the start");
        return times(new Symbol(name), new FunctionCall(Function.SOFTPLUS, List.of(call)));
    }

    /** The unit an expression of the model has. */
    Unit unitOf(Expression expression) {
        String probe = "probe_of_unit";
        Model measured =
                base.toBuilder().observable(probe + " = " + text(expression)).build();
        return measured.observables()
                .get(measured.observables().size() - 1)
                .formula()
                .unit();
    }

    String text(Expression expression) {
        return expression.text(base.time().symbol());
    }

    static Expression plus(Expression left, Expression right) {
        return new Arithmetic(Operator.ADD, left, right);
    }

    static Expression times(Expression left, Expression right) {
        return new Arithmetic(Operator.MULTIPLY, left, right);
    }

    static Expression onePlus(Expression right) {
        return plus(new Literal(1), right);
    }
}
