// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.Arrays;
import org.gyrus.data.Patient;

/** What one patient has shown of one quantity: times that do not fall, and values that are there. */
public final class Readings {
    private final String patient;
    private final double[] times;
    private final double[] values;
    private final boolean[] censored;

    private Readings(String patient, double[] times, double[] values, boolean[] censored) {
        this.patient = patient;
        this.times = times;
        this.values = values;
        this.censored = censored;
    }

    /**
     * One observed column of a patient.
     *
     * @throws FitException when there is no reading, a value is missing or a time is earlier than the one before it
     */
    public static Readings of(Patient patient, String observed) {
        return checked(
                new Readings(patient.id(), patient.times(), patient.values(observed), patient.censored(observed)));
    }

    /**
     * Readings without a table, none censored.
     *
     * @throws FitException as {@link #of(Patient, String)}
     */
    public static Readings of(String patient, double[] times, double[] values) {
        return checked(new Readings(patient, times.clone(), values.clone(), new boolean[values.length]));
    }

    private static Readings checked(Readings r) {
        if (r.times.length == 0 || r.times.length != r.values.length) {
            throw new FitException("patient " + r.patient + ": expected as many values as times, at least one, not "
                    + r.values.length + " values at " + r.times.length + " times");
        }
        for (int i = 0; i < r.times.length; i++) {
            if (!Double.isFinite(r.times[i]) || !Double.isFinite(r.values[i])) {
                throw new FitException("patient " + r.patient + ", reading " + (i + 1)
                        + ": the time or the value is missing; Cohort.withoutMissing() leaves such readings out");
            }
            if (i > 0 && r.times[i] < r.times[i - 1]) {
                throw new FitException("patient " + r.patient + ", reading " + (i + 1)
                        + ": earlier than the one before it; Cohort.sortedByTime() puts readings in order");
            }
        }
        return r;
    }

    /** Whose they are. */
    public String patient() {
        return patient;
    }

    /** How many. */
    public int size() {
        return times.length;
    }

    /** Time of reading i. */
    public double time(int i) {
        return times[i];
    }

    /** Value of reading i. */
    public double value(int i) {
        return values[i];
    }

    /** Whether the truth of reading i is at most its value. */
    public boolean censored(int i) {
        return censored[i];
    }

    /** A copy of the times. */
    public double[] times() {
        return times.clone();
    }

    /** A copy of the values. */
    public double[] values() {
        return values.clone();
    }

    /** The first of them. */
    Readings first(int count) {
        return new Readings(
                patient, Arrays.copyOf(times, count), Arrays.copyOf(values, count), Arrays.copyOf(censored, count));
    }

    /** First time. */
    double start() {
        return times[0];
    }

    /** Last time less the first; 1 when they are equal. */
    double span() {
        double span = times[times.length - 1] - times[0];
        return span > 0 ? span : 1;
    }

    /** Largest value; 1 when none is above 0. */
    double scale() {
        double max = Arrays.stream(values).max().orElse(0);
        return max > 0 ? max : 1;
    }

    /**
     * What is wrong with a prediction of reading i: prediction less value; 0 for a censored reading whose bound the
     * prediction keeps.
     */
    double residual(int i, double prediction) {
        return censored[i] && prediction <= values[i] ? 0 : prediction - values[i];
    }
}
