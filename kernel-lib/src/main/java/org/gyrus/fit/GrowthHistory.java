// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Numbers that describe what a patient has shown of a positive quantity V, at the last reading.
 *
 * @param last the last value, in the unit of the readings
 * @param slope (ln V_n - ln V_(n-1)) / (t_n - t_(n-1)), 1/time of the readings; 0 after a single reading
 * @param before the same one reading earlier; 0 when there is none
 * @param rise ln of the last value over the least one
 * @param size ln of the last value
 * @param elapsed time from the first reading to the last
 */
public record GrowthHistory(double last, double slope, double before, double rise, double size, double elapsed) {
    private static final double STEEPEST = 0.15;
    private static final double SHORTEST = 1;

    /**
     * Of readings above 0, times in weeks: a slope is kept within 0.15 a week either way, and readings less than a week
     * apart count as a week apart, so that one rounded diameter does not make a catastrophe.
     *
     * @throws FitException when the last reading is not above 0
     */
    public static GrowthHistory of(Readings seen) {
        return of(seen, seen.size());
    }

    /** Of the first readings only. */
    static GrowthHistory of(Readings seen, int count) {
        double last = seen.value(count - 1);
        if (!(last > 0)) {
            throw new FitException("patient " + seen.patient() + ": the last reading, " + last
                    + ", is not above 0; Cohort.censorZeros(column) gives zeros a bound");
        }
        double least = last;
        for (int i = 0; i < count; i++) {
            least = Math.min(least, seen.value(i));
        }
        return new GrowthHistory(
                last,
                slope(seen, count - 1),
                slope(seen, count - 2),
                Math.log(last / Math.max(least, Double.MIN_NORMAL)),
                Math.log(last),
                seen.time(count - 1) - seen.start());
    }

    private static double slope(Readings seen, int i) {
        if (i < 1 || !(seen.value(i - 1) > 0 && seen.value(i) > 0)) {
            return 0;
        }
        double slope =
                Math.log(seen.value(i) / seen.value(i - 1)) / Math.max(SHORTEST, seen.time(i) - seen.time(i - 1));
        return Math.max(-STEEPEST, Math.min(STEEPEST, slope));
    }

    /** By the names that a model may give them: last, slope, before, rise, size, elapsed. */
    public Map<String, Double> byName() {
        Map<String, Double> all = new LinkedHashMap<>();
        all.put("last", last);
        all.put("slope", slope);
        all.put("before", before);
        all.put("rise", rise);
        all.put("size", size);
        all.put("elapsed", elapsed);
        return all;
    }
}
