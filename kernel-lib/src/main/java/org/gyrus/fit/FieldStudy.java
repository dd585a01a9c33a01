// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What one study has shown on a space: where it starts, and readings of every cell later. Immutable.
 *
 * <pre>{@code
 * FieldStudy.named("DS4").start(4, first).reading(8, second).set("beta", 0.3).set("early", first)
 * }</pre>
 */
public final class FieldStudy {
    private final String name;
    private final double from;
    private final double[] initial;
    private final Map<Double, double[]> readings;
    private final Map<String, double[]> parameters;

    private FieldStudy(
            String name,
            double from,
            double[] initial,
            Map<Double, double[]> readings,
            Map<String, double[]> parameters) {
        this.name = name;
        this.from = from;
        this.initial = initial;
        this.readings = readings;
        this.parameters = parameters;
    }

    /** A study without readings yet, from time 0. */
    public static FieldStudy named(String name) {
        return new FieldStudy(Objects.requireNonNull(name), 0, new double[0], Map.of(), Map.of());
    }

    /** When the simulation starts, in the model's unit of time, and the observed state then: one value for each cell. */
    public FieldStudy start(double time, double... values) {
        return new FieldStudy(name, time, values.clone(), readings, parameters);
    }

    /** What was read at a time after the start: one value for each cell, NaN where none was taken. */
    public FieldStudy reading(double time, double... values) {
        if (!(time > from)) {
            throw new FitException("The reading at " + time + " of study " + name + " comes after its start at " + from
                    + "; give start(time, values) first.");
        }
        Map<Double, double[]> more = new LinkedHashMap<>(readings);
        more.put(time, values.clone());
        return new FieldStudy(name, from, initial, more, parameters);
    }

    /** A parameter's value in this study: one number, or one for each cell. */
    public FieldStudy set(String parameter, double... values) {
        Map<String, double[]> more = new LinkedHashMap<>(parameters);
        more.put(parameter, values.clone());
        return new FieldStudy(name, from, initial, readings, more);
    }

    /** What it is called. */
    public String name() {
        return name;
    }

    double from() {
        return from;
    }

    double[] initial() {
        return initial.clone();
    }

    double[] times() {
        return readings.keySet().stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
    }

    double[] at(double time) {
        return readings.get(time).clone();
    }

    Map<String, double[]> parameters() {
        return parameters;
    }

    @Override
    public String toString() {
        return name + ": from " + from + ", readings at " + Arrays.toString(times());
    }
}
