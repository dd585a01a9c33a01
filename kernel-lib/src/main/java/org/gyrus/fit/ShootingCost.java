// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gyrus.model.State;

/**
 * The cost of segments: the losses of their readings, and the squares of the gaps between the end of one and the start of
 * the next, in units of each state's size. Unknown beside theta are the states at the start of every segment but the first.
 */
final class ShootingCost implements Cost, AutoCloseable {
    private final Task task;
    private final List<List<Segment>> patients = new ArrayList<>();
    private final int states;
    private final double[] sizes;
    private final int size;
    private final Workers workers;
    private final double[] costs;
    private final double[][] sharedBars;
    private double weight = 1;

    ShootingCost(Task task, int segments, int threads) {
        this.task = task;
        states = task.model().states().size();
        sizes = sizes();
        int at = task.unknowns().size();
        for (int i = 0; i < task.data().size(); i++) {
            List<Segment> own = Segment.cut(task, i, segments, at);
            patients.add(own);
            at += states * (own.size() - 1);
        }
        size = at;
        workers = new Workers(Math.min(threads, patients.size()));
        costs = new double[patients.size()];
        sharedBars = new double[patients.size()][task.unknowns().sharedSize()];
    }

    /** How much a gap counts beside a reading. */
    void charge(double gapWeight) {
        weight = gapWeight;
    }

    /** Of an observed state its spread, of another its first value, or 1. */
    private double[] sizes() {
        double[] all = new double[states];
        for (int k = 0; k < states; k++) {
            State state = task.model().states().get(k);
            int column = task.quantities().indexOf(state.name());
            all[k] = column >= 0 && column < task.columns().size() ? task.scales(0)[column] : 1;
        }
        return all;
    }

    /** Theta, and nodes on the readings where a state is observed; elsewhere where a course from the start gets to. */
    double[] start(double[] theta) {
        double[] all = Arrays.copyOf(theta, size);
        for (List<Segment> own : patients) {
            for (Segment each : own) {
                each.firstNode(theta, all, sizes);
            }
        }
        return all;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public double at(double[] theta, double[] gradient) {
        if (gradient != null) {
            Arrays.fill(gradient, 0);
        }
        workers.run(patients.size(), i -> costs[i] = patient(i, theta, gradient));
        double sum = 0;
        for (int i = 0; i < costs.length; i++) {
            sum += costs[i];
            for (int k = 0; gradient != null && k < sharedBars[i].length; k++) {
                gradient[k] += sharedBars[i][k];
            }
        }
        keepNoise(gradient);
        return sum < Double.POSITIVE_INFINITY ? sum + new Beliefs(task).at(theta, gradient) : Double.POSITIVE_INFINITY;
    }

    /** Noise stays as it is: segments could make it vanish. */
    private void keepNoise(double[] gradient) {
        Unknowns u = task.unknowns();
        for (int k = 0; gradient != null && k < u.shared().size(); k++) {
            gradient[k] *= u.shared().get(k).role() == Unknown.Role.NOISE ? 0 : 1;
        }
        for (int i = 0; gradient != null && i < u.patients(); i++) {
            for (int k = 0; k < u.own().size(); k++) {
                gradient[u.ownAt(i) + k] *= u.own().get(k).role() == Unknown.Role.NOISE ? 0 : 1;
            }
        }
    }

    private double patient(int i, double[] theta, double[] gradient) {
        Arrays.fill(sharedBars[i], 0);
        double sum = 0;
        List<Segment> own = patients.get(i);
        for (int s = 0; s < own.size(); s++) {
            sum += own.get(s)
                    .at(theta, s + 1 < own.size() ? own.get(s + 1) : null, sizes, weight, sharedBars[i], gradient);
        }
        return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : sum;
    }

    @Override
    public String failure() {
        return "A segment of multiple shooting has no finite solution.";
    }

    @Override
    public double validation() {
        return Double.NaN;
    }

    @Override
    public boolean[] isWeight() {
        return Arrays.copyOf(task.unknowns().isWeight(), size);
    }

    @Override
    public void close() {
        workers.close();
    }
}
