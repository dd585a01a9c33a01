// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * Nonlinear mixed effects. Patients' own numbers z_i ~ N(mean, spread^2); in turns the most probable z_i are found for a
 * population, and the population for the z_i with their uncertainty, Laplace's C_i = (J_i' J_i + spread^-2)^-1:
 *
 * <pre>
 * mean     = average of z_i
 * spread^2 = average of (z_i - mean)^2 + C_i
 * noise^2  = average over readings of r^2 + J_i C_i J_i', in the column's unit
 * </pre>
 *
 * <p>This is expectation-maximization with Laplace's approximation, exact where readings are linear in z; without C_i, the
 * spread would fall to 0. Dempster, Laird and Rubin 1977; Lindstrom and Bates 1990. Extrapolated by Aitken's rule, since
 * by itself it creeps where readings are few.
 */
final class MixedEffects {
    private static final int ROUNDS = 100;
    private static final double SETTLED = 1e-5;
    private static final int WARM = 50;
    private static final double LEAST_SPREAD = 1e-4;

    private final FitSettings s;
    private final Task task;
    private final Unknowns unknowns;
    private final List<Integer> noiseAt = new ArrayList<>();

    MixedEffects(FitSettings settings, Task task) {
        s = settings;
        this.task = task;
        unknowns = task.unknowns();
        if (!task.loss().isSquare()) {
            throw new FitException("Mixed effects need a loss with normal noise, Loss.gaussian() or Loss.logNormal(),"
                    + " but \"" + task.loss().title() + "\" was given.");
        }
        for (int k = 0; k < unknowns.shared().size(); k++) {
            if (unknowns.shared().get(k).role() == Unknown.Role.NOISE) {
                noiseAt.add(k);
            }
        }
    }

    Training.Outcome run(double[] start, Keeper keeper) {
        double[] theta = start.clone();
        List<double[]> history = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        String stopped = "";
        double[] deviations = deviations(theta);
        Task inner = task.knowing(deviations);
        double[] before = numbers(theta);
        double[] changeBefore = null;
        int first = 0;
        if (keeper.hasFound("round")) {
            Snapshot found = keeper.found();
            first = (int) found.number("round");
            System.arraycopy(found.get("theta"), 0, theta, 0, theta.length);
            set(found.get("numbers"), theta);
            before = numbers(theta);
            changeBefore = found.has("change") ? found.get("change") : null;
            double[] rows = found.get("history");
            for (int i = 0; i < rows.length; i += 2) {
                history.add(new double[] {rows[i], rows[i + 1]});
            }
            notes.addAll(found.notes());
        }
        try (Training training = new Training(s, inner)) {
            for (int round = first; round < ROUNDS; round++) {
                keep(keeper, round, theta, changeBefore, history, notes);
                System.arraycopy(deviations(theta), 0, deviations, 0, deviations.length);
                Optimizer optimizer = round == 0 ? Training.optimizer(s, inner) : warm(inner);
                Training.Outcome found = training.from(without(theta), optimizer, Keeper.NONE);
                put(found.theta(), theta);
                history.addAll(round == 0 ? found.history() : last(found.history()));
                if (round == 0) {
                    notes.addAll(found.notes());
                }
                stopped = found.stopped();
                if (!stopped.isEmpty()) {
                    break;
                }
                try {
                    update(training, found.theta(), theta);
                } catch (CancellationException e) {
                    stopped = Training.INTERRUPTED;
                    break;
                }
                double[] now = numbers(theta);
                double[] change = difference(now, before);
                if (Arrays.stream(change).map(Math::abs).max().orElse(0) < SETTLED) {
                    break;
                }
                if (changeBefore != null && round % 3 == 2) {
                    extrapolate(now, change, changeBefore);
                    set(now, theta);
                    changeBefore = null;
                } else {
                    changeBefore = change;
                }
                before = numbers(theta);
            }
        }
        return new Training.Outcome(theta, history, notes, stopped);
    }

    private void keep(
            Keeper keeper, int round, double[] theta, double[] change, List<double[]> history, List<String> notes) {
        keeper.offer(snapshot -> {
            snapshot.put("round", round).put("theta", theta).put("numbers", numbers(theta));
            if (change != null) {
                snapshot.put("change", change);
            }
            snapshot.put(
                    "history", history.stream().flatMapToDouble(Arrays::stream).toArray());
            snapshot.notes().addAll(notes);
        });
    }

    private static List<double[]> last(List<double[]> history) {
        return history.isEmpty() ? history : List.of(history.get(history.size() - 1));
    }

    private static Optimizer warm(Task inner) {
        return Training.suited(inner).last(WARM);
    }

    /** The M-step. */
    private void update(Training training, double[] at, double[] theta) {
        int own = unknowns.own().size();
        Population population = task.population();
        double[] sum = new double[own];
        for (int i = 0; i < unknowns.patients(); i++) {
            for (int k = 0; k < own; k++) {
                sum[k] += theta[unknowns.ownAt(i) + k];
            }
        }
        double[][] variance = new double[unknowns.patients()][];
        double[][] noise = new double[unknowns.patients()][];
        training.each(at, (i, cost, point) -> {
            variance[i] = new double[own];
            noise[i] = new double[task.columns().size()];
            laplace(cost, point, variance[i], noise[i]);
        });
        for (int k = 0; k < own; k++) {
            if (population.has(k)) {
                population.mean()[k] = sum[k] / unknowns.patients();
                double square = 0;
                for (int i = 0; i < unknowns.patients(); i++) {
                    double e = theta[unknowns.ownAt(i) + k] - population.mean()[k];
                    square += e * e + variance[i][k];
                }
                population.spread()[k] = Math.max(LEAST_SPREAD, Math.sqrt(square / unknowns.patients()));
            }
        }
        for (int at1 : noiseAt) {
            Unknown unknown = unknowns.shared().get(at1);
            int c = unknown.index();
            double total = Arrays.stream(noise).mapToDouble(n -> n[c]).sum();
            int count = task.data().stream().mapToInt(d -> d.count(c, false)).sum();
            double factor = Math.sqrt(Math.max(1e-12, total / Math.max(1, count)));
            theta[at1] = unknown.coordinate().of(unknown.coordinate().value(theta[at1]) * factor);
        }
    }

    /** Variances of a patient's numbers, and what each column's squares come to when they vary so. */
    private void laplace(PatientCost cost, double[] theta, double[] variance, double[] noise) {
        int rows = cost.data().count(false);
        int own = unknowns.own().size();
        double[] r = new double[rows];
        cost.residuals(theta, r, 0);
        double[][] shared = new double[rows][unknowns.sharedSize()];
        double[][] jacobian = new double[rows][unknowns.ownSize()];
        cost.jacobian(theta, shared, jacobian, 0, 0);
        double[][] h = new double[own][own];
        for (int k = 0; k < own; k++) {
            double precision = 1 / task.population().spread()[k];
            h[k][k] = precision * precision + 1e-10;
            for (double[] row : jacobian) {
                for (int l = 0; l < own; l++) {
                    h[k][l] += row[k] * row[l];
                }
            }
        }
        RealMatrix c = new CholeskyDecomposition(new Array2DRowRealMatrix(h, false), 1e-8, 0)
                .getSolver()
                .getInverse();
        for (int k = 0; k < own; k++) {
            variance[k] = c.getEntry(k, k);
        }
        int[] column = cost.data().fittedColumns();
        for (int j = 0; j < rows; j++) {
            double[] row = Arrays.copyOf(jacobian[j], own);
            noise[column[j]] += r[j] * r[j] + LimitedMemory.dot(row, c.operate(row));
        }
    }

    private double[] deviations(double[] theta) {
        double[] deviations = task.scales(0).clone();
        for (int k : noiseAt) {
            Unknown unknown = unknowns.shared().get(k);
            deviations[unknown.index()] = unknown.coordinate().value(theta[k]);
        }
        return deviations;
    }

    /** Theta without the noise. */
    private double[] without(double[] theta) {
        double[] inner = new double[theta.length - noiseAt.size()];
        int to = 0;
        for (int k = 0; k < theta.length; k++) {
            if (!noiseAt.contains(k)) {
                inner[to++] = theta[k];
            }
        }
        return inner;
    }

    private void put(double[] inner, double[] theta) {
        int from = 0;
        for (int k = 0; k < theta.length; k++) {
            if (!noiseAt.contains(k)) {
                theta[k] = inner[from++];
            }
        }
    }

    /** What is iterated: means, logarithms of spreads, noise. */
    private double[] numbers(double[] theta) {
        int own = unknowns.own().size();
        double[] all = new double[2 * own + noiseAt.size()];
        for (int k = 0; k < own && own > 0; k++) {
            boolean has = task.population().has(k);
            all[k] = has ? task.population().mean()[k] : 0;
            all[own + k] = has ? Math.log(task.population().spread()[k]) : 0;
        }
        for (int n = 0; n < noiseAt.size(); n++) {
            all[2 * own + n] = theta[noiseAt.get(n)];
        }
        return all;
    }

    private void set(double[] numbers, double[] theta) {
        int own = unknowns.own().size();
        for (int k = 0; k < own; k++) {
            if (task.population().has(k)) {
                task.population().mean()[k] = numbers[k];
                task.population().spread()[k] = Math.max(LEAST_SPREAD, Math.exp(numbers[own + k]));
            }
        }
        for (int n = 0; n < noiseAt.size(); n++) {
            theta[noiseAt.get(n)] = numbers[2 * own + n];
        }
    }

    private static double[] difference(double[] a, double[] b) {
        double[] d = new double[a.length];
        for (int k = 0; k < d.length; k++) {
            d[k] = a[k] - b[k];
        }
        return d;
    }

    /** Aitken: where changes shrink by a factor q each round, the rest is change q / (1 - q); at most 20 rounds ahead. */
    private static void extrapolate(double[] now, double[] change, double[] changeBefore) {
        for (int k = 0; k < now.length; k++) {
            double q = change[k] / changeBefore[k];
            if (q > 0 && q < 1) {
                now[k] += change[k] * Math.min(20, q / (1 - q));
            }
        }
    }
}
