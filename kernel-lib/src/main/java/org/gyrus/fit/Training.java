// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/** Runs an optimizer over a task: all patients together, or each by itself where they share nothing. */
final class Training {
    private final FitBuilder.Settings s;
    private final Task task;
    private final Optimizer optimizer;

    private Training(FitBuilder.Settings settings, Task task) {
        s = settings;
        this.task = task;
        Optimizer chosen = s.optimizer.orElse(Optimizer.adam());
        optimizer = s.iterations > 0 ? chosen.iterations(s.iterations) : chosen;
    }

    static Fit run(FitBuilder.Settings settings) {
        Preparation preparation = new Preparation(settings);
        Task task = preparation.task();
        double[] start = preparation.start(task);
        return new Training(settings, task).run(start);
    }

    private Fit run(double[] start) {
        return task.unknowns().separable() && task.data().size() > 1 ? apart(start) : together(start);
    }

    private Fit together(double[] start) {
        Journal journal = new Journal(start, task.count(false), s.patience, iterations(), s.listener);
        String stopped = minimize(task, start.clone(), journal, s.threads);
        return new Fit(task, journal.best(), journal.rows(), journal.notes(), stopped);
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
    private Fit apart(double[] start) {
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
        return new Fit(task, theta, Histories.mean(journals), notes, why);
    }
}
