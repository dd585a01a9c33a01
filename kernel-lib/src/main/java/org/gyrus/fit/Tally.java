// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hipparchus.stat.descriptive.StreamingStatistics;

/** One rival's errors, patient by patient, over seeds, and the time they took. */
final class Tally {
    private final Map<String, StreamingStatistics> errors = new LinkedHashMap<>();
    private final StreamingStatistics seedMeans = new StreamingStatistics();
    private StreamingStatistics ownSeed = new StreamingStatistics();
    private long trainingNanos;
    private long forecastNanos;
    private long forecasts;
    private Size size;
    private String complaint = "";

    Tally(Collection<String> patients) {
        patients.forEach(id -> errors.put(id, new StreamingStatistics()));
    }

    void nextSeed() {
        ownSeed = new StreamingStatistics();
    }

    void learned(long nanos, Size learnedSize) {
        trainingNanos += nanos;
        size = learnedSize;
    }

    void add(String patient, Trial.Outcome outcome) {
        errors.get(patient).addValue(outcome.error());
        ownSeed.addValue(outcome.error());
        trainingNanos += outcome.fitNanos();
        forecastNanos += outcome.forecastNanos();
        forecasts++;
        if (complaint.isEmpty()) {
            complaint = outcome.complaint();
        }
    }

    void seedDone() {
        seedMeans.addValue(ownSeed.getMean());
    }

    boolean has(String patient) {
        return errors.get(patient).getN() > 0;
    }

    /** Mean over seeds. */
    double error(String patient) {
        return errors.get(patient).getMean();
    }

    /** Over all patients of the last seed; infinite when a forecast failed. */
    double meanError() {
        double mean = ownSeed.getMean();
        return Double.isFinite(mean) ? mean : Double.POSITIVE_INFINITY;
    }

    double seconds() {
        return (trainingNanos + forecastNanos) / 1e9;
    }

    double trainingSeconds() {
        return trainingNanos / 1e9;
    }

    double forecastMicros() {
        return forecasts == 0 ? Double.NaN : forecastNanos / 1e3 / forecasts;
    }

    int seeds() {
        return (int) Math.max(1, seedMeans.getN());
    }

    double seedSpread() {
        return seedMeans.getN() > 1 ? seedMeans.getStandardDeviation() : 0;
    }

    String complaint() {
        return complaint;
    }

    /** After learning, which may settle it; null before. */
    Size size() {
        return size;
    }
}
