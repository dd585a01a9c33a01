// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs an optimizer over a task: all patients together, or each by itself where they share nothing. */
final class Training implements AutoCloseable {
    static final String INTERRUPTED = "Interrupted; these are the best numbers until then.";

    /** Numbers up to which Jacobians are cheaper than many gradients. */
    private static final int FEW = 40;
    /** Steps of Adam that bring numbers near which are off by factors. */
    private static final int FAR = 100;

    private final FitSettings s;
    private final Task task;
    /** Of all patients; null until needed. */
    private CohortCost together;
    /** Of each patient by itself; null until needed. */
    private final CohortCost[] alone;

    private final Workers workers;

    Training(FitSettings settings, Task task) {
        s = settings;
        this.task = task;
        alone = new CohortCost[task.data().size()];
        workers = new Workers(Math.min(s.threads, alone.length));
    }

    /** The optimizer that was asked for, or the one that suits. */
    static Optimizer optimizer(FitSettings s, Task task) {
        Optimizer chosen = s.optimizer.orElseGet(() -> suited(task));
        return s.iterations > 0 ? chosen.iterations(s.iterations) : chosen;
    }

    /**
     * Gauss-Newton for the last digits where numbers are few and the loss a square, else L-BFGS; before either, Adam, whose
     * steps do not grow where the loss is flat: alone, Gauss-Newton runs into the ends of ranges from first values that are
     * off by factors.
     */
    static Optimizer suited(Task task) {
        Unknowns unknowns = task.unknowns();
        int together = unknowns.separable() ? unknowns.ownSize() : unknowns.size();
        boolean few =
                together <= FEW && task.loss().isSquare() && task.penalties().isEmpty();
        return few
                ? Optimizer.adam(0.1).iterations(FAR).then(Optimizer.levenbergMarquardt())
                : Optimizer.adam()
                        .iterations(unknowns.weights() == 0 ? 200 : 500)
                        .then(Optimizer.lbfgs());
    }

    static Fit run(FitSettings asked, boolean resumed) {
        Preparation preparation = new Preparation(asked);
        FitSettings settings = preparation.settings();
        Task task = preparation.task();
        double[] start = preparation.start(task);
        Optimizer optimizer = optimizer(settings, task);
        String fingerprint = task.fingerprint(optimizer.fingerprint() + Arrays.hashCode(start));
        Keeper keeper = keeper(settings, fingerprint, resumed);
        double[] begun = keeper.found() == null ? warm(settings, task, start) : start;
        Outcome outcome = outcome(settings, task, optimizer, begun, keeper);
        Doubts doubts = new Doubts(task);
        List<String> notes = new ArrayList<>(doubts.ofData());
        notes.addAll(outcome.notes());
        notes.addAll(doubts.ofNumbers(outcome.theta()));
        return new Fit(task, new Outcome(outcome.theta(), outcome.history(), notes, outcome.stopped()));
    }

    private static double[] warm(FitSettings s, Task task, double[] start) {
        double[] theta = start;
        try {
            for (WarmStart each : s.warmStarts) {
                theta = each.from(s, task, theta);
            }
        } catch (CancellationException e) {
            // Before it had begun; the mark stays set, so that the fit ends at once, too.
        }
        return theta;
    }

    private static Outcome outcome(
            FitSettings settings, Task task, Optimizer optimizer, double[] start, Keeper keeper) {
        if (settings.given.isPresent()) {
            return new Adaptation(settings, task, settings.given.get()).run(start);
        }
        if (task.unknowns().own().stream().anyMatch(Unknown::ofPopulation)) {
            return new MixedEffects(settings, task).run(start, keeper);
        }
        try (Training training = new Training(settings, task)) {
            return training.from(start, optimizer, keeper);
        }
    }

    private static Keeper keeper(FitSettings s, String fingerprint, boolean resumed) {
        if (resumed && s.checkpoint.isEmpty()) {
            throw new FitException("To resume, say where the checkpoint is with checkpointTo(path).");
        }
        return s.checkpoint
                .map(path -> resumed
                        ? Keeper.from(path, fingerprint, s.checkpointSeconds)
                        : Keeper.at(path, fingerprint, s.checkpointSeconds))
                .orElse(Keeper.NONE);
    }

    static Fit load(FitSettings asked, Path path) {
        return FitFile.read(path, new Preparation(asked).task());
    }

    /** What an optimizer came to. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the package
    record Outcome(double[] theta, List<double[]> history, List<String> notes, String stopped) {}

    /** From a point to the best: all patients together, or each by itself. */
    Outcome from(double[] start, Optimizer optimizer, Keeper keeper) {
        return isApart() ? apart(start, optimizer, keeper) : together(start, optimizer, keeper);
    }

    private boolean isApart() {
        return task.unknowns().separable() && task.data().size() > 1;
    }

    private CohortCost together() {
        if (together == null) {
            together = new CohortCost(task, s.threads);
        }
        return together;
    }

    private CohortCost alone(int patient) {
        if (alone[patient] == null) {
            alone[patient] = new CohortCost(task.single(patient), 1);
        }
        return alone[patient];
    }

    /** Something done with a patient's cost at the point that it understands. */
    interface PatientWork {
        void accept(int patient, PatientCost cost, double[] theta);
    }

    /** Does it for all patients, in parallel. */
    void each(double[] theta, PatientWork work) {
        Unknowns unknowns = task.unknowns();
        if (!isApart()) {
            CohortCost all = together();
            all.workers().run(all.patients(), i -> work.accept(i, all.patient(i), theta));
            return;
        }
        workers.run(
                alone.length,
                i -> work.accept(
                        i,
                        alone(i).patient(0),
                        Arrays.copyOfRange(theta, unknowns.ownAt(i), unknowns.ownAt(i) + unknowns.ownSize())));
    }

    private Outcome together(double[] start, Optimizer optimizer, Keeper keeper) {
        Journal journal = new Journal(start, task.count(false), s.patience, optimizer.iterations(), s.listener);
        String stopped = INTERRUPTED;
        try {
            stopped = minimize(together(), optimizer, start.clone(), journal, keeper);
        } catch (CancellationException e) {
            // Before the first iteration.
        }
        return new Outcome(journal.best(), journal.rows(), journal.notes(), stopped);
    }

    /** @return why it stopped before its end; empty if it did not */
    private static String minimize(
            CohortCost cost, Optimizer optimizer, double[] theta, Journal journal, Keeper keeper) {
        try {
            int first = 0;
            if (keeper.hasFound("stage")) {
                first = (int) keeper.found().number("stage");
                System.arraycopy(keeper.found().get("stage.start"), 0, theta, 0, theta.length);
                journal.restore(keeper.found());
            }
            FirstPoint.find(cost, theta, journal);
            for (int i = first; i < optimizer.stages().size(); i++) {
                int stage = i;
                double[] start = theta.clone();
                if (i > first) {
                    journal.begin();
                }
                Keeper within = keeper.within(i == first, snapshot -> {
                    journal.save(snapshot);
                    snapshot.put("stage", stage).put("stage.start", start);
                });
                Minimizer.of(optimizer.stages().get(i)).run(cost, theta, journal, within);
                System.arraycopy(journal.best(), 0, theta, 0, theta.length);
            }
            return journal.stopped();
        } catch (CancellationException e) {
            return INTERRUPTED;
        }
    }

    /** Each patient by itself, in parallel; the history is the mean over patients. */
    private Outcome apart(double[] start, Optimizer optimizer, Keeper keeper) {
        Unknowns unknowns = task.unknowns();
        int n = unknowns.patients();
        Journal[] journals = new Journal[n];
        String[] stopped = new String[n];
        AtomicInteger done = new AtomicInteger();
        long caller = Thread.currentThread().getId();
        try {
            workers.run(n, i -> {
                double[] own = Arrays.copyOfRange(start, unknowns.ownAt(i), unknowns.ownAt(i) + unknowns.ownSize());
                int readings = task.data().get(i).count(false);
                journals[i] = new Journal(own, readings, s.patience, optimizer.iterations(), state -> {});
                if (keeper.hasFound("patient." + i)) {
                    journals[i].restore(keeper.found().part("patient." + i));
                    stopped[i] = "";
                } else {
                    stopped[i] = minimize(alone(i), optimizer, own, journals[i], Keeper.NONE);
                }
                int ready = done.incrementAndGet();
                if (Thread.currentThread().getId() == caller) {
                    keeper.offer(snapshot -> keepDone(snapshot, journals, stopped));
                    s.listener.update(new FitState(ready, n, true, journals[i].least(), Double.NaN));
                }
            });
        } catch (CancellationException e) {
            // Patients that were done or begun keep what they have.
        }
        return Histories.joined(task, start, journals, stopped);
    }

    private static void keepDone(Snapshot to, Journal[] journals, String[] stopped) {
        for (int i = 0; i < journals.length; i++) {
            if (stopped[i] != null && stopped[i].isEmpty()) {
                Snapshot part = new Snapshot();
                journals[i].save(part);
                to.putPart("patient." + i, part);
            }
        }
    }

    @Override
    public void close() {
        workers.close();
        if (together != null) {
            together.close();
        }
    }
}
