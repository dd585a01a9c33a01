// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleBiFunction;
import org.gyrus.data.Cohort;
import org.gyrus.data.Holdout;
import org.gyrus.hybrid.Hybrid;
import org.gyrus.model.Model;
import org.gyrus.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class FaultsTest {
    private static final double[] DAYS = {0, 10, 20, 40};

    private static final ToDoubleBiFunction<Integer, Double> TRUTH =
            (i, t) -> Cohorts.logistic(0.1 + 0.02 * i, 900, 100, t);

    private static FitBuilder growth(Cohort cohort) {
        return Fit.of(Cohorts.logistic()).to(cohort).observing("V", "v");
    }

    private static Cohort rows(double[] days, double... values) {
        StringColumn who = StringColumn.create("who");
        for (int i = 0; i < days.length; i++) {
            who.append("p0");
        }
        return Cohorts.of(Table.create(who, DoubleColumn.create("day", days), DoubleColumn.create("v", values)));
    }

    @Test
    void namesThatTheModelDoesNotHaveAreRefusedWhereTheyAreGiven() {
        FitBuilder builder = Fit.of(Cohorts.logistic());
        assertThatThrownBy(() -> builder.observing("v", "v")).hasMessageContaining("did you mean V?");
        assertThatThrownBy(() -> builder.shared("k")).hasMessageContaining("did you mean K?");
        assertThatThrownBy(() -> builder.shared("a").perPatient("a")).hasMessageContaining("fitted already");
        assertThatThrownBy(() -> growth(Cohorts.of(1, DAYS, TRUTH)).observing("V", "w"))
                .hasMessageContaining("no observed column w");
        assertThatThrownBy(builder::run).hasMessageContaining("to(cohort)");
        Network wide = Network.mlp("V", "t");
        Model learned = Cohorts.logistic().toBuilder().learned("N", 1, "1").build();
        assertThatThrownBy(() -> Fit.of(learned, Map.of("N", wide)))
                .hasMessageContaining("N sees 1 quantity in the model, but its network [V, t]");
        assertThatThrownBy(() -> Fit.of(learned, Map.of("M", wide))).hasMessageContaining("no learned function M");
    }

    @Test
    void missingValuesAreSkippedAndMissingTimesRefused() {
        Cohort holes = rows(
                new double[] {0, 10, 20, 30, 40},
                100,
                Double.NaN,
                TRUTH.applyAsDouble(0, 20.0),
                Double.NaN,
                TRUTH.applyAsDouble(0, 40.0));
        assertThat(growth(holes).run().value("a")).isCloseTo(0.1, within(1e-4));
        assertThatThrownBy(() ->
                        growth(rows(new double[] {0, Double.NaN}, 100, 120)).run())
                .isInstanceOf(FitException.class)
                .hasMessageContaining("Patient p0, reading 2: the time is missing");
        assertThatThrownBy(() -> growth(rows(new double[] {0, 1}, Double.NaN, Double.NaN))
                        .run())
                .hasMessageContaining("Patient p0 has no reading of v");
    }

    @Test
    void doubledAndUnsortedTimesCountAsTheyAre() {
        double[] days = {40, 0, 20, 20, 10};
        double[] values = new double[5];
        for (int i = 0; i < 5; i++) {
            values[i] = TRUTH.applyAsDouble(0, days[i]);
        }
        assertThat(growth(rows(days, values)).run().value("a")).isCloseTo(0.1, within(1e-4));
    }

    @Test
    void fewReadingsAndConstantColumnsAreSaid() {
        Fit one = growth(Cohorts.of(2, new double[] {10}, TRUTH))
                .perPatient("a", "K")
                .run();
        assertThat(one.warnings()).anyMatch(w -> w.contains("patients p0, p1 have fewer readings than numbers"));
        Fit flat = growth(Cohorts.of(1, DAYS, (i, t) -> 100.0)).run();
        assertThat(flat.warnings()).anyMatch(w -> w.contains("patient p0 has the same v in all readings"));
        assertThat(flat.stopped()).isEmpty();
    }

    @Test
    void numbersAtTheEndOfTheirRangeAreSaid() {
        Cohort fast = Cohorts.of(1, new double[] {0, 0.5, 1}, (i, t) -> 100 * Math.exp(3 * t));
        assertThat(growth(fast).run().warnings()).anyMatch(w -> w.contains("a ended at an end of its range"));
    }

    @Test
    void readingsBeforeTheStartAndLossesThatDoNotSuitAreRefused() {
        assertThatThrownBy(() ->
                        growth(Cohorts.of(1, new double[] {-5, 10}, TRUTH)).run())
                .hasMessageContaining("before the simulation starts")
                .hasMessageContaining("fromFirstReading()");
        assertThatThrownBy(() -> growth(rows(new double[] {0, 1}, 100, 0))
                        .loss(Loss.log())
                        .run())
                .hasMessageContaining("Patient p0, reading 2: v must be above 0")
                .hasMessageContaining("censorZeros");
    }

    @Test
    void unitsThatDoNotFitAreRefusedAndOthersConverted() {
        Table table = Table.create(
                StringColumn.create("who", "a", "a", "a"),
                DoubleColumn.create("week", 0, 1, 3),
                DoubleColumn.create("v", 0.1, TRUTH.applyAsDouble(0, 7.0) / 1000, TRUTH.applyAsDouble(0, 21.0) / 1000));
        Cohort milliliters = Cohort.of(table)
                .subject("who")
                .time("week", "week")
                .observing("v", "ml")
                .build();
        Fit fit = Fit.of(Cohorts.logistic().with("K", 900))
                .to(milliliters)
                .observing("V", "v")
                .shared("a")
                .run();
        assertThat(fit.value("a")).isCloseTo(0.1, within(1e-5));
        assertThat(fit.forecast("a", 0)[0]).isCloseTo(0.1, within(1e-12));
        Cohort days = Cohort.of(table)
                .subject("who")
                .time("week", "week")
                .observing("v", "day")
                .build();
        assertThatThrownBy(() -> growth(days).run()).hasMessageContaining("The column v is in day, but V in mm^3");
    }

    /** dx/dt = x^2 r blows up at t = 1/(r x0). */
    @Test
    void aSolutionThatEndsEarlyNamesPatientParameterAndTime() {
        Model explosive = Model.named("explosive")
                .time("day")
                .state("V", 1, "mm^3")
                .parameter("r", 0.01, "1/(mm^3*day)")
                .range(1e-4, 10)
                .equation("dV/dt = r*V^2")
                .build();
        Cohort cohort = Cohorts.of(1, new double[] {0, 1, 2}, (i, t) -> 1 / (1 - 0.4 * t));
        FitBuilder builder = Fit.of(explosive).to(cohort).observing("V", "v");
        assertThat(builder.run().value("r")).isCloseTo(0.4, within(1e-3));
        Fit rough = builder.with(
                        Optimizer.adam(3).schedule(RateSchedule.constant()).iterations(60))
                .run();
        assertThat(rough.warnings())
                .anyMatch(w -> w.contains("Patient p0: no finite value of V at t = ")
                        && w.contains("with r = ")
                        && w.contains("Stepped back; the rate is halved"));
        assertThat(rough.losses().doubleColumn("loss").min()).isFinite();
        Model begun = explosive.with("r", 5);
        assertThatThrownBy(() -> Fit.of(begun).to(cohort).observing("V", "v").run())
                .hasMessageContaining("Patient p0: no finite value of V at t = ")
                .hasMessageContaining("give other first values");
    }

    @Test
    void anInterruptKeepsTheBestSoFar() throws Exception {
        Cohort cohort = Cohorts.of(40, DAYS, TRUTH);
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Fit> result = new CompletableFuture<>();
        CompletableFuture<Boolean> marked = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            result.complete(growth(cohort)
                    .shared("a", "K")
                    .with(Optimizer.adam(1e-3).iterations(1_000_000))
                    .onProgress(state -> begun.countDown())
                    .run());
            marked.complete(Thread.currentThread().isInterrupted());
        });
        thread.start();
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        thread.interrupt();
        Fit fit = result.get(10, TimeUnit.SECONDS);
        assertThat(fit.stopped()).hasValueSatisfying(w -> assertThat(w).contains("Interrupted"));
        assertThat(marked.get()).isTrue();
        double first = fit.losses().doubleColumn("loss").get(0);
        assertThat(fit.losses().doubleColumn("loss").min()).isLessThanOrEqualTo(first);
    }

    @Test
    void validationKeepsTheBestForecast() {
        Cohort cohort = Cohorts.of(3, new double[] {0, 10, 20, 30, 40}, TRUTH);
        Fit fit = growth(cohort)
                .validation(Holdout.lastReadings(1))
                .patience(3)
                .with(Optimizer.adam(0.5).schedule(RateSchedule.constant()).iterations(400))
                .run();
        List<Double> validation = fit.losses().doubleColumn("validation").asList();
        assertThat(validation.size()).isLessThan(400);
        double least = validation.stream().mapToDouble(v -> v).min().orElseThrow();
        assertThat(validation.indexOf(least)).isEqualTo(validation.size() - 4);
    }

    @Test
    void newPatientsAreFittedWithWhatIsKnown() {
        Cohort old = Cohorts.of(12, DAYS, TRUTH);
        FitBuilder builder = growth(old).shared("K").perPatient("a").prior("a", Prior.population());
        Fit known = builder.run();
        Cohort fresh = Cohorts.of(2, new double[] {0, 10}, (i, t) -> Cohorts.logistic(0.16 + 0.04 * i, 900, 100, t));
        Fit fit = builder.to(fresh).given(known).run();
        assertThat(fit.value("K")).isEqualTo(known.value("K"));
        assertThat(fit.value("a", "p1")).isCloseTo(0.2, within(5e-3));
        assertThatThrownBy(() -> growth(fresh).shared("a", "K").given(known).run())
                .hasMessageContaining("a fit of the same numbers");
    }

    /** The mark is set before the fit, at one of its iterations, or at any moment, in a warm start too: there is always a fit. */
    @ParameterizedTest
    @ValueSource(strings = {"together", "apart", "mixed", "network", "collocation", "windows", "shooting", "batches"})
    void anInterruptAtAnyMomentGivesAFit(String kind) throws Exception {
        double[] days = {0, 5, 10, 15, 20, 30, 40};
        Cohort cohort = Cohorts.of(6, days, TRUTH);
        FitBuilder plain = growth(cohort).threads(2);
        Hybrid hybrid = Hybrid.parallel(Cohorts.logistic())
                .residual("V", Network.mlp("V").hidden(4).seed(1))
                .build();
        FitBuilder learned = Fit.of(hybrid).to(cohort).observing("V", "v").threads(2);
        FitBuilder builder =
                switch (kind) {
                    case "apart" -> plain.perPatient("a", "K");
                    case "mixed" -> plain.perPatient("a").prior("a", Prior.population());
                    case "network" -> learned;
                    case "collocation" -> learned.warmStart(WarmStart.collocation());
                    case "windows" -> learned.warmStart(WarmStart.growingWindows(3));
                    case "shooting" -> learned.warmStart(WarmStart.multipleShooting(3));
                    case "batches" -> learned.with(Optimizer.adam().batches(2));
                    default -> plain.shared("a", "K");
                };
        Fit begun = interrupted(builder, 0, 0);
        assertThat(begun.patients()).hasSize(6);
        for (int moment : new int[] {1, 7, 60}) {
            Fit fit = interrupted(builder, moment, 0);
            assertThat(fit.forecast("p3", 25)[0]).isFinite();
        }
        for (int millis : new int[] {1, 20, 150}) {
            Fit fit = interrupted(builder, Integer.MAX_VALUE, millis);
            assertThat(fit.forecast("p3", 25)[0]).isFinite();
        }
    }

    /** Runs in a thread that is interrupted before it (0), at an iteration, or after some time. */
    private static Fit interrupted(FitBuilder builder, int iteration, long millis) throws Exception {
        CompletableFuture<Fit> result = new CompletableFuture<>();
        AtomicInteger seen = new AtomicInteger();
        FitBuilder watched = builder.onProgress(state -> {
            if (seen.incrementAndGet() == iteration) {
                Thread.currentThread().interrupt();
            }
        });
        Thread thread = new Thread(() -> {
            if (iteration == 0) {
                Thread.currentThread().interrupt();
            }
            try {
                result.complete(watched.run());
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        thread.start();
        if (millis > 0) {
            Thread.sleep(millis);
            thread.interrupt();
        }
        return result.get(60, TimeUnit.SECONDS);
    }

    @Test
    void whatLiesOutsideOfARangeIsSaid() {
        StringColumn who = StringColumn.create("who", "a", "a", "a", "b", "b", "b");
        DoubleColumn day = DoubleColumn.create("day", 0, 10, 20, 0, 10, 20);
        DoubleColumn v = DoubleColumn.create("v", 100, 150, 220, 100, -4, 180);
        DoubleColumn growth = DoubleColumn.create("rate", 0.05, 0.05, 0.05, 7, 7, 7);
        Cohort cohort = Cohort.of(Table.create(who, day, v, growth))
                .subject("who")
                .time("day", "day")
                .observing("v", "mm^3")
                .covariates("rate")
                .build();
        Fit fit = Fit.of(Cohorts.logistic())
                .to(cohort)
                .observing("V", "v")
                .covariate("a", "rate")
                .shared("K")
                .run();
        assertThat(fit.warnings())
                .anyMatch(w -> w.contains("patient b has a covariate outside the range of a, 0.001 to 1.0"))
                .anyMatch(w -> w.contains("patient b has readings of v below 0, which V cannot be"));
        assertThatThrownBy(() -> Cohorts.logistic().with("a", 3)).hasMessageContaining("range");
    }
}
