// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import org.gyrus.network.Activation;
import org.gyrus.network.Layer;

/** A perceptron over lanes, layer by layer: rows of units, one number per lane. */
final class LaneNetwork implements NetworkKernel {
    private final FusedNetwork shape;
    private final int inputs;
    private final int last;
    private final double[] sums = new double[LaneSum.SCRATCH];
    private int room;
    /** Values of each layer, packed, where they are not read from the record; inputs, scaled, first. */
    private double[][] h;

    /** The current layer's values: element i of lane l at {@code at + i * step + l}. */
    private double[] values;

    private int at;
    private int step;
    private double[][] bar;
    private double[][] dot;

    LaneNetwork(FusedNetwork shape) {
        this.shape = shape;
        last = shape.layers.length;
        inputs = shape.layers[0].inputs();
    }

    private int units(int level) {
        return level == 0 ? inputs : shape.layers[level - 1].outputs();
    }

    private void reserve(int n) {
        if (n > room) {
            room = n;
            h = rows(n);
            bar = rows(n);
            dot = rows(n);
        }
    }

    private double[][] rows(int n) {
        double[][] rows = new double[last + 1][];
        for (int level = 0; level <= last; level++) {
            rows[level] = new double[units(level) * n];
        }
        return rows;
    }

    private void load(int n, double[] x) {
        for (int i = 0; i < inputs; i++) {
            double shift = shape.inputShift[i];
            double scale = shape.inputScale[i];
            for (int l = i * n; l < (i + 1) * n; l++) {
                h[0][l] = (x[l] - shift) * scale;
            }
        }
    }

    @Override
    public void evaluate(
            int n, double[] x, double[] out, double[] w, int wAt, double[] record, int recordAt, int stride) {
        reserve(n);
        load(n, x);
        LaneMath math = VectorSwitch.math();
        values = h[0];
        at = 0;
        step = n;
        for (int layer = 0; layer < last; layer++) {
            int row = recordAt + shape.rowOf[layer] * stride;
            forward(
                    math,
                    layer,
                    n,
                    w,
                    wAt + shape.weightsAt[layer],
                    shape.isRecorded(layer) ? record : null,
                    row,
                    stride);
        }
        for (int k = 0; k < units(last); k++) {
            double shift = shape.outputShift[k];
            double scale = shape.outputScale[k];
            for (int l = 0; l < n; l++) {
                out[k * n + l] = LaneSum.fma(scale, values[at + k * step + l], shift);
            }
        }
    }

    /** One layer, from the current values to the next; what the record keeps is made in its place. */
    private void forward(LaneMath math, int layer, int n, double[] w, int wAt, double[] record, int row, int stride) {
        Layer size = shape.layers[layer];
        boolean inPlace = record != null && !FusedNetwork.keepsSum(size.activation());
        double[] to = inPlace ? record : h[layer + 1];
        int toAt = inPlace ? row : 0;
        int toStep = inPlace ? stride : n;
        math.linear(n, size.inputs(), size.outputs(), values, at, step, w, wAt, to, toAt, toStep);
        if (record != null && !inPlace) {
            keep(n, size.outputs(), to, record, row, stride);
        }
        int runs = toStep == n ? 1 : size.outputs();
        for (int k = 0; k < runs; k++) {
            activate(math, size.activation(), runs == 1 ? size.outputs() * n : n, to, toAt + k * toStep);
        }
        values = to;
        at = toAt;
        step = toStep;
    }

    private static void keep(int n, int units, double[] from, double[] record, int at, int stride) {
        for (int k = 0; k < units; k++) {
            System.arraycopy(from, k * n, record, at + k * stride, n);
        }
    }

    private static void activate(LaneMath math, Activation activation, int n, double[] z, int at) {
        switch (activation) {
            case TANH -> math.apply(Operation.TANH, n, z, at, z, at);
            case SOFTPLUS -> math.apply(Operation.SOFTPLUS, n, z, at, z, at);
            case SIGMOID -> math.apply(Operation.SIGMOID, n, z, at, z, at);
            case IDENTITY -> {}
            default -> {
                for (int l = at; l < at + n; l++) {
                    z[l] = FusedNetwork.activate(activation, z[l]);
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
        reserve(n);
        load(n, x);
        LaneMath math = VectorSwitch.math();
        for (int k = 0; k < units(last); k++) {
            for (int l = k * n; l < (k + 1) * n; l++) {
                bar[last][l] = outBar[l] * shape.outputScale[k];
            }
        }
        for (int layer = last - 1; layer >= 0; layer--) {
            Layer size = shape.layers[layer];
            slope(math, layer, n, record, recordAt + shape.rowOf[layer] * stride, stride);
            recall(layer, n, record, recordAt, stride);
            int weights = shape.weightsAt[layer];
            math.weights(
                    n, size.inputs(), size.outputs(), bar[layer + 1], values, at, step, wBar, wBarAt + weights, sums);
            math.transposed(n, size.inputs(), size.outputs(), bar[layer + 1], w, wAt + weights, bar[layer]);
        }
        for (int i = 0; i < inputs; i++) {
            for (int l = i * n; l < (i + 1) * n; l++) {
                xBar[l] = bar[0][l] * shape.inputScale[i];
            }
        }
    }

    /** Makes what a layer read in the forward pass the current values. */
    private void recall(int layer, int n, double[] record, int recordAt, int stride) {
        values = h[layer];
        at = 0;
        step = n;
        if (layer == 0) {
            return;
        }
        int row = recordAt + shape.rowOf[layer - 1] * stride;
        if (!FusedNetwork.keepsSum(shape.layers[layer - 1].activation())) {
            values = record;
            at = row;
            step = stride;
            return;
        }
        for (int k = 0; k < units(layer); k++) {
            System.arraycopy(record, row + k * stride, values, k * n, n);
        }
        activate(VectorSwitch.plain(), shape.layers[layer - 1].activation(), units(layer) * n, values, 0);
    }

    private void slope(LaneMath math, int layer, int n, double[] record, int at, int stride) {
        double[] z = bar[layer + 1];
        Activation activation = shape.layers[layer].activation();
        int rows = activation == Activation.IDENTITY ? 0 : stride == n ? 1 : units(layer + 1);
        int length = stride == n ? units(layer + 1) * n : n;
        for (int k = 0; k < rows; k++) {
            slope(math, activation, length, z, k * n, record, at + k * stride);
        }
    }

    private static void slope(LaneMath math, Activation activation, int n, double[] z, int zAt, double[] kept, int at) {
        switch (activation) {
            case TANH -> math.tanhSlope(n, z, zAt, kept, at);
            case SOFTPLUS -> math.softplusSlope(n, z, zAt, kept, at);
            default -> {
                for (int l = 0; l < n; l++) {
                    z[zAt + l] *= FusedNetwork.slope(activation, kept[at + l]);
                }
            }
        }
    }

    @Override
    public void pushForward(
            int n, double[] x, double[] xDot, double[] outDot, double[] w, int wAt, double[] wDot, int wDotAt) {
        reserve(n);
        load(n, x);
        LaneMath math = VectorSwitch.math();
        for (int i = 0; i < inputs; i++) {
            for (int l = i * n; l < (i + 1) * n; l++) {
                dot[0][l] = xDot[l] * shape.inputScale[i];
            }
        }
        for (int layer = 0; layer < last; layer++) {
            Layer size = shape.layers[layer];
            int from = shape.weightsAt[layer];
            math.linear(n, size.inputs(), size.outputs(), h[layer], 0, n, w, wAt + from, h[layer + 1], 0, n);
            tangent(layer, n, w, wAt + from, wDot, wDotAt + from);
            activate(math, size.activation(), size.outputs() * n, h[layer + 1], 0);
        }
        for (int k = 0; k < units(last); k++) {
            for (int l = k * n; l < (k + 1) * n; l++) {
                outDot[l] = dot[last][l] * shape.outputScale[k];
            }
        }
    }

    /** The direction of one layer, while h holds its sums z. */
    private void tangent(int layer, int n, double[] w, int at, double[] wDot, int dotAt) {
        Layer size = shape.layers[layer];
        Activation activation = size.activation();
        for (int k = 0; k < size.outputs(); k++) {
            int row = k * size.inputs();
            double bias = wDot[dotAt + size.outputs() * size.inputs() + k];
            for (int l = 0; l < n; l++) {
                double byWeights = LaneSum.dot(h[layer], l, n, wDot, dotAt + row, 1, size.inputs(), bias);
                double z = LaneSum.dot(dot[layer], l, n, w, at + row, 1, size.inputs(), byWeights);
                dot[layer + 1][k * n + l] = z * FusedNetwork.slopeAt(activation, h[layer + 1][k * n + l]);
            }
        }
    }
}
