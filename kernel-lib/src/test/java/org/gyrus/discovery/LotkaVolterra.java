// SPDX-License-Identifier: Apache-2.0
package org.gyrus.discovery;

import java.util.SplittableRandom;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/**
 * dx/dt = 1.3 x - 0.9 x y, dy/dt = -1.8 y + 0.8 x y from (0.44249296, 4.6280594), the first scenario of Rackauckas et al.
 * (2020, arXiv 2001.04385), integrated by Hipparchus.
 */
record LotkaVolterra(double[] t, double[] x, double[] y) {
    static LotkaVolterra until(double end, int count) {
        OrdinaryDifferentialEquation ode = new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return 2;
            }

            @Override
            public double[] computeDerivatives(double t, double[] u) {
                return new double[] {1.3 * u[0] - 0.9 * u[0] * u[1], -1.8 * u[1] + 0.8 * u[0] * u[1]};
            }
        };
        var integrator = new DormandPrince853Integrator(1e-8, 1, 1e-12, 1e-12);
        LotkaVolterra path = new LotkaVolterra(new double[count], new double[count], new double[count]);
        ODEState state = new ODEState(0, new double[] {0.44249296, 4.6280594});
        for (int i = 0; i < count; i++) {
            double at = end * i / (count - 1);
            if (at > state.getTime()) {
                state = integrator.integrate(ode, state, at);
            }
            path.t[i] = at;
            path.x[i] = state.getPrimaryState()[0];
            path.y[i] = state.getPrimaryState()[1];
        }
        return path;
    }

    /** factor x y with Gaussian noise of a part of its mean size. */
    double[] term(double factor, double noise, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] term = new double[t.length];
        double mean = 0;
        for (int i = 0; i < term.length; i++) {
            term[i] = factor * x[i] * y[i];
            mean += Math.abs(term[i]) / term.length;
        }
        for (int i = 0; i < term.length; i++) {
            term[i] += noise * mean * random.nextGaussian();
        }
        return term;
    }

    /** factor x y with a smooth error, such as a network has: three waves over the path. */
    double[] smoothly(double factor, double size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] term = term(factor, 0, 0);
        double mean = 0;
        for (double v : term) {
            mean += Math.abs(v) / term.length;
        }
        for (int wave = 1; wave <= 3; wave++) {
            double amplitude = size * mean * random.nextGaussian();
            double phase = 2 * Math.PI * random.nextDouble();
            for (int i = 0; i < term.length; i++) {
                term[i] += amplitude * Math.sin(wave * 2 * Math.PI * i / term.length + phase);
            }
        }
        return term;
    }
}
