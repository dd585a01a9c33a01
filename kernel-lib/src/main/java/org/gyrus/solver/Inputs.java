// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import org.gyrus.engine.Tangent;

/** The inputs of a lane group: signals from outside first, then delayed states from its own {@link History}. */
final class Inputs implements InputSource {
    /** {@code [signal][0 or lane]}: one for all lanes or one for each. */
    private Signal[][] signals = {};

    private final int lanes;
    private final History history;
    private double inside;
    /** {@code [signal][0 or lane][knot]}. */
    private double[][][] knotBar = {};

    Inputs(int lanes, History history) {
        this.lanes = lanes;
        this.history = history;
    }

    void set(Signal[][] signals) {
        this.signals = signals;
        knotBar = new double[signals.length][][];
        for (int i = 0; i < signals.length; i++) {
            knotBar[i] = new double[signals[i].length][];
            for (int l = 0; l < signals[i].length; l++) {
                knotBar[i][l] = new double[signals[i][l].knots()];
            }
        }
    }

    /** Numbers in u: signals and delayed states, over lanes. */
    int allCount() {
        return signals.length * lanes + history.delays.tau.length;
    }

    int signalCount() {
        return signals.length;
    }

    Signal[][] signals() {
        return signals;
    }

    double[][][] knotBar() {
        return knotBar;
    }

    void clear() {
        for (double[][] each : knotBar) {
            for (double[] bar : each) {
                java.util.Arrays.fill(bar, 0);
            }
        }
    }

    @Override
    public void enter(double from, double to) {
        inside = 0.5 * (from + to);
        history.enter(from, to);
    }

    @Override
    public void sample(double t, double[] u) {
        sampleSignals(t, u, 0);
        history.sample(t, inside, u, signals.length * lanes);
    }

    /** The signals alone, from {@code u[at]}. */
    void sampleSignals(double t, double[] u, int at) {
        for (int i = 0; i < signals.length; i++) {
            Signal[] each = signals[i];
            for (int l = 0; l < lanes; l++) {
                u[at + i * lanes + l] = each[each.length == 1 ? 0 : l].at(t, inside);
            }
        }
    }

    @Override
    public void rate(double t, double[] uDot) {
        rateSignals(t, uDot, 0);
        history.rate(t, inside, uDot, signals.length * lanes);
    }

    /** The rates of the signals alone, from {@code uDot[at]}. */
    void rateSignals(double t, double[] uDot, int at) {
        for (int i = 0; i < signals.length; i++) {
            for (int l = 0; l < lanes; l++) {
                uDot[at + i * lanes + l] = signals[i][signals[i].length == 1 ? 0 : l].rate(t, inside);
            }
        }
    }

    @Override
    public double pullBack(double t, double[] uBar) {
        return pullBackSignals(t, uBar, 0) + history.pullBack(t, inside, uBar, signals.length * lanes);
    }

    double pullBackSignals(double t, double[] uBar, int at) {
        double tBar = 0;
        for (int i = 0; i < signals.length; i++) {
            for (int l = 0; l < lanes; l++) {
                double bar = uBar[at + i * lanes + l];
                if (bar != 0) {
                    int which = signals[i].length == 1 ? 0 : l;
                    signals[i][which].pullBack(t, inside, bar, knotBar[i][which]);
                    tBar += bar * signals[i][which].rate(t, inside);
                }
            }
        }
        return tBar;
    }

    @Override
    public double pullBackRate(double t, double[] uDotBar, boolean gather) {
        double tBar = history.pullBackRate(t, inside, uDotBar, signals.length * lanes, gather);
        for (int i = 0; i < signals.length; i++) {
            for (int l = 0; l < lanes; l++) {
                double bar = uDotBar[i * lanes + l];
                if (bar != 0) {
                    int which = signals[i].length == 1 ? 0 : l;
                    tBar += bar * signals[i][which].pullBackRate(t, inside, bar, gather ? knotBar[i][which] : null);
                }
            }
        }
        return tBar;
    }

    @Override
    public void pushForward(double t, Tangent dot) {
        for (int i = 0; i < signals.length; i++) {
            for (int l = 0; l < lanes; l++) {
                int which = signals[i].length == 1 ? 0 : l;
                dot.u[i * lanes + l] = signals[i][which].rate(t, inside) * dot.t[l];
            }
        }
        history.pushForward(t, inside, dot, signals.length * lanes);
    }

    @Override
    public void pullBackAlong(double t, double tDot, double[] uBar, double[] uBarDot, boolean gather, double[] time) {
        pullBackSignalsAlong(t, tDot, uBar, uBarDot, 0, time);
        history.pullBackAlong(t, tDot, inside, uBar, uBarDot, signals.length * lanes, gather, time);
    }

    /** Of the signals alone. */
    void pullBackSignalsAlong(double t, double tDot, double[] uBar, double[] uBarDot, int at, double[] time) {
        for (int i = 0; i < signals.length; i++) {
            for (int l = 0; l < lanes; l++) {
                Signal signal = signals[i][signals[i].length == 1 ? 0 : l];
                double rate = signal.rate(t, inside);
                double bar = uBar[at + i * lanes + l];
                time[0] += rate * bar;
                time[1] += rate * uBarDot[at + i * lanes + l]
                        + (tDot == 0 ? 0 : bar * tDot * signal.pullBackRate(t, inside, 0, null));
            }
        }
    }
}
