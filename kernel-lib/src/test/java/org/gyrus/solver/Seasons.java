// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import org.hipparchus.CalculusFieldElement;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.util.MathArrays;

/** Growth with the seasons, x' = a x cos(b t): x = exp(a sin(b t)/b). Non-autonomous, and linear in x. */
final class Seasons extends KnownProblem {
    Seasons(double frequency) {
        super(40, 1.5, frequency);
    }

    @Override
    int states() {
        return 1;
    }

    @Override
    public <T extends CalculusFieldElement<T>> T[] apply(T t, T[] y, T[] u, T[] p, T[] w) {
        T[] f = MathArrays.buildArray(t.getField(), 1);
        f[0] = y[0].multiply(p[0]).multiply(t.multiply(p[1]).cos());
        return f;
    }

    @Override
    Gradient[] solution(double t, Gradient[] p) {
        return new Gradient[] {
            p[1].multiply(t).sin().multiply(p[0]).divide(p[1]).exp()
        };
    }

    @Override
    public String toString() {
        return "seasons";
    }
}
