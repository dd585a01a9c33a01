// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;

/** H v of an objective of one trajectory: samples, {@link SecondOrder}, and the objective's own curvature put together. */
final class HessianProduct {
    private final LaneGroup group;
    private final int lane;
    private final Objective objective;
    private final Observer observer;
    private final double[] times;
    private final int columns;
    private final Direction direction;

    HessianProduct(LaneGroup group, int lane, Objective objective, Direction direction) {
        this.group = group;
        this.lane = lane;
        this.objective = objective;
        this.direction = direction;
        observer = new Observer(group, objective.names());
        observer.bind();
        times = objective.times();
        columns = observer.columns();
    }

    /** The change of the gradient along the direction. */
    SecondOrder run() {
        SecondOrder second = new SecondOrder(group, direction);
        double[] values = new double[times.length * columns];
        double[] dots = new double[values.length];
        double[] state = new double[group.size];
        double[] stateDot = new double[group.size];
        double[] all = new double[columns * group.lanes];
        for (int i = 0; i < times.length; i++) {
            if (!group.stateAt(times[i], state, 0)) {
                throw new SolverException("The trajectory ends at " + group.recording.t[group.recording.count]
                        + ", so there is no value at " + times[i] + " to differentiate.");
            }
            observer.apply(times[i], state, 0, all, 0);
            pick(all, values, i);
            second.tangent().stateAt(times[i], stateDot);
            observer.pushForward(times[i], state, 0, stateDot, direction, all);
            pick(all, dots, i);
        }
        double[] bar = new double[values.length];
        objective.value(values, bar);
        double[] barDot = objective.curvature(values, dots);
        second.run(new SecondOrder.Samples() {
            @Override
            public int count() {
                return times.length;
            }

            @Override
            public double time(int i) {
                return times[i];
            }

            @Override
            public void pullBack(int i, double[] y, double[] yDot, double[] yBar, double[] yBarDot) {
                double[] spread = spread(bar, i);
                double[] spreadDot = spread(barDot, i);
                observer.pullBack(times[i], y, 0, spread, 0, yBar);
                observer.pullBackAlong(times[i], y, yDot, direction, spread, spreadDot, yBarDot, second.along);
            }
        });
        return second;
    }

    private void pick(double[] all, double[] out, int i) {
        for (int c = 0; c < columns; c++) {
            out[i * columns + c] = all[c * group.lanes + lane];
        }
    }

    private double[] spread(double[] bars, int i) {
        double[] all = new double[columns * group.lanes];
        Arrays.fill(all, 0);
        for (int c = 0; c < columns; c++) {
            all[c * group.lanes + lane] = bars[i * columns + c];
        }
        return all;
    }
}
