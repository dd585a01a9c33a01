// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gyrus.model.State;
import org.gyrus.solver.Solve;

/** A part of a patient's time with a start of its own. */
final class Segment {
    private final Task task;
    private final int patient;
    private final PatientData data;
    private final Solve solve;
    private final Placement placed;
    private final Misses misses;
    private final double from;
    /** Where the states at its start stand in the unknowns; -1 for a patient's first segment. */
    private final int nodes;

    private final int width;

    private Segment(Task task, int patient, PatientData data, double from, double until, int nodes) {
        this.task = task;
        this.patient = patient;
        this.data = data;
        this.from = from;
        this.nodes = nodes;
        List<String> seen = new ArrayList<>(task.quantities());
        task.model().states().forEach(s -> seen.add(s.name()));
        width = seen.size();
        double[] times = Arrays.copyOf(data.times(), data.times().length + 1);
        times[data.times().length] = until;
        solve = task.simulations()
                .get(patient)
                .from(from)
                .until(until)
                .compile()
                .observing(seen, times);
        placed = new Placement(task, patient, solve);
        misses = new Misses(task, data, width, times.length);
    }

    /**
     * A patient's segments: as many readings in each, cut halfway between two of them.
     *
     * @param at where the states at their starts begin in the unknowns
     */
    static List<Segment> cut(Task task, int patient, int most, int at) {
        PatientData data = task.data().get(patient);
        double[] times = Arrays.stream(data.times()).distinct().sorted().toArray();
        int count = Math.max(1, Math.min(most, times.length - 1));
        double begin = task.setting().from()[patient];
        int states = task.model().states().size();
        List<Segment> all = new ArrayList<>();
        for (int s = 0; s < count; s++) {
            boolean last = s == count - 1;
            int next = (int) ((long) times.length * (s + 1) / count);
            double end = last
                    ? Math.max(data.last(), begin + 1e-3 * Math.max(1, Math.abs(begin)))
                    : (times[next - 1] + times[next]) / 2;
            PatientData part =
                    data.between(s == 0 ? Double.NEGATIVE_INFINITY : begin, last ? Double.POSITIVE_INFINITY : end);
            all.add(new Segment(task, patient, part, begin, end, s == 0 ? -1 : at + states * (s - 1)));
            begin = end;
        }
        return all;
    }

    /** The state at the start in units of its size: as it is, or its logarithm where it is positive. */
    private double coordinate(int k, double value, double size) {
        return isPositive(k) ? Math.log(Math.max(1e-6, value / size)) : value / size;
    }

    private double value(int k, double z, double size) {
        return isPositive(k) ? size * Math.exp(z) : size * z;
    }

    private boolean isPositive(int k) {
        return task.model().states().get(k).positive();
    }

    /** A first guess of the state at the start. */
    void firstNode(double[] theta, double[] all, double[] sizes) {
        if (nodes < 0) {
            return;
        }
        Solve whole = task.simulations().get(patient).compile();
        List<String> names = task.model().states().stream().map(State::name).toList();
        whole.setInitial(placed.initial);
        placed.load(theta);
        double[] reached = whole.observing(names, from).forward(placed.parameters, placed.weights);
        for (int k = 0; k < names.size(); k++) {
            int column = task.quantities().indexOf(names.get(k));
            double read = column >= 0 && column < task.columns().size()
                    ? task.data().get(patient).interpolated(column, from)
                    : Double.NaN;
            double value = Double.isNaN(read) ? reached[k] : read;
            all[nodes + k] = coordinate(k, Double.isFinite(value) ? value : sizes[k], sizes[k]);
        }
    }

    /** Losses and the gap to the next segment; gradients are added. */
    double at(double[] theta, Segment next, double[] sizes, double weight, double[] sharedBar, double[] gradient) {
        placed.load(theta);
        double[] initial = placed.initial.clone();
        for (int k = 0; k < sizes.length && nodes >= 0; k++) {
            initial[k] = value(k, theta[nodes + k], sizes[k]);
        }
        solve.setInitial(initial);
        double[] x = solve.forward(placed.parameters, placed.weights);
        Interrupts.check();
        double sum = misses.at(x, placed);
        int end = data.times().length * width + task.quantities().size();
        for (int k = 0; next != null && k < sizes.length; k++) {
            double there = value(k, theta[next.nodes + k], sizes[k]);
            double gap = (x[end + k] - there) / sizes[k];
            sum += weight * gap * gap / 2;
            misses.bars[end + k] = weight * gap / sizes[k];
            if (gradient != null) {
                double slope = isPositive(k) ? there : sizes[k];
                gradient[next.nodes + k] -= weight * gap / sizes[k] * slope;
            }
        }
        if (gradient != null && sum < Double.POSITIVE_INFINITY) {
            solve.reverse(misses.bars);
            placed.pullBack(
                    solve,
                    theta,
                    nodes < 0,
                    sharedBar,
                    gradient,
                    task.unknowns().ownAt(patient));
            for (int k = 0; k < sizes.length && nodes >= 0; k++) {
                gradient[nodes + k] += solve.initialGradient()[k] * (isPositive(k) ? initial[k] : sizes[k]);
            }
        }
        return sum;
    }
}
