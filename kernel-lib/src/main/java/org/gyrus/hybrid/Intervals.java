// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

import java.util.HashMap;
import java.util.Map;

/** Where quantities lie in data; immutable. */
record Intervals(Map<String, Interval> byName) {
    static final Intervals NONE = new Intervals(Map.of());

    private static final Interval UNKNOWN = new Interval(0, 0);

    Intervals {
        byName = Map.copyOf(byName);
    }

    /** From low to high; unknown where both are one number. */
    record Interval(double low, double high) {
        boolean isKnown() {
            return low < high;
        }

        double middle() {
            return isKnown() ? low / 2 + high / 2 : 0;
        }

        double width() {
            return high - low;
        }
    }

    Interval of(String name) {
        return byName.getOrDefault(name, UNKNOWN);
    }

    Intervals with(String name, double low, double high) {
        if (!(low <= high && Double.isFinite(high - low))) {
            throw new HybridException("The values of " + name + " lie between two finite numbers, but " + low + " and "
                    + high + " were given.");
        }
        Map<String, Interval> more = new HashMap<>(byName);
        more.put(name, new Interval(low, high));
        return new Intervals(more);
    }
}
