// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import org.hipparchus.CalculusFieldElement;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.util.MathArrays;

/**
 * A nonlinear oscillator whose phase is known: x' = a x (1 - r^2) - b s(t) y, y' = a y (1 - r^2) + b s(t) x, r^2 = x^2 + y^2.
 * Then r^2 = 1/(1 + 3 exp(-2 a t)) from r(0) = 1/2, and the phase is b S(t), S the integral of s. Autonomous with s = 1,
 * non-autonomous with s = 1 + c cos(t). Phase errors add up over many turns, so that the error of a method of high order
 * stays above rounding where its leading term rules.
 */
final class LimitCycle extends KnownProblem {
    private final double forcing;

    LimitCycle(double forcing) {
        this(forcing, 20);
    }

    LimitCycle(double forcing, double until) {
        super(until, 0.6, 2.5);
        this.forcing = forcing;
    }

    @Override
    int states() {
        return 2;
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] apply(T t, T[] y, T[] u, T[] p, T[] w) {
        T[] f = MathArrays.buildArray(t.getField(), 2);
        T growth = y[0].square().add(y[1].square()).negate().add(1).multiply(p[0]);
        T turn = t.cos().multiply(forcing).add(1).multiply(p[1]);
        f[0] = growth.multiply(y[0]).subtract(turn.multiply(y[1]));
        f[1] = growth.multiply(y[1]).add(turn.multiply(y[0]));
        return f;
    }

    @Override
    Gradient[] solution(double t, Gradient[] p) {
        Gradient r = p[0].multiply(-2 * t).exp().multiply(3).add(1).sqrt().reciprocal();
        Gradient phase = p[1].multiply(t + forcing * Math.sin(t));
        return new Gradient[] {r.multiply(phase.cos()), r.multiply(phase.sin())};
    }

    @Override
    public String toString() {
        return forcing == 0 ? "autonomous limit cycle" : "forced limit cycle";
    }
}
