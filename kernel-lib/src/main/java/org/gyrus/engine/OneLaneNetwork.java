// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import org.gyrus.network.Activation;
import org.gyrus.network.Layer;

/**
 * A perceptron on one lane: loops run over the units of a layer, through {@link UnitMath}. The weights of each layer are
 * copied when they are bound, a layer of many units column by column, so that all loops are over contiguous numbers.
 */
final class OneLaneNetwork implements NetworkKernel {
    private final FusedNetwork shape;
    private final int last;
    /** Values of each layer; inputs, scaled, first. */
    private final double[][] h;

    /** Sums of the layers whose record keeps them. */
    private final double[][] sums;

    private final double[][] bar;
    private final double[][] dot;

    /** Of each layer, see {@link #isWide}: columns of W, {@link #padded} each, then b; or rows of W, then b. */
    private final double[][] packed;

    private LaneMath math = VectorSwitch.plain();
    private UnitMath loops = math.units();

    OneLaneNetwork(FusedNetwork shape) {
        this.shape = shape;
        last = shape.layers.length;
        h = rows();
        sums = rows();
        bar = rows();
        dot = rows();
        packed = new double[last][];
        for (int layer = 0; layer < last; layer++) {
            int inputs = units(layer);
            int outputs = units(layer + 1);
            packed[layer] =
                    new double[isWide(layer) ? (inputs + 1) * padded(outputs) : (inputs + 1) * outputs + LaneSum.PARTS];
        }
    }

    /** Whether loops over the units of a layer are long enough for vectors. */
    private boolean isWide(int layer) {
        return units(layer + 1) >= LaneSum.PARTS;
    }

    @Override
    public void bind(double[] w, int wAt) {
        for (int layer = 0; layer < last; layer++) {
            int at = wAt + shape.weightsAt[layer];
            int inputs = units(layer);
            int outputs = units(layer + 1);
            double[] to = packed[layer];
            if (!isWide(layer)) {
                System.arraycopy(w, at, to, 0, (inputs + 1) * outputs);
                continue;
            }
            int stride = padded(outputs);
            for (int k = 0; k < outputs; k++) {
                for (int j = 0; j < inputs; j++) {
                    to[j * stride + k] = w[at + k * inputs + j];
                }
            }
            System.arraycopy(w, at + inputs * outputs, to, inputs * stride, outputs);
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
        return (units + LaneSum.PARTS - 1) & -LaneSum.PARTS;
    }

    /** How many units of a layer to compute: whole vectors, but not for a few units. */
    private int computed(int level) {
        int units = units(level);
        return units < LaneSum.PARTS ? units : padded(units);
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
        choose();
        for (int layer = 0; layer < last; layer++) {
            forward(layer);
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

    private void forward(int layer) {
        double[] z = h[layer + 1];
        double[] m = packed[layer];
        int inputs = units(layer);
        int outputs = units(layer + 1);
        if (isWide(layer)) {
            int stride = padded(outputs);
            loops.columns(outputs, inputs, h[layer], m, 0, stride, m, inputs * stride, z);
        } else {
            loops.rows(inputs, outputs, h[layer], 0, m, 0, inputs, m, inputs * outputs, z);
        }
        if (keeps(layer)) {
            System.arraycopy(z, 0, sums[layer + 1], 0, z.length);
        }
        activate(shape.layers[layer].activation(), z, computed(layer + 1));
    }

    private void activate(Activation activation, double[] z, int n) {
        switch (activation) {
            case TANH -> math.apply(Operation.TANH, n, z, 0, z, 0);
            case SOFTPLUS -> math.apply(Operation.SOFTPLUS, n, z, 0, z, 0);
            case SIGMOID -> math.apply(Operation.SIGMOID, n, z, 0, z, 0);
            case IDENTITY -> {}
            default -> {
                for (int k = 0; k < n; k++) {
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
        choose();
        for (int k = 0; k < units(last); k++) {
            bar[last][k] = outBar[k] * shape.outputScale[k];
        }
        for (int layer = 0; layer < last; layer++) {
            if (shape.isRecorded(layer)) {
                restore(layer, record, recordAt + shape.rowOf[layer]);
            }
        }
        for (int layer = last - 1; layer >= 0; layer--) {
            Activation activation = shape.layers[layer].activation();
            if (activation != Activation.IDENTITY) {
                double[] kept = keeps(layer) ? sums[layer + 1] : h[layer + 1];
                slope(activation, bar[layer + 1], kept, computed(layer + 1));
            }
            backward(layer, wBar, wBarAt + shape.weightsAt[layer]);
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

    private void slope(Activation activation, double[] z, double[] kept, int n) {
        switch (activation) {
            case TANH -> math.tanhSlope(n, z, 0, kept, 0);
            case SOFTPLUS -> math.softplusSlope(n, z, 0, kept, 0);
            default -> {
                for (int k = 0; k < n; k++) {
                    z[k] *= FusedNetwork.slope(activation, kept[k]);
                }
            }
        }
    }

    /** xBar = W' zBar, and adds zBar x' and zBar to the cotangents of W and b. */
    private void backward(int layer, double[] wBar, int at) {
        double[] zBar = bar[layer + 1];
        double[] m = packed[layer];
        int inputs = units(layer);
        int outputs = units(layer + 1);
        if (isWide(layer)) {
            loops.rows(outputs, inputs, zBar, 0, m, 0, padded(outputs), null, 0, bar[layer]);
        } else {
            loops.columns(inputs, outputs, zBar, m, 0, inputs, null, 0, bar[layer]);
        }
        loops.addOuter(outputs, inputs, zBar, h[layer], 0, wBar, at);
        loops.addScaled(outputs, 1, zBar, 0, wBar, at + outputs * inputs);
    }

    @Override
    public void pushForward(
            int n, double[] x, double[] xDot, double[] outDot, double[] w, int wAt, double[] wDot, int wDotAt) {
        load(x);
        choose();
        for (int i = 0; i < units(0); i++) {
            dot[0][i] = xDot[i] * shape.inputScale[i];
        }
        for (int layer = 0; layer < last; layer++) {
            int from = shape.weightsAt[layer];
            tangent(layer, w, wAt + from, wDot, wDotAt + from);
            forward(layer);
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
