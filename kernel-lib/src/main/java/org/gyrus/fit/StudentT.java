// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import org.hipparchus.distribution.continuous.TDistribution;

/** Student's t noise around a prediction. */
record StudentT(double degreesOfFreedom) implements Loss {
    StudentT {
        if (!(degreesOfFreedom > 0)) {
            throw new FitException(
                    "Student's t has degrees of freedom above 0, but " + degreesOfFreedom + " was given; 4 is usual.");
        }
    }

    @Override
    public String title() {
        return "Student t with " + degreesOfFreedom + " degrees of freedom";
    }

    @Override
    public boolean learnsNoise() {
        return true;
    }

    @Override
    public double at(double x, double y, boolean bound, double scale, double[] bar) {
        double n = degreesOfFreedom;
        double e = (x - y) / scale;
        if (bound) {
            TDistribution t = new TDistribution(n);
            double below = t.cumulativeProbability(-e);
            double hazard = Math.exp(t.logDensity(-e)) / below;
            bar[0] = hazard / scale;
            bar[1] = -hazard * e;
            return -Math.log(below);
        }
        double w = (n + 1) / (n + e * e);
        bar[0] = w * e / scale;
        bar[1] = 1 - w * e * e;
        return 0.5 * (n + 1) * Math.log1p(e * e / n) + Math.log(scale);
    }
}
