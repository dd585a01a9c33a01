// SPDX-License-Identifier: Apache-2.0
package org.gyrus.disorder;

import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/** Right-hand sides typed by hand from the papers' equations, solved by Hipparchus' Dormand-Prince 8(5,3): another road. */
public interface Independent {
    /** dy/dt. */
    double[] rates(double t, double[] y);

    /** The state at t1, by at least a hundred steps so that kinks are seen. */
    default double[] solve(double[] y0, double t0, double t1) {
        OrdinaryDifferentialEquation equation = new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return y0.length;
            }

            @Override
            public double[] computeDerivatives(double t, double[] y) {
                return rates(t, y);
            }
        };
        double length = Math.abs(t1 - t0);
        return new DormandPrince853Integrator(1e-14 * length, length / 100, 1e-13, 1e-13)
                .integrate(equation, new ODEState(t0, y0), t1)
                .getPrimaryState();
    }
}
