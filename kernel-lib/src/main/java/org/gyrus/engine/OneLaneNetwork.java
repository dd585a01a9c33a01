// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import org.gyrus.network.Activation;
import org.gyrus.network.Layer;

/** A perceptron on one lane: loops run over the units of a layer. */
final class OneLaneNetwork implements NetworkKernel {
    private final FusedNetwork shape;
    private final int last;
    /** Values of each layer; inputs, scaled, first. */
    private final double[][] h;

    /** Sums of the layers whose record keeps them. */
    private final double[][] sums;

    private final double[][] bar;
    private final double[][] dot;

    OneLaneNetwork(FusedNetwork shape) {
        this.shape = shape;
        last = shape.layers.length;
        h = rows();
        sums = rows();
        bar = rows();
        dot = rows();
    }

    private double[][] rows() {
        double[][] rows = new double[last + 1][];
        for (int level = 0; level <= last; level++) {
            rows[level] = new double[padded(units(level))];
        }
        return rows;
    }

    private int units(int level) {
        return level == 0 ? shape.layers[0].inputs() : shape.layers[level - 1].outputs();
    }

    /** Up to whole vectors, so that no unit is left for a scalar loop; what is computed beyond is never read. */
    private static int padded(int units) {
        return units < LaneSum.PARTS ? units : (units + LaneSum.PARTS - 1) & -LaneSum.PARTS;
    }

    private void load(double[] x) {
        for (int i = 0; i < shape.inputShift.length; i++) {
            h[0][i] = (x[i] - shape.inputShift[i]) * shape.inputScale[i];
        }
    }

    @Override
    public void evaluate(
            int n, double[] x, double[] out, double[] w, int wAt, double[] record, int recordAt, int stride) {
        load(x);
        LaneMath math = VectorSwitch.math();
        for (int layer = 0; layer < last; layer++) {
            forward(math, layer, w, wAt + shape.weightsAt[layer]);
            if (record != null && shape.isRecorded(layer)) {
                double[] kept = keeps(layer) ? sums[layer + 1] : h[layer + 1];
                System.arraycopy(kept, 0, record, recordAt + shape.rowOf[layer], units(layer + 1));
            }
        }
        for (int k = 0; k < units(last); k++) {
            out[k] = LaneSum.fma(shape.outputScale[k], h[last][k], shape.outputShift[k]);
        }
    }

    private boolean keeps(int layer) {
        return FusedNetwork.keepsSum(shape.layers[layer].activation());
    }

    private void forward(LaneMath math, int layer, double[] w, int at) {
        Layer size = shape.layers[layer];
        double[] z = h[layer + 1];
        linear(h[layer], size, w, at, z);
        if (keeps(layer)) {
            System.arraycopy(z, 0, sums[layer + 1], 0, z.length);
        }
        activate(math, size.activation(), z);
    }

    private static void linear(double[] x, Layer size, double[] w, int at, double[] z) {
        int biases = at + size.inputs() * size.outputs();
        int inputs = size.inputs();
        if (inputs == 2) {
            for (int k = 0; k < size.outputs(); k++) {
                z[k] = LaneSum.fma(w[at + 2 * k + 1], x[1], LaneSum.fma(w[at + 2 * k], x[0], w[biases + k]));
            }
            return;
        }
        for (int k = 0; k < size.outputs(); k++) {
            z[k] = LaneSum.dot(x, 0, 1, w, at + k * inputs, 1, inputs, w[biases + k]);
        }
    }

    private static void activate(LaneMath math, Activation activation, double[] z) {
        switch (activation) {
            case TANH -> math.apply(Operation.TANH, z.length, z, 0, z, 0);
            case SOFTPLUS -> math.apply(Operation.SOFTPLUS, z.length, z, 0, z, 0);
            case SIGMOID -> math.apply(Operation.SIGMOID, z.length, z, 0, z, 0);
            case IDENTITY -> {}
            default -> {
                for (int k = 0; k < z.length; k++) {
                    z[k] = FusedNetwork.activate(activation, z[k]);
                }
            }
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
        load(x);
        LaneMath math = VectorSwitch.math();
        for (int k = 0; k < units(last); k++) {
            bar[last][k] = outBar[k] * shape.outputScale[k];
        }
        for (int layer = 0; layer < last; layer++) {
            if (shape.isRecorded(layer)) {
                restore(layer, record, recordAt + shape.rowOf[layer]);
            }
        }
        for (int layer = last - 1; layer >= 0; layer--) {
            Layer size = shape.layers[layer];
            double[] kept = keeps(layer) ? sums[layer + 1] : h[layer + 1];
            if (size.activation() != Activation.IDENTITY) {
                slope(math, size.activation(), bar[layer + 1], kept);
            }
            int from = shape.weightsAt[layer];
            backward(size, h[layer], bar[layer + 1], bar[layer], w, wAt + from, wBar, wBarAt + from);
        }
        for (int i = 0; i < units(0); i++) {
            xBar[i] = bar[0][i] * shape.inputScale[i];
        }
    }

    private void restore(int layer, double[] record, int at) {
        double[] to = keeps(layer) ? sums[layer + 1] : h[layer + 1];
        System.arraycopy(record, at, to, 0, units(layer + 1));
        if (keeps(layer)) {
            for (int k = 0; k < units(layer + 1); k++) {
                h[layer + 1][k] = FusedNetwork.fromRecord(shape.layers[layer].activation(), to[k]);
            }
        }
    }

    private static void slope(LaneMath math, Activation activation, double[] z, double[] kept) {
        switch (activation) {
            case TANH -> math.tanhSlope(z.length, z, 0, kept, 0);
            case SOFTPLUS -> math.softplusSlope(z.length, z, 0, kept, 0);
            default -> {
                for (int k = 0; k < z.length; k++) {
                    z[k] *= FusedNetwork.slope(activation, kept[k]);
                }
            }
        }
    }

    /** xBar = W' zBar, and adds zBar x' and zBar to the cotangents of W and b. */
    private static void backward(
            Layer size, double[] x, double[] zBar, double[] xBar, double[] w, int at, double[] wBar, int barAt) {
        int inputs = size.inputs();
        int outputs = size.outputs();
        if (outputs < 4) {
            for (int j = 0; j < inputs; j++) {
                xBar[j] = 0;
            }
            for (int k = 0; k < outputs; k++) {
                addScaled(inputs, zBar[k], w, at + k * inputs, xBar);
            }
        } else {
            for (int j = 0; j < inputs; j++) {
                xBar[j] = LaneSum.dot(zBar, 0, 1, w, at + j, inputs, outputs, 0);
            }
        }
        if (inputs == 2) {
            double x0 = x[0];
            double x1 = x[1];
            for (int k = 0; k < outputs; k++) {
                wBar[barAt + 2 * k] += zBar[k] * x0;
                wBar[barAt + 2 * k + 1] += zBar[k] * x1;
            }
        } else {
            for (int k = 0; k < outputs; k++) {
                addProducts(inputs, zBar[k], x, wBar, barAt + k * inputs);
            }
        }
        addProducts(outputs, 1, zBar, wBar, barAt + outputs * inputs);
    }

    private static void addScaled(int n, double z, double[] w, int at, double[] to) {
        for (int j = 0; j < n; j++) {
            to[j] = LaneSum.fma(w[at + j], z, to[j]);
        }
    }

    private static void addProducts(int n, double z, double[] x, double[] to, int at) {
        for (int j = 0; j < n; j++) {
            to[at + j] += z * x[j];
        }
    }

    @Override
    public void pushForward(
            int n, double[] x, double[] xDot, double[] outDot, double[] w, int wAt, double[] wDot, int wDotAt) {
        load(x);
        for (int i = 0; i < units(0); i++) {
            dot[0][i] = xDot[i] * shape.inputScale[i];
        }
        for (int layer = 0; layer < last; layer++) {
            int from = shape.weightsAt[layer];
            tangent(layer, w, wAt + from, wDot, wDotAt + from);
            forward(VectorSwitch.math(), layer, w, wAt + from);
        }
        for (int k = 0; k < units(last); k++) {
            outDot[k] = dot[last][k] * shape.outputScale[k];
        }
    }

    private void tangent(int layer, double[] w, int at, double[] wDot, int dotAt) {
        Layer size = shape.layers[layer];
        int inputs = size.inputs();
        int biases = inputs * size.outputs();
        for (int k = 0; k < size.outputs(); k++) {
            int row = k * inputs;
            double z = LaneSum.dot(h[layer], 0, 1, w, at + row, 1, inputs, w[at + biases + k]);
            double bias = LaneSum.dot(h[layer], 0, 1, wDot, dotAt + row, 1, inputs, wDot[dotAt + biases + k]);
            dot[layer + 1][k] = LaneSum.dot(dot[layer], 0, 1, w, at + row, 1, inputs, bias)
                    * FusedNetwork.slopeAt(size.activation(), z);
        }
    }
}
