// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;
import org.gyrus.engine.Cotangent;

/** A history that is the initial value of its state, always. */
final class ConstantPast implements Prehistory {
    private final History history;
    private final int lanes;
    private final int at;

    ConstantPast(History history, int state, int lanes) {
        this.history = history;
        this.lanes = lanes;
        at = state * lanes;
    }

    @Override
    public void bind(double[] parameters, double[] weights) {
        // The recording has it.
    }

    @Override
    public void at(double[] s, double[] inside, double[] out) {
        System.arraycopy(history.recording.states, at, out, 0, lanes);
    }

    @Override
    public void rate(double[] s, double[] inside, double[] out) {
        Arrays.fill(out, 0);
    }

    @Override
    public void pullBack(double[] s, double[] inside, double[] bar, double[] sBar) {
        for (int l = 0; l < lanes; l++) {
            history.waiting.state()[at + l] += bar[l];
        }
        Arrays.fill(sBar, 0);
    }

    @Override
    public void pullBackRate(double[] s, double[] inside, double[] bar, boolean gather, double[] sBar) {
        Arrays.fill(sBar, 0);
    }

    @Override
    public void pushForward(double[] s, double[] inside, double[] sDot, Direction change, double[] out) {
        for (int l = 0; l < lanes; l++) {
            out[l] = history.along == null ? 0 : history.along.states()[at + l];
        }
    }

    @Override
    public void pullBackAlong(
            double[] s,
            double[] inside,
            double[] sDot,
            Direction direction,
            double[] phiBar,
            double[] phiBarDot,
            double[] sBar,
            double[] sBarDot,
            Cotangent into,
            WaitingChange waiting) {
        for (int l = 0; l < lanes && waiting != null; l++) {
            waiting.value.state()[at + l] += phiBar[l];
            waiting.change.state()[at + l] += phiBarDot[l];
        }
        Arrays.fill(sBar, 0);
        Arrays.fill(sBarDot, 0);
    }

    @Override
    public void clear() {
        // Nothing is gathered here.
    }

    @Override
    public void collect(double[] parameters, double[] weights) {
        // The reverse pass collects initial values.
    }
}
