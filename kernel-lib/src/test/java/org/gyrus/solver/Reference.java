// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.MathArrays;

/** Hipparchus' Dormand-Prince 8(5,3) at 1e-13 on the same right-hand side: the independent solution of tests. */
record Reference(FieldFormula f, double... p) {
    double[] solve(double[] y0, double t0, double t1) {
        if (t1 == t0) {
            return y0;
        }
        Binary64[] ps = wrap(p);
        OrdinaryDifferentialEquation equation = new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return y0.length;
            }

            @Override
            public double[] computeDerivatives(double t, double[] y) {
                Binary64[] o = f.apply(new Binary64(t), wrap(y), wrap(), ps, wrap());
                double[] rates = new double[o.length];
                for (int i = 0; i < rates.length; i++) {
                    rates[i] = o[i].getReal();
                }
                return rates;
            }
        };
        return new DormandPrince853Integrator(1e-12 * Math.abs(t1 - t0), Math.abs(t1 - t0), 1e-14, 1e-14)
                .integrate(equation, new ODEState(t0, y0), t1)
                .getPrimaryState();
    }

    private static Binary64[] wrap(double... values) {
        Binary64[] wrapped = MathArrays.buildArray(Binary64.ZERO.getField(), values.length);
        for (int i = 0; i < values.length; i++) {
            wrapped[i] = new Binary64(values[i]);
        }
        return wrapped;
    }
}
