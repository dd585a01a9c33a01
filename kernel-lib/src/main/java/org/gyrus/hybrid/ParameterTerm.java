// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

import org.gyrus.expression.Expression;
import org.gyrus.expression.Unit;
import org.gyrus.model.Parameter;
import org.gyrus.model.Range;

/**
 * A network in place of a parameter p, kept in the parameter's range by a smooth map; where the network is 0, p is its
 * own value p_0, which stays a parameter:
 * <ul>
 *   <li>from low to high: p = low + (high - low) sigmoid(log((p_0 - low)/(high - p_0)) + N)
 *   <li>from low: p = low + (p_0 - low) exp(N); with low = 0, p = p_0 exp(N)
 *   <li>to high: p = high - (high - p_0) exp(N)
 *   <li>any number: p = p_0 + N
 * </ul>
 */
record ParameterTerm(Rewriting to) {
    void apply(Term term) {
        Parameter p = to.base.parameter(term.targets().get(0));
        Range range = p.range();
        String own = p.name() + "_0";
        boolean free = range.equals(Range.ALL);
        requireInside(p);
        double size = free ? (p.value() == 0 ? 1 : Math.abs(p.value())) : 1;
        Expression n = to.learn(term, free ? p.unit() : Unit.ONE, size, true);
        to.out
                .without(p.name())
                .parameter(own, p.value(), p.unit().text())
                .range(range.low(), range.high())
                .source(p.source(), p.trust());
        to.out.definition(p.name() + " = " + map(p, own, to.text(n)));
    }

    private String map(Parameter p, String own, String n) {
        boolean low = Double.isFinite(p.range().low());
        boolean high = Double.isFinite(p.range().high());
        if (low && high) {
            String from = end(p, "low", p.range().low());
            String to = end(p, "high", p.range().high());
            return from + " + (" + to + " - " + from + ")*sigmoid(log((" + own + " - " + from + ")/(" + to + " - " + own
                    + ")) + " + n + ")";
        }
        if (low && p.range().low() == 0) {
            return own + "*exp(" + n + ")";
        }
        if (low) {
            String from = end(p, "low", p.range().low());
            return from + " + (" + own + " - " + from + ")*exp(" + n + ")";
        }
        if (high) {
            String to = end(p, "high", p.range().high());
            return to + " - (" + to + " - " + own + ")*exp(" + n + ")";
        }
        return own + " + " + n;
    }

    private String end(Parameter p, String which, double value) {
        String name = p.name() + "_" + which;
        to.out.parameter(name, value, p.unit().text()).source("an end of the range of " + p.name());
        return name;
    }

    private static void requireInside(Parameter p) {
        if (p.value() == p.range().low() || p.value() == p.range().high()) {
            throw new HybridException("The parameter " + p.name() + " lies at the end of its range, " + p.value()
                    + ", where no network can move it; give it a value inside.");
        }
    }
}
