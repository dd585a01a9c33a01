// SPDX-License-Identifier: Apache-2.0
package org.gyrus.benchmarks;

import org.hipparchus.ode.DenseOutputModel;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.AdaptiveStepsizeIntegrator;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/** Solutions that owe nothing to Gyrus: Hipparchus' Dormand-Prince 8(5,3) at 1e-13. */
final class Reference {
    /** dy/dt into {@code rates}. */
    interface Rates {
        void apply(double t, double[] y, double[] rates);
    }

    private Reference() {}

    static double[] end(Rates f, double[] y0, double from, double to) {
        return integrator(to - from)
                .integrate(equation(f, y0.length), new ODEState(from, y0), to)
                .getPrimaryState();
    }

    static DenseOutputModel dense(Rates f, double[] y0, double from, double to) {
        DenseOutputModel model = new DenseOutputModel();
        AdaptiveStepsizeIntegrator integrator = integrator(to - from);
        integrator.addStepHandler(model);
        integrator.integrate(equation(f, y0.length), new ODEState(from, y0), to);
        return model;
    }

    private static AdaptiveStepsizeIntegrator integrator(double duration) {
        double d = Math.abs(duration);
        return new DormandPrince853Integrator(1e-14 * d, d / 50, 1e-13, 1e-13);
    }

    static OrdinaryDifferentialEquation equation(Rates f, int dimension) {
        return new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return dimension;
            }

            @Override
            public double[] computeDerivatives(double t, double[] y) {
                double[] rates = new double[dimension];
                f.apply(t, y, rates);
                return rates;
            }
        };
    }
}
