// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

import java.util.LinkedHashMap;
import java.util.Map;

/** Units of time that cohorts are recorded in, in days; a year is the Julian year of 365.25 days. */
final class TimeScale {
    private static final Map<String, Double> DAYS = new LinkedHashMap<>();

    static {
        DAYS.put("s", 1 / 86400.0);
        DAYS.put("min", 1 / 1440.0);
        DAYS.put("h", 1 / 24.0);
        DAYS.put("day", 1.0);
        DAYS.put("week", 7.0);
        DAYS.put("month", 365.25 / 12);
        DAYS.put("year", 365.25);
    }

    private TimeScale() {}

    /** What a time in {@code from} is divided by to be in {@code to}: days to weeks gives 7. */
    static double divisor(String from, String to) {
        return days(to) / days(from);
    }

    static String require(String unit) {
        days(unit);
        return unit;
    }

    private static double days(String unit) {
        Double found = DAYS.get(unit);
        if (found == null) {
            throw new DataException("'" + unit + "' is not a unit of time known here; expected one of "
                    + String.join(", ", DAYS.keySet()));
        }
        return found;
    }
}
