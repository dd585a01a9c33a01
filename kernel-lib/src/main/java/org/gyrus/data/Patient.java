// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * One subject of a cohort: readings in the order of the table.
 *
 * <p>Arrays are copies, one element per reading; a missing value is NaN.
 */
public final class Patient {
    private final String id;
    final double[] times;
    private final Map<String, double[]> values;
    private final Map<String, boolean[]> censored;
    private final Map<String, String> covariates;
    private final int[] rows;

    Patient(String id, int[] rows, double[] times, Map<String, String> covariates) {
        this.id = id;
        this.rows = rows;
        this.times = times;
        this.values = new LinkedHashMap<>();
        this.censored = new LinkedHashMap<>();
        this.covariates = covariates;
    }

    /** Only while the cohort is made. */
    void add(String name, double[] readings, boolean[] bounds) {
        values.put(name, readings);
        censored.put(name, bounds);
    }

    /** A condition for {@link Cohort#select}: at least so many readings. */
    public static Predicate<Patient> atLeast(int readings) {
        return patient -> patient.readings() >= readings;
    }

    /** The subject's name in the table. */
    public String id() {
        return id;
    }

    /** How many readings there are. */
    public int readings() {
        return times.length;
    }

    /** Times, in the cohort's unit. */
    public double[] times() {
        return times.clone();
    }

    /**
     * Values of an observed column, in its unit.
     *
     * @throws DataException when the cohort does not observe it
     */
    public double[] values(String name) {
        return require(values, name).clone();
    }

    /**
     * Which readings are left-censored: the truth is at most the value.
     *
     * @throws DataException when the cohort does not observe the column
     */
    public boolean[] censored(String name) {
        return require(censored, name).clone();
    }

    /**
     * A covariate, as text, at the first reading.
     *
     * @throws DataException when the cohort has no such covariate
     */
    public String covariate(String name) {
        String value = covariates.get(name);
        if (value == null) {
            throw new DataException("the cohort has no covariate '" + name + "'; "
                    + NearestNames.of(name, covariates.keySet()).sentence());
        }
        return value;
    }

    /** Rows in the cohort's table. */
    int[] rows() {
        return rows;
    }

    private static <T> T require(Map<String, T> observed, String name) {
        T found = observed.get(name);
        if (found == null) {
            throw new DataException("the cohort does not observe '" + name + "'; "
                    + NearestNames.of(name, observed.keySet()).sentence());
        }
        return found;
    }

    @Override
    public String toString() {
        return id + ": " + readings() + " readings";
    }
}
