// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import org.gyrus.disorder.GrowthLaw;

/** A way to find the parameters of a growth law for one patient. */
public interface Calibration {
    /** What a table calls it. */
    String name();

    /**
     * The law that suits the readings best, by this way's measure.
     *
     * @throws FitException when the readings are too few or none is above 0
     */
    GrowthFit fit(GrowthLaw law, Readings readings);

    /** Least squares by Levenberg and Marquardt, from several starts; see {@link LeastSquares}. */
    static Calibration leastSquares() {
        return new LeastSquares();
    }

    /** Penalized gradient descent as published for these laws; see {@link PenalizedDescent}. */
    static Calibration penalizedDescent() {
        return new PenalizedDescent();
    }
}
