// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/** Runs an optimizer over a task: all patients together, or each by itself where they share nothing. */
final class Training {
    /** Numbers up to which Jacobians are cheaper than many gradients. */
    private static final int FEW = 40;

    private final FitBuilder.Settings s;
    private final Task task;
    private final Optimizer optimizer;

    Training(FitBuilder.Settings settings, Task task, Optimizer optimizer) {
        s = settings;
        this.task = task;
        this.optimizer = optimizer;
    }

    /** The optimizer that was asked for, or the one that suits. */
    static Optimizer optimizer(FitBuilder.Settings s, Task task) {
        Optimizer chosen = s.optimizer.orElseGet(() -> suited(task));
        return s.iterations > 0 ? chosen.iterations(s.iterations) : chosen;
    }

    /** Gauss-Newton where numbers are few and the loss a square; else Adam, then L-BFGS for the last digits. */
    static Optimizer suited(Task task) {
        Unknowns unknowns = task.unknowns();
        int together = unknowns.separable() ? unknowns.ownSize() : unknowns.size();
        boolean few =
                together <= FEW && task.loss().isSquare() && task.penalties().isEmpty();
        return few
                ? Optimizer.levenbergMarquardt()
                : Optimizer.adam()
                        .iterations(unknowns.weights() == 0 ? 200 : 500)
                        .then(Optimizer.lbfgs());
    }

    static Fit run(FitBuilder.Settings settings) {
        Preparation preparation = new Preparation(settings);
        Task task = preparation.task();
        double[] start = preparation.start(task);
        return new Training(settings, task, optimizer(settings, task)).run(start);
    }

    private Fit run(double[] start) {
        boolean mixed = task.unknowns().own().stream().anyMatch(Unknown::ofPopulation);
        Outcome outcome = mixed ? new MixedEffects(s, task).run(start) : optimized(start);
        return new Fit(task, outcome);
    }

    /** What an optimizer came to. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the package
    record Outcome(double[] theta, List<double[]> history, List<String> notes, String stopped) {}

    /** From a point to the best: all patients together, or each by itself. */
    Outcome optimized(double[] start) {
        return task.unknowns().separable() && task.data().size() > 1 ? apart(start) : together(start);
    }

    private Outcome together(double[] start) {
        Journal journal = new Journal(start, task.count(false), s.patience, iterations(), s.listener);
        String stopped = minimize(task, start.clone(), journal, s.threads);
        return new Outcome(journal.best(), journal.rows(), journal.notes(), stopped);
    }

    private int iterations() {
        return optimizer.stages().stream().mapToInt(Optimizer.Stage::iterations).sum();
    }

    /** @return why it stopped before its end; empty if it did not */
    private String minimize(Task part, double[] theta, Journal journal, int threads) {
        try (CohortCost cost = new CohortCost(part, threads)) {
            for (Optimizer.Stage stage : optimizer.stages()) {
                Minimizer.of(stage).run(cost, theta, journal);
                System.arraycopy(journal.best(), 0, theta, 0, theta.length);
            }
            return "";
        } catch (CancellationException e) {
            return "Interrupted; these are the best numbers until then.";
        }
    }

    /** Each patient by itself, in parallel; the history is the mean over patients. */
    private Outcome apart(double[] start) {
        Unknowns unknowns = task.unknowns();
        int n = unknowns.patients();
        double[] theta = start.clone();
        Journal[] journals = new Journal[n];
        String[] stopped = new String[n];
        try (Workers workers = new Workers(Math.min(s.threads, n))) {
            workers.run(n, i -> {
                double[] own = new double[unknowns.ownSize()];
                System.arraycopy(start, unknowns.ownAt(i), own, 0, own.length);
                Task single = task.single(i);
                journals[i] = new Journal(own, single.count(false), s.patience, iterations(), state -> {});
                stopped[i] = minimize(single, own, journals[i], 1);
            });
        } catch (CancellationException e) {
            // Patients that were done or begun keep what they have.
        }
        List<String> notes = new ArrayList<>();
        String why = "";
        for (int i = 0; i < n; i++) {
            if (journals[i] == null || stopped[i] == null || !stopped[i].isEmpty()) {
                why = "Interrupted; these are the best numbers until then.";
            }
            if (journals[i] != null) {
                System.arraycopy(journals[i].best(), 0, theta, unknowns.ownAt(i), unknowns.ownSize());
                notes.addAll(journals[i].notes());
            }
        }
        return new Outcome(theta, Histories.mean(journals), notes, why);
    }
}
