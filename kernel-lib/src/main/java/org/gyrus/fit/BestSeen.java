// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.MultivariateJacobianFunction;
import org.hipparchus.util.Pair;

/** The residuals of a scaled law as Hipparchus asks for them; it keeps the best point, and notices an interrupt. */
final class BestSeen implements MultivariateJacobianFunction {
    private final ScaledLaw law;
    private double[] best;
    private double cost;

    BestSeen(ScaledLaw law, double[] start) {
        this.law = law;
        this.best = start;
        this.cost = law.cost(start);
    }

    double[] point() {
        return best;
    }

    int size() {
        return law.size();
    }

    double[] clamped(double[] point) {
        return law.clamped(point);
    }

    @Override
    public Pair<RealVector, RealMatrix> value(RealVector point) {
        Interrupts.check();
        double[] q = point.toArray();
        double[] residuals = new double[law.size()];
        double[][] jacobian = new double[law.size()][q.length];
        double now = law.residuals(q, residuals, jacobian);
        if (now < cost) {
            cost = now;
            best = q;
        }
        return new Pair<>(new ArrayRealVector(residuals, false), new Array2DRowRealMatrix(jacobian, false));
    }
}
