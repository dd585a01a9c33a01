// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import java.util.Arrays;
import org.gyrus.network.Activation;

/**
 * A perceptron on one lane with one hidden layer of tanh, at most two inputs and two linear outputs: the shape of most neural
 * ODEs of one or two states. One loop over its units computes it, one its reverse, see {@link TanhUnits}; the cotangents of
 * the weights are added for several calls at once where they may wait.
 */
final class TanhPerceptron implements NetworkKernel {
    private static final int MOST = 2;
    private static final int PARTS = LaneSum.PARTS;
    /** The most calls whose cotangents wait: the stages of a step. */
    private static final int CALLS = 8;
    /** What adds nothing to a sum, not even to -0, times the 0 that stands for an input that is not there. */
    private static final double NOTHING = -0.0;

    private final FusedNetwork shape;
    /** For derivatives in a direction. */
    private final OneLaneNetwork general;

    private boolean isGeneralBound;
    private final int inputs;
    private final int outputs;
    private final int units;
    private final int room;
    /** As {@link TanhUnits} reads them. */
    private final double[] packed;

    private final double[] t;
    private final double[] pair = new double[MOST];

    /** Of the calls that wait: t and z by row, and their x and cotangents of o as {@link TanhUnits#gather} reads them. */
    private final double[] heldT;

    private final double[] heldZ;
    private final double[] seeds = new double[CALLS * TanhUnits.SEEDS];
    /** The sums that wait: cotangents of M_0, M_1, b, V_0 and V_1; of c. */
    private final double[] bars;

    private final double[] biases = new double[MOST];

    private int held;
    private boolean holds;
    private boolean waits;

    private LaneMath math = VectorSwitch.plain();
    private TanhUnits loops = math.tanhUnits();

    TanhPerceptron(FusedNetwork shape) {
        this.shape = shape;
        general = new OneLaneNetwork(shape);
        inputs = shape.layers[0].inputs();
        outputs = shape.layers[1].outputs();
        units = shape.layers[0].outputs();
        room = TanhUnits.room(units);
        packed = new double[room / PARTS * TanhUnits.BLOCK + MOST * PARTS];
        for (int at = 0; at < packed.length - MOST * PARTS; at += TanhUnits.BLOCK) {
            if (inputs == 1) {
                Arrays.fill(packed, at + PARTS, at + 2 * PARTS, NOTHING);
            }
            if (outputs == 1) {
                Arrays.fill(packed, at + 4 * PARTS, at + 5 * PARTS, NOTHING);
            }
        }
        t = new double[room];
        heldT = new double[CALLS * room];
        heldZ = new double[CALLS * room];
        bars = new double[5 * room];
    }

    static boolean suits(FusedNetwork shape) {
        return shape.layers.length == 2
                && shape.layers[0].activation() == Activation.TANH
                && shape.isLinear(1)
                && shape.layers[0].inputs() <= MOST
                && shape.layers[1].outputs() <= MOST
                && shape.layers[0].outputs() >= LaneSum.PARTS;
    }

    @Override
    public void bind(double[] w, int wAt) {
        isGeneralBound = false;
        int from = wAt + shape.weightsAt[0];
        int last = wAt + shape.weightsAt[1];
        int b = from + units * inputs;
        for (int k = 0; k < units; k++) {
            int to = TanhUnits.at(k);
            packed[to] = w[from + k * inputs];
            packed[to + 2 * PARTS] = w[b + k];
            packed[to + 3 * PARTS] = w[last + k];
            if (inputs == 2) {
                packed[to + PARTS] = w[from + 2 * k + 1];
            }
            if (outputs == 2) {
                packed[to + 4 * PARTS] = w[last + units + k];
            }
        }
        for (int i = 0; i < outputs; i++) {
            packed[packed.length + (i - MOST) * PARTS] = w[last + outputs * units + i];
        }
    }

    /** What to compute with now. */
    private void choose() {
        LaneMath now = VectorSwitch.math();
        if (now != math) {
            math = now;
            loops = now.tanhUnits();
        }
    }

    private double input(double[] x, int j) {
        return j < inputs ? (x[j] - shape.inputShift[j]) * shape.inputScale[j] : 0;
    }

    @Override
    public void evaluate(
            int n, double[] x, double[] out, double[] w, int wAt, double[] record, int recordAt, int stride) {
        choose();
        boolean kept = record != null;
        loops.forward(units, input(x, 0), input(x, 1), packed, kept ? record : t, kept ? recordAt : 0, pair);
        for (int i = 0; i < outputs; i++) {
            out[i] = LaneSum.fma(shape.outputScale[i], pair[i], shape.outputShift[i]);
        }
    }

    @Override
    public void pullBack(
            int n,
            double[] x,
            double[] outBar,
            double[] xBar,
            double[] w,
            int wAt,
            double[] wBar,
            int wBarAt,
            double[] record,
            int recordAt,
            int stride) {
        choose();
        double o0 = outBar[0] * shape.outputScale[0];
        double o1 = outputs == 2 ? outBar[1] * shape.outputScale[1] : 0;
        loops.reverse(units, o0, o1, packed, record, recordAt, heldT, heldZ, held * room, pair);
        keep(input(x, 0), input(x, 1), o0, o1);
        if (held == CALLS) {
            gather();
        }
        if (!holds) {
            settle(wBar, wBarAt);
        }
        for (int j = 0; j < inputs; j++) {
            xBar[j] = pair[j] * shape.inputScale[j];
        }
    }

    private void keep(double x0, double x1, double o0, double o1) {
        waits = true;
        int at = held++ * TanhUnits.SEEDS;
        seeds[at] = x0;
        seeds[at + 1] = x1;
        seeds[at + 2] = o0;
        seeds[at + 3] = o1;
    }

    @Override
    public void hold() {
        holds = true;
    }

    @Override
    public void settle(double[] wBar, int wBarAt) {
        holds = false;
        if (!waits) {
            return;
        }
        waits = false;
        gather();
        int last = wBarAt + shape.weightsAt[1];
        int b = wBarAt + inputs * units;
        for (int k = 0; k < units; k++) {
            wBar[wBarAt + k * inputs] += bars[k];
            wBar[b + k] += bars[2 * room + k];
            wBar[last + k] += bars[3 * room + k];
            if (inputs == 2) {
                wBar[wBarAt + 2 * k + 1] += bars[room + k];
            }
            if (outputs == 2) {
                wBar[last + units + k] += bars[4 * room + k];
            }
        }
        for (int i = 0; i < outputs; i++) {
            wBar[last + outputs * units + i] += biases[i];
            biases[i] = 0;
        }
        Arrays.fill(bars, 0);
    }

    /** Adds up what waits. */
    private void gather() {
        loops.gather(held, units, heldT, heldZ, seeds, bars);
        for (int c = 0; c < held; c++) {
            biases[0] += seeds[c * TanhUnits.SEEDS + 2];
            biases[1] += seeds[c * TanhUnits.SEEDS + 3];
        }
        held = 0;
    }

    @Override
    public void pushForward(
            int n, double[] x, double[] xDot, double[] outDot, double[] w, int wAt, double[] wDot, int wDotAt) {
        if (!isGeneralBound) {
            general.bind(w, wAt);
            isGeneralBound = true;
        }
        general.pushForward(n, x, xDot, outDot, w, wAt, wDot, wDotAt);
    }
}
