// SPDX-License-Identifier: Apache-2.0
package org.gyrus.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.gyrus.data.Cohort;
import org.gyrus.data.Datasets;
import org.gyrus.data.ListColumns;
import org.gyrus.data.Patient;
import org.gyrus.disorder.Disorders;
import org.gyrus.disorder.SyntheticCohort;
import org.gyrus.fit.Fit;
import org.gyrus.fit.FitBuilder;
import org.gyrus.fit.LogDensity;
import org.gyrus.fit.Loss;
import org.gyrus.fit.NeuralGrowth;
import org.gyrus.fit.Optimizer;
import org.gyrus.fit.Prior;
import org.gyrus.fit.Readings;
import org.gyrus.hybrid.Hybrid;
import org.gyrus.model.Model;
import org.gyrus.network.Network;
import org.gyrus.solver.Solve;
import org.gyrus.solver.Solver;

/**
 * What fits cost: a gradient step of a fit beside the bare solves and their adjoints, and the 641 real lesions, a neural ODE
 * each and a hybrid of the population. {@code environment/bench fits [overhead] [neural] [population]}.
 */
public final class Fits {
    private static final int ROUNDS = 15;

    private Fits() {}

    /** Arguments: which of the three; none for all. */
    public static void main(String... arguments) {
        List<String> asked = arguments.length == 0 ? List.of("overhead", "neural", "population") : List.of(arguments);
        if (asked.contains("overhead")) {
            overhead("Gompertz, 23 numbers", gompertz());
            overhead("hybrid with 16-16 units, 322 numbers", hybrid());
        }
        if (asked.contains("neural")) {
            neural(lesions("T_weeks", "week"));
        }
        if (asked.contains("population")) {
            population(lesions("T_days", "day"));
        }
    }

    private static Cohort made() {
        return SyntheticCohort.of(Disorders.tumor().gompertz())
                .patients(20)
                .visits(12)
                .visitsEvery(12, "day")
                .noise(0.05)
                .seed(2)
                .make()
                .cohort();
    }

    private static Fit gompertz() {
        return Fit.of(Disorders.tumor().gompertz())
                .to(made())
                .observing("V", "V")
                .shared("a", "K")
                .initial("V")
                .loss(Loss.gaussian())
                .run();
    }

    private static Fit hybrid() {
        return Fit.of(Hybrid.parallel(Disorders.tumor().exponential())
                        .residual("V", Network.mlp("V").hidden(16, 16).tanh().seed(1))
                        .build())
                .to(made())
                .observing("V", "V")
                .with(Optimizer.adam().iterations(20))
                .run();
    }

    /** Both compute values and gradients of all patients, in turn, on one thread; medians of blocks. */
    private static void overhead(String name, Fit fit) {
        LogDensity density = fit.density();
        double[] theta = density.start();
        double[] gradient = new double[theta.length];
        List<Solve> solves = new ArrayList<>();
        List<double[]> bars = new ArrayList<>();
        Cohort cohort = made();
        for (String patient : fit.patients()) {
            double[] times = cohort.patient(patient).times();
            solves.add(fit.simulation(patient).compile().observing(List.of("V"), times));
            double[] ones = new double[times.length];
            Arrays.fill(ones, 1);
            bars.add(ones);
        }
        List<double[]> parameters = solves.stream().map(Solve::parameters).toList();
        List<double[]> weights = solves.stream().map(Solve::weights).toList();
        Runnable bare = () -> {
            for (int i = 0; i < solves.size(); i++) {
                solves.get(i).forward(parameters.get(i), weights.get(i));
                solves.get(i).reverse(bars.get(i));
            }
        };
        Runnable step = () -> density.at(theta, gradient);
        Timing.warmUp(bare, 2);
        Timing.warmUp(step, 2);
        Timing engine = new Timing(1);
        Timing whole = new Timing(1);
        for (int round = 0; round < ROUNDS; round++) {
            engine.measure(bare, 0.2);
            whole.measure(step, 0.2);
        }
        System.out.printf(
                Locale.ROOT,
                "%s: bare solves and adjoints %.1f us, gradient of the fit %.1f us, %.1f %% more (least of blocks:"
                        + " %.1f and %.1f us, %.1f %%)%n",
                name,
                1e6 * engine.median(),
                1e6 * whole.median(),
                100 * (whole.median() / engine.median() - 1),
                1e6 * engine.least(),
                1e6 * whole.least(),
                100 * (whole.least() / engine.least() - 1));
    }

    private static Cohort lesions(String time, String unit) {
        var readings = ListColumns.unfold(
                Datasets.table("tumor-growth"), "T_weeks", "T_days", "Lesion_diam", "Lesion_vol", "Lesion_normvol");
        Cohort all = Cohort.of(readings)
                .subject("Pt_hashID")
                .time(time, unit)
                .observing("Lesion_normvol", "1")
                .build()
                .sortedByTime();
        return unit.equals("week")
                ? all.select(Patient.atLeast(6))
                : all.censorZeros("Lesion_normvol").timeFromFirstReading("week").select(Patient.atLeast(6));
    }

    /** A 1-3-1 neural ODE for each lesion, as published: every reading but the last two. */
    private static void neural(Cohort cohort) {
        NeuralGrowth rival = NeuralGrowth.oneDimensional();
        long begun = System.nanoTime();
        long fitted = cohort.patients().parallelStream()
                .filter(p -> {
                    double[] t = Arrays.copyOf(p.times(), p.readings() - 2);
                    double[] v = Arrays.copyOf(p.values("Lesion_normvol"), t.length);
                    return Double.isFinite(
                            rival.course(Readings.of(p.id(), t, v)).at(t[t.length - 1])[0]);
                })
                .count();
        System.out.printf(
                Locale.ROOT,
                "1-D neural ODEs as published, 12 numbers each: %d lesions, %d with a course, %.1f s on %d cores%n",
                cohort.size(),
                fitted,
                (System.nanoTime() - begun) / 1e9,
                Runtime.getRuntime().availableProcessors());
    }

    /** The population hybrid of notebook 01: shared network and exponent, a prior for each lesion's own numbers. */
    private static void population(Cohort cohort) {
        Model law = Model.named("general Bertalanffy")
                .time("week")
                .state("V", 1e-3, "1")
                .positive()
                .parameter("k", 0, "1")
                .parameter("a", 0.05, "1/week")
                .range(1e-4, 5)
                .parameter("lambda", 0.33, "1")
                .range(-2, 2)
                .definition("K = 0.001*exp(k)")
                .definition("y = log(V/0.001)")
                .equation("dV/dt = a*V*((K/V)^lambda - 1)/lambda")
                .build();
        Hybrid beside = Hybrid.parallel(law)
                .residual("V", Network.mlp("y", "t").hidden(4).tanh())
                .times("V")
                .size(0.05)
                .build();
        FitBuilder builder = Fit.of(beside)
                .to(cohort)
                .observing("V", "Lesion_normvol")
                .shared("lambda")
                .perPatient("k", "a")
                .initial("V")
                .prior("k", Prior.normal(0, 2))
                .prior("a", Prior.logNormal(0.1, 1))
                .loss(Loss.studentT(3))
                .method(Solver.tsit5().tolerance(1e-4, 1e-9));
        for (boolean batches : new boolean[] {false, true}) {
            Optimizer adam = batches
                    ? Optimizer.adam(0.05).iterations(30).batches(64)
                    : Optimizer.adam(0.05).iterations(100);
            long begun = System.nanoTime();
            Fit fit = builder.with(adam).run();
            System.out.printf(
                    Locale.ROOT,
                    "population hybrid, %d lesions, %s: %.1f s, loss per reading %.5f%n",
                    cohort.size(),
                    adam,
                    (System.nanoTime() - begun) / 1e9,
                    fit.losses().doubleColumn("loss").min());
        }
    }
}
