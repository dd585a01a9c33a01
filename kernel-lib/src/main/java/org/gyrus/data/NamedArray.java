// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

import java.util.List;

/** One array of a file: numbers or texts, the last index running fastest. */
@SuppressWarnings("ArrayRecordComponent") // Never compared; copied before it leaves the package.
sealed interface NamedArray {
    int[] shape();

    record Numbers(int[] shape, double[] values) implements NamedArray {}

    record Texts(int[] shape, List<String> values) implements NamedArray {}

    /** How many elements an array of this shape has. */
    static long count(int... shape) {
        long count = 1;
        for (int n : shape) {
            count = Math.multiplyExact(count, n);
        }
        return count;
    }

    /** Numbers whose first index runs fastest (MATLAB, Fortran), turned so that the last does. */
    static Numbers ofColumns(int[] shape, double[] values) {
        int[] place = new int[values.length];
        order(shape, place);
        double[] turned = new double[values.length];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = values[place[i]];
        }
        return new Numbers(shape, turned);
    }

    /** Where each element, counted with the last index fastest, stands when the first runs fastest. */
    static void order(int[] shape, int[] place) {
        int[] index = new int[shape.length];
        for (int i = 0; i < place.length; i++) {
            int at = 0;
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                at = at * shape[axis] + index[axis];
            }
            place[i] = at;
            for (int axis = shape.length - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--) {
                index[axis] = 0;
            }
        }
    }
}
