// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import org.hipparchus.CalculusFieldElement;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.util.MathArrays;

/**
 * Two populations that grow as Gompertz's and turn each other: x' = -x (a log x + b s(t) log y), y' = y (b s(t) log x - a log y),
 * of which (log x, log y) is a damped rotation: log x = exp(-a t) cos(b S(t)), log y = exp(-a t) sin(b S(t)), S the integral of
 * s. Autonomous with s = 1, non-autonomous with s = 1 + c cos(t). Neither amplitude nor phase is restored, so that a method's
 * leading error stays and its order shows before rounding does.
 */
final class CoupledGompertz extends KnownProblem {
    private final double forcing;

    CoupledGompertz(double forcing) {
        super(40, 0.01, 1.5);
        this.forcing = forcing;
    }

    @Override
    int states() {
        return 2;
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] apply(T t, T[] y, T[] u, T[] p, T[] w) {
        T[] f = MathArrays.buildArray(t.getField(), 2);
        T turn = t.cos().multiply(forcing).add(1).multiply(p[1]);
        T x = y[0].log();
        T z = y[1].log();
        f[0] = p[0].multiply(x).add(turn.multiply(z)).multiply(y[0]).negate();
        f[1] = turn.multiply(x).subtract(p[0].multiply(z)).multiply(y[1]);
        return f;
    }

    @Override
    Gradient[] solution(double t, Gradient[] p) {
        Gradient amplitude = p[0].multiply(-t).exp();
        Gradient phase = p[1].multiply(t + forcing * Math.sin(t));
        return new Gradient[] {
            amplitude.multiply(phase.cos()).exp(),
            amplitude.multiply(phase.sin()).exp()
        };
    }

    @Override
    public String toString() {
        return forcing == 0 ? "autonomous coupled Gompertz growth" : "forced coupled Gompertz growth";
    }
}
