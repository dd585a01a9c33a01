// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

/**
 * Cotangents that wait at past steps, and how they change along a {@link TangentLinear}: what a second derivative goes back
 * with. The change of y(t_n + theta h) = y_n + h sum_j w_j(theta) K_j taken back, in y_n, K_j, theta and both times.
 */
final class WaitingChange {
    final Waiting value = new Waiting();
    final Waiting change = new Waiting();
    private final Step slopes = new Step();
    private final double[] one = new double[1];
    private final double[] oneDot = new double[1];

    void prepare(Recording recording) {
        value.prepare(recording);
        change.prepare(recording);
    }

    void clear(Recording recording) {
        value.clear(recording);
        change.clear(recording);
    }

    /** Adds to the times of a node and to how that changes. */
    void addTime(int node, double bar, double barDot) {
        value.node()[node] += bar;
        change.node()[node] += barDot;
    }

    /**
     * One element of the dense output of entry n, looked at at a time that changes by whenDot.
     *
     * @param gather false to ask for the cotangent of that time alone
     * @param time receives, added, that cotangent and its change
     */
    void pullBack(
            DenseOutput dense,
            Step s,
            int n,
            int size,
            double theta,
            int element,
            double bar,
            double barDot,
            double whenDot,
            TangentLinear along,
            boolean gather,
            double[] time) {
        along.look(n, slopes);
        double hDot = along.time(n + 1) - along.time(n);
        double thetaDot = (whenDot - along.time(n) - theta * hDot) / s.h;
        double slope = dense.rate(s, size, theta, element);
        double slopeDot =
                dense.curvature(s, size, theta, element) * thetaDot + dense.rate(slopes, size, theta, element);
        double sBar = slope * bar;
        double sBarDot = slope * barDot + slopeDot * bar;
        time[0] += sBar;
        time[1] += sBarDot;
        if (!gather) {
            return;
        }
        // v = sum w_j K_j, and its change.
        dense.value(s, size, theta, element, 1, one, 0);
        double v = (one[0] - s.states[s.at + element]) / s.h;
        slopes.h = 1;
        dense.value(slopes, size, theta, element, 1, oneDot, 0);
        double vDot = slope * thetaDot + oneDot[0] - slopes.states[slopes.at + element];
        double lengthBar = v * bar - sBar * theta;
        double lengthBarDot = v * barDot + vDot * bar - sBarDot * theta - sBar * thetaDot;
        addTime(n, -sBar - lengthBar, -sBarDot - lengthBarDot);
        addTime(n + 1, lengthBar, lengthBarDot);
        value.state()[s.at + element] += bar;
        change.state()[s.at + element] += barDot;
        dense.pullBackSlopes(size, theta, element, s.h, 0, bar, value.slope(), s.recordAt);
        dense.pullBackSlopes(size, theta, element, s.h, 0, barDot, change.slope(), s.recordAt);
        dense.pullBackSlopes(size, theta, element, hDot, s.h * thetaDot, bar, change.slope(), s.recordAt);
    }
}
