// SPDX-License-Identifier: Apache-2.0
package org.gyrus.question;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;

/** Looks for amounts and times of least cost: gradients first, then days. One use. */
final class PlanSearch {
    private static final int STARTS = 3;
    private static final double TOLERANCE = 1e-6;

    private final PlanCost cost;
    private final Limits limits;
    private final SplittableRandom random;
    private double[] amounts = {};
    private double[] times = {};
    private double value = Double.POSITIVE_INFINITY;
    private double standardValue;
    private int iterations;
    private boolean converged;

    PlanSearch(PlanCost cost, Limits limits, long seed) {
        this.cost = cost;
        this.limits = limits;
        random = new SplittableRandom(seed);
    }

    PlanSearch from(double[] standardAmounts, double... standardTimes) {
        int n = standardAmounts.length;
        standardValue = cost.value(standardAmounts, standardTimes, new double[n], new double[n]);
        double[] a = limits.amounts(standardAmounts);
        double[] t = limits.days().isEmpty() ? limits.times(standardTimes) : limits.onDays(standardTimes);
        keep(a, t, cost.value(a, t, new double[n], new double[n]));
        if (Thread.currentThread().isInterrupted() && amounts.length == 0) {
            throw new CancellationException("interrupted");
        }
        for (int start = 0; start < STARTS && !Thread.currentThread().isInterrupted(); start++) {
            // Equal doses are often a saddle: begin beside them.
            double spread = start == 0 ? 0.01 : 0.3;
            descend(scattered(a, spread * limits.high()), scattered(t, spread * (limits.to() - limits.from())));
        }
        if (amounts.length == 0) {
            throw new QuestionException(
                    "No treatment within the limits could be run to its end; give other limits, or look"
                            + " at why the standard's neighbors stop.");
        }
        if (!limits.days().isEmpty()) {
            byDays();
        }
        return this;
    }

    private double[] scattered(double[] values, double width) {
        return Arrays.stream(values)
                .map(v -> v + width * (random.nextDouble() - 0.5))
                .toArray();
    }

    private void keep(double[] a, double[] t, double found) {
        if (found < value) {
            amounts = a.clone();
            times = t.clone();
            value = found;
        }
    }

    /** Amounts in units of the largest dose and times in units of the window, together. */
    private void descend(double[] startAmounts, double... startTimes) {
        int n = startAmounts.length;
        double span = Math.max(limits.to() - limits.from(), 1e-9);
        double[] start = new double[2 * n];
        for (int i = 0; i < n; i++) {
            start[i] = startAmounts[i] / limits.high();
            start[n + i] = startTimes[i] / span;
        }
        SpectralGradient search = new SpectralGradient(
                        (x, g) -> {
                            double[] amountBar = new double[n];
                            double[] timeBar = new double[n];
                            double found = cost.value(
                                    scaled(x, 0, n, limits.high()), scaled(x, n, n, span), amountBar, timeBar);
                            for (int i = 0; i < n; i++) {
                                g[i] = amountBar[i] * limits.high();
                                g[n + i] = timeBar[i] * span;
                            }
                            return found;
                        },
                        x -> {
                            double[] a = limits.amounts(scaled(x, 0, n, limits.high()));
                            double[] t = limits.times(scaled(x, n, n, span));
                            double[] projected = new double[2 * n];
                            for (int i = 0; i < n; i++) {
                                projected[i] = a[i] / limits.high();
                                projected[n + i] = t[i] / span;
                            }
                            return projected;
                        },
                        start)
                .minimize(TOLERANCE, 300);
        iterations += search.iterations();
        double[] a = limits.amounts(scaled(search.best(), 0, n, limits.high()));
        double[] t = limits.times(scaled(search.best(), n, n, span));
        if (limits.days().isEmpty()) {
            converged |= search.converged() && search.bestValue() <= value;
            keep(a, t, search.bestValue());
        } else {
            refine(a, limits.onDays(t));
        }
    }

    private static double[] scaled(double[] x, int from, int count, double factor) {
        double[] part = new double[count];
        for (int i = 0; i < count; i++) {
            part[i] = x[from + i] * factor;
        }
        return part;
    }

    /** Amounts alone, times held. */
    private void refine(double[] startAmounts, double... held) {
        int n = startAmounts.length;
        double[] unused = new double[n];
        SpectralGradient search = new SpectralGradient(
                        (x, g) -> {
                            double found = cost.value(scaled(x, 0, n, limits.high()), held, g, unused);
                            for (int i = 0; i < n; i++) {
                                g[i] *= limits.high();
                            }
                            return found;
                        },
                        x -> scaled(limits.amounts(scaled(x, 0, n, limits.high())), 0, n, 1 / limits.high()),
                        scaled(startAmounts, 0, n, 1 / limits.high()))
                .minimize(TOLERANCE, 100);
        iterations += search.iterations();
        converged |= search.converged() && search.bestValue() <= value;
        keep(limits.amounts(scaled(search.best(), 0, n, limits.high())), held, search.bestValue());
    }

    /** Moves single doses to a neighboring free day, the way their time's derivative points, while that helps. */
    private void byDays() {
        int n = amounts.length;
        double[] amountBar = new double[n];
        double[] timeBar = new double[n];
        for (int sweep = 0; sweep < 20; sweep++) {
            double before = value;
            for (int i = 0; i < n; i++) {
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
                cost.value(amounts, times, amountBar, timeBar);
                double[] moved = neighbor(i, timeBar[i] < 0 ? 1 : -1);
                if (moved.length > 0) {
                    keep(amounts, moved, cost.value(amounts, moved, new double[n], new double[n]));
                }
            }
            if (!(value < before - 1e-9)) {
                break;
            }
            refine(amounts, times.clone());
        }
    }

    /** The times with dose i one allowed day on or back; nothing where another dose is too near. */
    private double[] neighbor(int i, int direction) {
        int place = limits.days().indexOf(times[i]) + direction;
        if (place < 0 || place >= limits.days().size()) {
            return new double[0];
        }
        double day = limits.days().get(place);
        boolean near = (i > 0 && day - times[i - 1] < limits.gap() * (1 - 1e-9))
                || (i + 1 < times.length && times[i + 1] - day < limits.gap() * (1 - 1e-9));
        if (near) {
            return new double[0];
        }
        double[] moved = times.clone();
        moved[i] = day;
        return moved;
    }

    double[] amounts() {
        return amounts.clone();
    }

    double[] times() {
        return times.clone();
    }

    /** By how much the cost is below the standard's: a difference of logarithms where costs are positive. */
    double gain() {
        return standardValue - value;
    }

    int iterations() {
        return iterations;
    }

    boolean converged() {
        return converged;
    }
}
