// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

/** What an optimizer makes small: a function of unconstrained numbers with its exact gradient. */
interface Cost {
    /** How many numbers it depends on. */
    int size();

    /**
     * The value; infinite where it cannot be computed, never NaN.
     *
     * @param gradient receives the derivatives; null where they are not wanted
     */
    double at(double[] theta, double[] gradient);

    /** How many patients it is the sum of; 1 where it cannot be had in parts. */
    default int patients() {
        return 1;
    }

    /**
     * An estimate from some patients, as many times theirs as there are more; what all share counts whole.
     *
     * @param some indices in ascending order
     */
    default double at(double[] theta, double[] gradient, int[] some) {
        return at(theta, gradient);
    }

    /** Why the last value is infinite: patient, parameters and time in one sentence. */
    String failure();

    /** Of the last point: the mean loss of readings that are only watched; NaN without any. */
    double validation();

    /** Which numbers are weights of networks. */
    boolean[] isWeight();
}
