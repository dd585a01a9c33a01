// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.Arrays;

/**
 * The population that patients' own numbers come from: z ~ N(mean, spread^2) in the optimizer's coordinates, each by
 * itself; an infinite spread where there is none.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the package
record Population(double[] mean, double[] spread) {
    static Population none(int own) {
        double[] wide = new double[own];
        Arrays.fill(wide, Double.POSITIVE_INFINITY);
        return new Population(new double[own], wide);
    }

    boolean has(int own) {
        return spread[own] < Double.POSITIVE_INFINITY;
    }

    /** (z - mean) / spread; 0 without a population. */
    double standard(int own, double z) {
        return has(own) ? (z - mean[own]) / spread[own] : 0;
    }

    Population copy() {
        return new Population(mean.clone(), spread.clone());
    }
}
