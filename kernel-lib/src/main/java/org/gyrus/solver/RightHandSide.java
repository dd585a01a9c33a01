// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;
import org.gyrus.engine.Cotangent;
import org.gyrus.engine.Evaluator;
import org.gyrus.engine.Tangent;

/**
 * dy/dt = f(t, y) of one lane group: an {@link Evaluator} of rates with its inputs sampled at t, parameters and weights
 * bound. What methods see. States are laid out {@code [state * lanes + lane]}, {@link #size} numbers.
 *
 * <p>Derivatives with respect to parameters, weights and inputs are gathered here; a method only carries those of y and
 * of time.
 */
final class RightHandSide {
    final Evaluator rates;
    final int states;
    final int lanes;
    /** states * lanes. */
    final int size;

    final InputSource inputs;
    /** Gathers p and w over a whole reverse pass; y, u and t are scratch. */
    final Cotangent bar;
    /** The direction of a forward pass: p and w are set once by its owner; y, u and t are scratch. */
    final Tangent dot;
    /** Calls of {@link #evaluate} since the last {@link #resetCount}. */
    private long evaluations;

    /** g(t, y) of dy = f dt + g dW, or null; and the path W, set before a solve. */
    Evaluator noise;

    BrownianPath path;

    /** On a space, the rates to be split by methods that do; null on a point. */
    Splitting splitting;

    /** Whole explicit steps; null for none. */
    Problem.Fusion fusion;
    /** Whether steps may be taken again instead of keeping what they computed: their times never move. */
    boolean repeats;

    /** Whether slopes may be computed again whenever they are asked for: step sizes are given, nothing looks back at steps. */
    boolean recalls;

    private final double[] u;
    private final double[] uRate;
    /** While true, a reverse pass leaves inputs alone: it is only asked for cotangents of y and t. */
    boolean probing;

    RightHandSide(Evaluator rates, int states, int inputCount, int parameters, int weights, InputSource inputs) {
        this(
                rates,
                states,
                inputs,
                new Cotangent(states, inputCount, parameters, weights, rates.lanes()),
                new Tangent(states, inputCount, parameters, weights, rates.lanes()));
    }

    private RightHandSide(Evaluator rates, int states, InputSource inputs, Cotangent bar, Tangent dot) {
        this.rates = rates;
        this.states = states;
        this.lanes = rates.lanes();
        this.size = states * lanes;
        this.inputs = inputs;
        this.bar = bar;
        this.dot = dot;
        this.u = new double[bar.u.length];
        this.uRate = new double[u.length];
    }

    /** The same with other rates, which gather derivatives in the same place. */
    RightHandSide with(Evaluator other) {
        RightHandSide copy = new RightHandSide(other, states, inputs, bar, dot);
        copy.splitting = splitting;
        return copy;
    }

    /** How many inputs a lane has. */
    int inputCount() {
        return u.length / lanes;
    }

    int tapeLength() {
        return rates.tapeLength();
    }

    /** Samples the inputs of each stage, t + c_i h, to {@code u[i * inputCount() * lanes ...]}. */
    void sampleStages(double t, double h, double[] c, double[] all) {
        for (int i = 0; u.length > 0 && i < c.length; i++) {
            inputs.sample(t + c[i] * h, u);
            System.arraycopy(u, 0, all, i * u.length, u.length);
        }
    }

    /** The reverse of {@link #sampleStages}, last stage first. */
    void pullBackStages(double t, double h, double[] c, double[] allBars) {
        for (int i = c.length - 1; u.length > 0 && i >= 0; i--) {
            System.arraycopy(allBars, i * u.length, bar.u, 0, u.length);
            inputs.pullBack(t + c[i] * h, bar.u);
        }
    }

    long evaluations() {
        return evaluations;
    }

    void countEvaluations(int n) {
        evaluations += n;
    }

    void resetCount() {
        evaluations = 0;
    }

    /** k = f(t, y); a tape may be null. */
    void evaluate(double t, double[] y, int yAt, double[] k, int kAt, double[] tape, int tapeAt) {
        if (u.length > 0) {
            inputs.sample(t, u);
        }
        rates.evaluate(t, y, yAt, u, 0, k, kAt, tape, tapeAt);
        evaluations++;
    }

    /**
     * Adds the cotangent of y to {@code yBar}, gathers those of p, w and u.
     *
     * @return the cotangent of t, summed over lanes
     */
    double pullBack(
            double t,
            double[] y,
            int yAt,
            double[] kBar,
            int kBarAt,
            double[] tape,
            int tapeAt,
            double[] yBar,
            int yBarAt) {
        clearScratch();
        if (u.length > 0) {
            inputs.sample(t, u);
        }
        rates.pullBack(t, y, yAt, u, 0, kBar, kBarAt, tape, tapeAt, bar);
        return collect(t, yBar, yBarAt);
    }

    /** g(t, y), the strength of the noise; all 0 without noise. */
    void strength(double t, double[] y, int yAt, double[] g, int gAt) {
        if (noise == null) {
            Arrays.fill(g, gAt, gAt + size, 0);
            return;
        }
        evaluate(noise, t, y, yAt, g, gAt);
    }

    /** Evaluates another program with the same arguments. */
    void evaluate(Evaluator program, double t, double[] y, int yAt, double[] out, int outAt) {
        if (u.length > 0) {
            inputs.sample(t, u);
        }
        program.evaluate(t, y, yAt, u, 0, out, outAt, null, 0);
    }

    /** The reverse of {@link #strength}, as {@link #pullBack}. */
    double pullBackStrength(double t, double[] y, int yAt, double[] gBar, int gBarAt, double[] yBar, int yBarAt) {
        if (noise == null) {
            return 0;
        }
        return pullBack(noise, t, y, yAt, gBar, gBarAt, yBar, yBarAt);
    }

    /** The reverse of that, as {@link #pullBack}. */
    double pullBack(
            Evaluator program, double t, double[] y, int yAt, double[] bars, int barsAt, double[] yBar, int yBarAt) {
        clearScratch();
        if (u.length > 0) {
            inputs.sample(t, u);
        }
        program.pullBack(t, y, yAt, u, 0, bars, barsAt, null, 0, bar);
        return collect(t, yBar, yBarAt);
    }

    /** kDot = df along (yDot, tDot) and the direction of p, w and inputs set in {@link #dot}. */
    void pushForward(double t, double tDot, double[] y, int yAt, double[] yDot, int yDotAt, double[] kDot, int kDotAt) {
        direct(t, tDot, yDot, yDotAt);
        rates.pushForward(t, y, yAt, u, 0, dot, kDot, kDotAt);
    }

    /** Jv = (df/dy) v alone: no direction in t, u, p or w. */
    void jacobianTimes(double t, double[] y, int yAt, double[] v, int vAt, Tangent scratch, double[] out, int outAt) {
        if (u.length > 0) {
            inputs.sample(t, u);
        }
        System.arraycopy(v, vAt, scratch.y, 0, size);
        rates.pushForward(t, y, yAt, u, 0, scratch, out, outAt);
    }

    /** A direction of zeros of the right shape, for {@link #jacobianTimes}. */
    Tangent newTangent() {
        return new Tangent(states, u.length / lanes, bar.p.length / lanes, bar.w.length, lanes);
    }

    /** df/dt at constant y: the explicit time dependence, that of the inputs included. */
    void timeDerivative(double t, double[] y, int yAt, Tangent scratch, double[] out, int outAt) {
        if (u.length > 0) {
            inputs.sample(t, u);
            inputs.rate(t, scratch.u);
        }
        Arrays.fill(scratch.y, 0);
        Arrays.fill(scratch.t, 1);
        rates.pushForward(t, y, yAt, u, 0, scratch, out, outAt);
        Arrays.fill(scratch.t, 0);
        Arrays.fill(scratch.u, 0);
    }

    /**
     * The reverse of {@link #jacobianTimes} with respect to where the Jacobian is taken: adds the derivative of
     * sum(outBar * (df/dy) v), v held fixed, to {@code yBar}, gathers those of p, w and u.
     *
     * @return the cotangent of t, summed over lanes
     */
    double pullBackJacobianTimes(
            double t,
            double[] y,
            int yAt,
            double[] v,
            int vAt,
            Tangent scratch,
            double[] outBar,
            int outBarAt,
            double[] yBar,
            int yBarAt) {
        clearScratch();
        if (u.length > 0) {
            inputs.sample(t, u);
        }
        System.arraycopy(v, vAt, scratch.y, 0, size);
        rates.pullBackPushForward(t, y, yAt, u, 0, scratch, outBar, outBarAt, bar);
        return collect(t, yBar, yBarAt);
    }

    /**
     * The reverse of {@link #timeDerivative}: adds the derivative of sum(outBar * df/dt) to {@code yBar}, gathers those of
     * p, w and u.
     *
     * @return the cotangent of t, summed over lanes
     */
    double pullBackTimeDerivative(
            double t, double[] y, int yAt, Tangent scratch, double[] outBar, int outBarAt, double[] yBar, int yBarAt) {
        clearScratch();
        if (u.length > 0) {
            inputs.sample(t, u);
            inputs.rate(t, scratch.u);
        }
        Arrays.fill(scratch.y, 0);
        Arrays.fill(scratch.t, 1);
        rates.pullBackPushForward(t, y, yAt, u, 0, scratch, outBar, outBarAt, bar);
        Arrays.fill(scratch.t, 0);
        Arrays.fill(scratch.u, 0);
        double tBar = collect(t, yBar, yBarAt);
        if (u.length > 0) {
            // What du/dt itself depends on: outBar * df/du is the cotangent of du/dt.
            Arrays.fill(bar.u, 0);
            gather(t, y, yAt, outBar, outBarAt);
            tBar += inputs.pullBackRate(t, bar.u, !probing);
        }
        return tBar;
    }

    /** outBar * df/du into {@code bar.u} alone: what pulling back adds to p, w is taken out again. */
    private void gather(double t, double[] y, int yAt, double[] outBar, int outBarAt) {
        double[] p = bar.p.clone();
        double[] w = bar.w.clone();
        rates.pullBack(t, y, yAt, u, 0, outBar, outBarAt, null, 0, bar);
        System.arraycopy(p, 0, bar.p, 0, p.length);
        System.arraycopy(w, 0, bar.w, 0, w.length);
    }

    /** Forward over reverse: as {@link #pullBack}, of sum(kBar * df[dot]) with the direction of {@link #pushForward}. */
    double pullBackPushForward(
            double t,
            double tDot,
            double[] y,
            int yAt,
            double[] yDot,
            int yDotAt,
            double[] kBar,
            int kBarAt,
            double[] yBar,
            int yBarAt) {
        clearScratch();
        direct(t, tDot, yDot, yDotAt);
        rates.pullBackPushForward(t, y, yAt, u, 0, dot, kBar, kBarAt, bar);
        return collect(t, yBar, yBarAt);
    }

    private void direct(double t, double tDot, double[] yDot, int yDotAt) {
        System.arraycopy(yDot, yDotAt, dot.y, 0, size);
        Arrays.fill(dot.t, tDot);
        if (u.length > 0) {
            inputs.sample(t, u);
            inputs.pushForward(t, dot);
        }
    }

    private void clearScratch() {
        Arrays.fill(bar.y, 0);
        Arrays.fill(bar.t, 0);
        Arrays.fill(bar.u, 0);
    }

    private double collect(double t, double[] yBar, int yBarAt) {
        for (int i = 0; i < size; i++) {
            yBar[yBarAt + i] += bar.y[i];
        }
        double tBar = 0;
        if (u.length > 0 && probing) {
            inputs.rate(t, uRate);
            for (int i = 0; i < u.length; i++) {
                tBar += bar.u[i] * uRate[i];
            }
        } else if (u.length > 0) {
            tBar = inputs.pullBack(t, bar.u);
        }
        for (double each : bar.t) {
            tBar += each;
        }
        return tBar;
    }

    /**
     * {@link #pullBack} and its change along tDot, yDot, the direction of p and w in {@link #dot} and the change of kBar: adds
     * to {@code yBar} and {@code yBarDot}, and how what p and w receive changes to {@code into}.
     *
     * @param time receives, added, the cotangent of t and its change
     */
    void pullBackAlong(
            double t,
            double tDot,
            double[] y,
            double[] yDot,
            double[] kBar,
            double[] kBarDot,
            double[] yBar,
            double[] yBarDot,
            int at,
            Cotangent into,
            double[] time) {
        clearScratch();
        Arrays.fill(into.y, 0);
        Arrays.fill(into.u, 0);
        Arrays.fill(into.t, 0);
        direct(t, tDot, yDot, 0);
        rates.pullBack(t, y, 0, u, 0, kBar, 0, null, 0, bar);
        rates.pullBack(t, y, 0, u, 0, kBarDot, 0, null, 0, into);
        rates.pullBackPushForward(t, y, 0, u, 0, dot, kBar, 0, into);
        for (int i = 0; i < size; i++) {
            yBar[at + i] += bar.y[i];
            yBarDot[at + i] += into.y[i];
        }
        for (int l = 0; l < lanes; l++) {
            time[0] += bar.t[l];
            time[1] += into.t[l];
        }
        if (u.length > 0) {
            inputs.pullBackAlong(t, tDot, bar.u, into.u, !probing, time);
        }
    }
}
