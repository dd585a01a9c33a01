// SPDX-License-Identifier: Apache-2.0
package org.gyrus.network;

import java.util.Collections;
import java.util.List;

/**
 * Brings quantities with units to the order of 1 and back, element by element: an input x is seen as (x - shift) scale, a
 * raw result o is given as shift + scale o.
 *
 * @param shift in the unit of x, or of the result
 * @param scale factors, finite and not 0
 */
public record Scaling(List<Double> shift, List<Double> scale) {
    /** Rejects what is not finite or of different lengths. */
    public Scaling {
        shift = List.copyOf(shift);
        scale = List.copyOf(scale);
        if (shift.size() != scale.size()) {
            throw new NetworkException("A scaling has as many shifts as scales, but " + shift.size() + " and "
                    + scale.size() + " were given.");
        }
        for (int i = 0; i < scale.size(); i++) {
            if (!Double.isFinite(shift.get(i)) || !Double.isFinite(scale.get(i)) || scale.get(i) == 0) {
                throw new NetworkException("Shifts are finite and scales finite and not 0, but element " + i
                        + " has shift " + shift.get(i) + " and scale " + scale.get(i) + ".");
            }
        }
    }

    /** The identity on n elements. */
    public static Scaling none(int n) {
        return new Scaling(Collections.nCopies(n, 0.0), Collections.nCopies(n, 1.0));
    }

    /** The number of elements. */
    public int size() {
        return shift.size();
    }

    /** Whether it changes nothing. */
    public boolean isNone() {
        return equals(none(size()));
    }
}
