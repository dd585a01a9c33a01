// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

/** The arrays that one call of an {@link Executor} reads and writes: one for each {@link Place}, from an offset on. */
@SuppressWarnings("EnumOrdinal") // never stored
final class Frame {
    private static final int PLACES = Place.values().length;

    final double[][] arrays = new double[PLACES][];
    final int[] at = new int[PLACES];
    /** t */
    double time;

    void set(Place place, double[] array, int offset) {
        arrays[place.ordinal()] = array;
        at[place.ordinal()] = offset;
    }

    double[] array(Place place) {
        return arrays[place.ordinal()];
    }

    int at(Place place) {
        return at[place.ordinal()];
    }
}
