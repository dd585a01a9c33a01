// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.Arrays;
import java.util.List;
import org.gyrus.data.Cohort;

/**
 * Another forecaster's course, multiplied so that it passes through the patient's last reading.
 *
 * @param name what the table calls it
 * @param other whose course it is
 */
record Anchored(String name, Forecaster other) implements Forecaster {
    @Override
    public Course course(Readings seen) {
        Course course = other.course(seen);
        double factor = seen.value(seen.size() - 1) / course.at(seen.time(seen.size() - 1))[0];
        return times -> Arrays.stream(course.at(times)).map(v -> factor * v).toArray();
    }

    @Override
    public Forecaster learned(Cohort seen, String observed) {
        return new Anchored(name, other.learned(seen, observed));
    }

    @Override
    public Forecaster seeded(long seed) {
        Forecaster next = other.seeded(seed);
        return next == other ? this : new Anchored(name, next);
    }

    @Override
    public List<Forecaster> settings() {
        return other.settings().size() == 1
                ? List.of(this)
                : other.settings().stream()
                        .<Forecaster>map(s -> new Anchored(s.name(), s))
                        .toList();
    }

    @Override
    public boolean forecastsStrangers() {
        return other.forecastsStrangers();
    }

    @Override
    public Size size() {
        return other.size();
    }
}
