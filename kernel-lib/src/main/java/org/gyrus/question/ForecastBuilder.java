// SPDX-License-Identifier: Apache-2.0
package org.gyrus.question;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.gyrus.fit.Fit;
import org.gyrus.inference.Posterior;

/** Says whose forecast, of what, from how many draws; immutable, each call gives a changed copy. */
public final class ForecastBuilder {
    private final Fit fit;
    private final Posterior posterior;
    private final String patient;
    private final Optional<String> column;
    private final int draws;
    private final long seed;

    ForecastBuilder(Fit fit, Posterior posterior) {
        this(Objects.requireNonNull(fit), Objects.requireNonNull(posterior), "", Optional.empty(), 400, 0);
    }

    private ForecastBuilder(
            Fit fit, Posterior posterior, String patient, Optional<String> column, int draws, long seed) {
        this.fit = fit;
        this.posterior = posterior;
        this.patient = patient;
        this.column = column;
        this.draws = draws;
        this.seed = seed;
    }

    /** Whose; the only one unless set. */
    public ForecastBuilder patient(String id) {
        return new ForecastBuilder(fit, posterior, id, column, draws, seed);
    }

    /** Of which observed column; the first unless set. */
    public ForecastBuilder column(String name) {
        return new ForecastBuilder(fit, posterior, patient, Optional.of(name), draws, seed);
    }

    /** How many futures; 400 unless set. */
    public ForecastBuilder draws(int count) {
        if (count < 20) {
            throw new QuestionException("Quantiles need at least 20 draws, but " + count + " was given.");
        }
        return new ForecastBuilder(fit, posterior, patient, column, count, seed);
    }

    /** The seed of the draws; 0 unless set. */
    public ForecastBuilder seed(long number) {
        return new ForecastBuilder(fit, posterior, patient, column, draws, number);
    }

    /** The forecast at rising times, in the cohort's unit. An interrupt ends it with a CancellationException. */
    public Forecast at(double... times) {
        if (patient.isEmpty() && fit.patients().size() != 1) {
            throw new QuestionException(
                    "The fit has " + fit.patients().size() + " patients: say whose forecast, with patient(\""
                            + fit.patients().get(0) + "\").");
        }
        String id = patient.isEmpty() ? fit.patients().get(0) : patient;
        double[][] futures = Arrays.stream(posterior.draws(draws, seed))
                .map(theta -> future(fit.at(theta), id, times))
                .toArray(double[][]::new);
        return Forecast.of(times, futures);
    }

    private double[] future(Fit draw, String id, double... times) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted");
        }
        return column.map(c -> draw.forecast(id, c, times)).orElseGet(() -> draw.forecast(id, times));
    }
}
