// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.stream.IntStream;
import org.gyrus.data.Cohort;
import org.gyrus.expression.Expression;
import org.gyrus.hybrid.Hybrid;
import org.gyrus.model.Model;
import org.gyrus.network.Network;
import org.gyrus.solver.Signal;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.Trajectory;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Lotka and Volterra over three cycles, whose fits from afar end in a wrong valley. */
class CollocationTest {
    private static final double[] TIMES =
            IntStream.rangeClosed(0, 80).mapToDouble(i -> 0.2 * i).toArray();

    private static Model prey() {
        return Model.named("Lotka-Volterra")
                .time("day")
                .state("x", 1, "1")
                .positive()
                .state("y", 0.5, "1")
                .positive()
                .parameter("alpha", 1.3, "1/day")
                .range(0, 10)
                .parameter("beta", 0.9, "1/day")
                .range(0, 10)
                .parameter("gamma", 0.8, "1/day")
                .range(0, 10)
                .parameter("delta", 1.8, "1/day")
                .range(0, 10)
                .equation("dx/dt = alpha*x - beta*x*y")
                .equation("dy/dt = gamma*x*y - delta*y")
                .build();
    }

    private static Cohort cohort(double noise) {
        Trajectory run = Simulation.of(prey()).until(16).run();
        Random random = new Random(5);
        Table table = Table.create(
                StringColumn.create("who", Collections.nCopies(TIMES.length, "one")),
                DoubleColumn.create("day", TIMES));
        for (String state : new String[] {"x", "y"}) {
            table.addColumns(DoubleColumn.create(
                    state,
                    Arrays.stream(run.sample(state, TIMES))
                            .map(v -> v * (1 + noise * random.nextGaussian()))
                            .toArray()));
        }
        return Cohort.of(table)
                .subject("who")
                .time("day", "day")
                .observing("x", "1")
                .observing("y", "1")
                .build();
    }

    private static FitBuilder builder(Cohort cohort) {
        return Fit.of(prey().with("alpha", 0.4).with("beta", 3).with("gamma", 3).with("delta", 0.5))
                .to(cohort)
                .observing("x", "x")
                .observing("y", "y")
                .shared("alpha", "beta", "gamma", "delta")
                .initial("x", "y");
    }

    private static double loss(Fit fit) {
        return fit.losses().doubleColumn("loss").min();
    }

    @Test
    void parametersAreFoundWhereAPlainFitEndsInAnotherValley() {
        Cohort cohort = cohort(0.02);
        Fit plain = builder(cohort).run();
        Fit warm = builder(cohort).warmStart(WarmStart.collocation()).run();
        assertThat(warm.value("alpha")).isCloseTo(1.3, within(0.05));
        assertThat(warm.value("delta")).isCloseTo(1.8, within(0.05));
        assertThat(loss(plain)).isGreaterThan(20 * loss(warm));
    }

    /** A neural ODE alone, over three cycles. */
    @Test
    void aNetworkIsFittedWhereAPlainFitWithTheSameIterationsFails() {
        Cohort cohort = cohort(0.01);
        Hybrid node = Hybrid.node("x", "y")
                .time("day")
                .network(Network.mlp("x", "y").hidden(16).seed(1))
                .build();
        FitBuilder builder = Fit.of(node)
                .to(cohort)
                .observing("x", "x")
                .observing("y", "y")
                .initialFromFirstReading("x", "y")
                .with(Optimizer.lbfgs().iterations(150));
        double plain = loss(builder.run());
        double warm = loss(builder.warmStart(WarmStart.collocation()).run());
        assertThat(plain).isGreaterThan(20 * warm);
    }

    /** From smooth readings the rates alone give the parameters to some percent; nothing was solved. */
    @Test
    void matchingAloneIsNearTheTruth() {
        Task task = builder(cohort(0)).iterations(1).run().task();
        MatchingCost cost = new MatchingCost(task);
        FitSettings settings = new FitSettings();
        double[] found = WarmStart.collocation().from(settings, task, new double[cost.size()]);
        double[] truth = {1.3, 0.9, 0.8, 1.8};
        for (int k = 0; k < 4; k++) {
            double value = task.unknowns().shared().get(k).coordinate().value(found[k]);
            assertThat(value).isCloseTo(truth[k], within(0.02 * truth[k]));
        }
        assertThat(task.unknowns().own().get(0).coordinate().value(found[4])).isCloseTo(1, within(0.02));
    }

    @Test
    void theCostHasTheGradientOfItsDifferences() {
        Hybrid hybrid = Hybrid.parallel(prey())
                .residual("x", Network.mlp("x", "t").hidden(3).seed(4))
                .build();
        Fit fit = Fit.of(hybrid)
                .to(cohort(0.02))
                .observing("x", "x")
                .observing("y", "y")
                .shared("alpha")
                .prior("alpha", Prior.logNormal(1, 0.5))
                .weightPrior(2)
                .initial("x")
                .loss(Loss.squares())
                .iterations(1)
                .run();
        MatchingCost cost = new MatchingCost(fit.task());
        Random random = new Random(2);
        double[] theta = random.doubles(cost.size(), -0.5, 0.5).toArray();
        double[] gradient = new double[theta.length];
        cost.at(theta, gradient);
        for (int k = 0; k < theta.length; k++) {
            double h = 1e-5;
            double[] up = theta.clone();
            double[] down = theta.clone();
            up[k] += h;
            down[k] -= h;
            double difference = (cost.at(up, null) - cost.at(down, null)) / (2 * h);
            assertThat(gradient[k])
                    .as("number " + k)
                    .isCloseTo(difference, within(1e-7 * Math.max(1, Math.abs(difference))));
        }
    }

    @Test
    void theSmoothCurveHasTheSlopeOfTheTruth() {
        double[] times = IntStream.range(0, 60).mapToDouble(i -> 0.1 * i).toArray();
        Random random = new Random(8);
        double[] exact = Arrays.stream(times).map(Math::sin).toArray();
        double[] noisy =
                Arrays.stream(exact).map(v -> v + 0.05 * random.nextGaussian()).toArray();
        SmoothCurve clear = SmoothCurve.through(times, exact, false);
        SmoothCurve smooth = SmoothCurve.through(times, noisy, false);
        for (double t = 0.5; t < 5.4; t += 0.1) {
            assertThat(clear.slope(t)).isCloseTo(Math.cos(t), within(2e-3));
            assertThat(smooth.slope(t)).isCloseTo(Math.cos(t), within(0.25));
            double h = 1e-5;
            assertThat(smooth.slope(t)).isCloseTo((smooth.value(t + h) - smooth.value(t - h)) / (2 * h), within(1e-7));
        }
        SmoothCurve line =
                SmoothCurve.through(new double[] {0, 1, 1, 2, 4, 7}, new double[] {1, 2, 4, 5, 9, 15}, false);
        assertThat(line.slope(3)).isCloseTo(2, within(1e-6));
        SmoothCurve growth =
                SmoothCurve.through(times, Arrays.stream(times).map(Math::exp).toArray(), true);
        assertThat(growth.slope(2.05)).isCloseTo(Math.exp(2.05), within(1e-6));
    }

    @Test
    void whatItCannotDoIsRefused() {
        FitBuilder half =
                Fit.of(prey()).to(cohort(0)).observing("x", "x").shared("alpha").warmStart(WarmStart.collocation());
        assertThatThrownBy(half::run)
                .isInstanceOf(FitException.class)
                .hasMessageContaining("readings of every state, but y of Lotka-Volterra is not observed")
                .hasMessageContaining("growingWindows");
        Cohort few = Cohorts.of(1, new double[] {0, 1, 2, 3}, (i, t) -> Cohorts.logistic(0.1, 900, 100, t));
        FitBuilder logistic = Fit.of(Cohorts.logistic()).observing("V", "v").warmStart(WarmStart.collocation());
        assertThatThrownBy(() -> logistic.to(few).run()).hasMessageContaining("patient p0 has 4 of v");
        Cohort dense = Cohorts.of(1, new double[] {0, 1, 2, 3, 4, 5}, (i, t) -> 100.0 + t);
        Model treated = Cohorts.logistic().toBuilder().on("cut", "V -> V/2").build();
        FitBuilder cut = Fit.of(treated).to(dense).observing("V", "v").warmStart(WarmStart.collocation());
        assertThat(cut.run().stopped()).isEmpty();
        assertThatThrownBy(() ->
                        cut.simulating((run, patient) -> run.dose("cut", 2, 1)).run())
                .hasMessageContaining("make V jump");
        Model driven = Cohorts.logistic().toBuilder()
                .input("u", "1")
                .rate("V", Expression.parse("a*V*(1 - V/K)*u"))
                .build();
        assertThatThrownBy(() -> Fit.of(driven)
                        .to(dense)
                        .observing("V", "v")
                        .warmStart(WarmStart.collocation())
                        .simulating((run, patient) -> run.input("u", Signal.constant(1)))
                        .run())
                .hasMessageContaining("inputs from outside, such as u");
    }
}
