// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;
import org.gyrus.engine.Cotangent;

/** A history given as a function of time: one for all lanes or one for each. */
final class SignalPast implements Prehistory {
    private final Signal[] signals;
    /** {@code [0 or lane][knot]}. */
    final double[][] knotBar;

    SignalPast(Signal[] signals) {
        this.signals = signals;
        knotBar = Arrays.stream(signals).map(s -> new double[s.knots()]).toArray(double[][]::new);
    }

    SignalPast copy() {
        return new SignalPast(signals);
    }

    private int of(int lane) {
        return signals.length == 1 ? 0 : lane;
    }

    @Override
    public void bind(double[] parameters, double[] weights) {
        // A signal depends on neither.
    }

    @Override
    public void at(double[] s, double[] inside, double[] out) {
        for (int l = 0; l < s.length; l++) {
            out[l] = signals[of(l)].at(s[l], inside[l]);
        }
    }

    @Override
    public void rate(double[] s, double[] inside, double[] out) {
        for (int l = 0; l < s.length; l++) {
            out[l] = signals[of(l)].rate(s[l], inside[l]);
        }
    }

    @Override
    public void pullBack(double[] s, double[] inside, double[] bar, double[] sBar) {
        for (int l = 0; l < s.length; l++) {
            signals[of(l)].pullBack(s[l], inside[l], bar[l], knotBar[of(l)]);
            sBar[l] = bar[l] * signals[of(l)].rate(s[l], inside[l]);
        }
    }

    @Override
    public void pullBackRate(double[] s, double[] inside, double[] bar, boolean gather, double[] sBar) {
        for (int l = 0; l < s.length; l++) {
            sBar[l] = bar[l] * signals[of(l)].pullBackRate(s[l], inside[l], bar[l], gather ? knotBar[of(l)] : null);
        }
    }

    @Override
    public void pushForward(double[] s, double[] inside, double[] sDot, Direction direction, double[] out) {
        for (int l = 0; l < s.length; l++) {
            out[l] = sDot[l] * signals[of(l)].rate(s[l], inside[l]);
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
        for (int l = 0; l < s.length; l++) {
            double rate = signals[of(l)].rate(s[l], inside[l]);
            sBar[l] = phiBar[l] * rate;
            sBarDot[l] =
                    phiBarDot[l] * rate + phiBar[l] * sDot[l] * signals[of(l)].pullBackRate(s[l], inside[l], 0, null);
        }
    }

    @Override
    public void clear() {
        for (double[] each : knotBar) {
            Arrays.fill(each, 0);
        }
    }

    @Override
    public void collect(double[] parameters, double[] weights) {
        // A signal depends on neither.
    }

    @Override
    public double[] knotTimes(int lane) {
        return signals[of(lane)].knotTimes();
    }

    @Override
    public int smoothness() {
        return Arrays.stream(signals).mapToInt(Signal::smoothness).min().orElseThrow();
    }
}
