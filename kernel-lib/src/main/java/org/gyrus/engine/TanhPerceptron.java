// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import java.util.Arrays;
import org.gyrus.network.Activation;

/**
 * A perceptron on one lane with one hidden layer of tanh, at most two inputs and two linear outputs: the shape of most neural
 * ODEs of one or two states. One loop over its units computes it, and one its reverse, see {@link UnitMath#hidden}.
 */
final class TanhPerceptron implements NetworkKernel {
    private static final int MOST = 2;
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
    /** As {@link UnitMath#hidden} reads them. */
    private final double[] packed;

    private final double[] t;
    private final double[] z;
    private final double[] pair = new double[MOST];

    private LaneMath math = VectorSwitch.plain();
    private UnitMath loops = math.units();

    TanhPerceptron(FusedNetwork shape) {
        this.shape = shape;
        general = new OneLaneNetwork(shape);
        inputs = shape.layers[0].inputs();
        outputs = shape.layers[1].outputs();
        units = shape.layers[0].outputs();
        room = (units + LaneSum.PARTS - 1) & -LaneSum.PARTS;
        packed = new double[5 * room + MOST * LaneSum.PARTS];
        if (inputs == 1) {
            Arrays.fill(packed, room, 2 * room, NOTHING);
        }
        if (outputs == 1) {
            Arrays.fill(packed, 4 * room, 5 * room, NOTHING);
        }
        t = new double[room];
        z = new double[room];
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
        for (int k = 0; k < units; k++) {
            for (int j = 0; j < inputs; j++) {
                packed[j * room + k] = w[from + k * inputs + j];
            }
        }
        System.arraycopy(w, from + units * inputs, packed, 2 * room, units);
        from = wAt + shape.weightsAt[1];
        for (int i = 0; i < outputs; i++) {
            System.arraycopy(w, from + i * units, packed, (3 + i) * room, units);
            packed[5 * room + i * LaneSum.PARTS] = w[from + outputs * units + i];
        }
    }

    /** What to compute with now. */
    private void choose() {
        LaneMath now = VectorSwitch.math();
        if (now != math) {
            math = now;
            loops = now.units();
        }
    }

    private double input(double[] x, int j) {
        return j < inputs ? (x[j] - shape.inputShift[j]) * shape.inputScale[j] : 0;
    }

    @Override
    public void evaluate(
            int n, double[] x, double[] out, double[] w, int wAt, double[] record, int recordAt, int stride) {
        choose();
        loops.hidden(units, room, input(x, 0), input(x, 1), packed, t, pair);
        if (record != null) {
            System.arraycopy(t, 0, record, recordAt, units);
        }
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
        System.arraycopy(record, recordAt, t, 0, units);
        double o0 = outBar[0] * shape.outputScale[0];
        double o1 = outputs == 2 ? outBar[1] * shape.outputScale[1] : 0;
        loops.hiddenReverse(
                units, room, inputs, outputs, input(x, 0), input(x, 1), o0, o1, packed, t, z, wBar, wBarAt, pair);
        int biases = wBarAt + shape.weightsAt[1] + outputs * units;
        wBar[biases] += o0;
        if (outputs == 2) {
            wBar[biases + 1] += o1;
        }
        for (int j = 0; j < inputs; j++) {
            xBar[j] = pair[j] * shape.inputScale[j];
        }
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
