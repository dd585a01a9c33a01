// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import org.gyrus.network.Activation;
import org.gyrus.network.Layer;

/**
 * A perceptron in plain Java, one lane after the other: serves the first calls, and machines without wide vectors. Sums
 * are made in the order that {@link LaneSum} states, so that the vector kernel gives the same bits.
 */
final class ScalarNetwork implements NetworkKernel {
    private final FusedNetwork shape;
    /** One lane: the values of each layer, inputs first. */
    private final double[][] h;

    private final double[][] kept;
    private final double[][] hBar;
    private final double[][] hDot;
    private final double[] partial = new double[LaneSum.PARTS];
    /** Per lane cotangents of sums and the values they met, for the weights: [layer][unit * n + lane]. */
    private double[][] zBars = new double[0][];

    private double[][] values = new double[0][];
    private int lanes;

    ScalarNetwork(FusedNetwork shape) {
        this.shape = shape;
        int count = shape.layers.length + 1;
        h = new double[count][];
        kept = new double[count][];
        hBar = new double[count][];
        hDot = new double[count][];
        for (int n = 0; n < count; n++) {
            int units = n == 0 ? shape.layers[0].inputs() : shape.layers[n - 1].outputs();
            h[n] = new double[units];
            kept[n] = new double[units];
            hBar[n] = new double[units];
            hDot[n] = new double[units];
        }
    }

    @Override
    public void evaluate(
            int n, double[] x, double[] out, double[] w, int wAt, double[] record, int recordAt, int stride) {
        double[] last = h[h.length - 1];
        for (int l = 0; l < n; l++) {
            load(n, x, l);
            for (int layer = 0; layer < shape.layers.length; layer++) {
                forward(layer, w, wAt + shape.weightsAt[layer]);
                if (record != null && !shape.isLinear(layer)) {
                    for (int k = 0; k < kept[layer + 1].length; k++) {
                        record[recordAt + (shape.rowOf[layer] + k) * stride + l] = kept[layer + 1][k];
                    }
                }
            }
            for (int k = 0; k < last.length; k++) {
                out[k * n + l] = LaneSum.fma(shape.outputScale[k], last[k], shape.outputShift[k]);
            }
        }
    }

    private void load(int n, double[] x, int l) {
        for (int i = 0; i < h[0].length; i++) {
            h[0][i] = (x[i * n + l] - shape.inputShift[i]) * shape.inputScale[i];
        }
    }

    private void forward(int layer, double[] w, int at) {
        Layer size = shape.layers[layer];
        Activation activation = size.activation();
        boolean sum = FusedNetwork.keepsSum(activation);
        for (int k = 0; k < size.outputs(); k++) {
            double bias = w[at + size.outputs() * size.inputs() + k];
            double z = LaneSum.dot(h[layer], w, at + k * size.inputs(), bias);
            double value = FusedNetwork.activate(activation, z);
            h[layer + 1][k] = value;
            kept[layer + 1][k] = sum ? z : value;
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
        int last = shape.layers.length;
        for (int l = 0; l < n; l++) {
            load(n, x, l);
            restore(record, recordAt + l, stride);
            for (int k = 0; k < hBar[last].length; k++) {
                hBar[last][k] = outBar[k * n + l] * shape.outputScale[k];
            }
            for (int layer = last - 1; layer >= 0; layer--) {
                backward(layer, w, wAt + shape.weightsAt[layer], n, l);
            }
            for (int i = 0; i < hBar[0].length; i++) {
                xBar[i * n + l] = hBar[0][i] * shape.inputScale[i];
            }
        }
        for (int layer = 0; layer < last; layer++) {
            gather(n, layer, wBar, wBarAt + shape.weightsAt[layer]);
        }
    }

    private void restore(double[] record, int at, int stride) {
        for (int layer = 0; layer < shape.layers.length - 1; layer++) {
            Activation activation = shape.layers[layer].activation();
            for (int k = 0; k < h[layer + 1].length; k++) {
                kept[layer + 1][k] = record[at + (shape.rowOf[layer] + k) * stride];
                h[layer + 1][k] = FusedNetwork.fromRecord(activation, kept[layer + 1][k]);
            }
        }
    }

    /** From the cotangent of a layer's values to that of its inputs; keeps what the weights need. */
    private void backward(int layer, double[] w, int at, int n, int l) {
        Layer size = shape.layers[layer];
        double[] z = hBar[layer + 1];
        for (int k = 0; k < size.outputs(); k++) {
            z[k] = shape.isLinear(layer) ? z[k] : z[k] * FusedNetwork.slope(size.activation(), kept[layer + 1][k]);
            zBars[layer][k * n + l] = z[k];
        }
        for (int j = 0; j < size.inputs(); j++) {
            values[layer][j * n + l] = h[layer][j];
            hBar[layer][j] = LaneSum.dotColumn(z, w, at + j, size.inputs());
        }
    }

    private void gather(int n, int layer, double[] wBar, int at) {
        Layer size = shape.layers[layer];
        int biases = at + size.outputs() * size.inputs();
        for (int k = 0; k < size.outputs(); k++) {
            for (int j = 0; j < size.inputs(); j++) {
                wBar[at + k * size.inputs() + j] +=
                        LaneSum.product(zBars[layer], k * n, values[layer], j * n, n, partial);
            }
            wBar[biases + k] += LaneSum.sum(zBars[layer], k * n, n, partial);
        }
    }

    private void reserve(int n) {
        if (n > lanes) {
            lanes = n;
            zBars = new double[shape.layers.length][];
            values = new double[shape.layers.length][];
            for (int layer = 0; layer < zBars.length; layer++) {
                zBars[layer] = new double[shape.layers[layer].outputs() * n];
                values[layer] = new double[shape.layers[layer].inputs() * n];
            }
        }
    }

    @Override
    public void pushForward(
            int n, double[] x, double[] xDot, double[] outDot, double[] w, int wAt, double[] wDot, int wDotAt) {
        int last = shape.layers.length;
        for (int l = 0; l < n; l++) {
            load(n, x, l);
            for (int i = 0; i < hDot[0].length; i++) {
                hDot[0][i] = xDot[i * n + l] * shape.inputScale[i];
            }
            for (int layer = 0; layer < last; layer++) {
                forward(layer, w, wAt + shape.weightsAt[layer]);
                tangent(layer, w, wAt + shape.weightsAt[layer], wDot, wDotAt + shape.weightsAt[layer]);
            }
            for (int k = 0; k < hDot[last].length; k++) {
                outDot[k * n + l] = hDot[last][k] * shape.outputScale[k];
            }
        }
    }

    private void tangent(int layer, double[] w, int at, double[] wDot, int dotAt) {
        Layer size = shape.layers[layer];
        for (int k = 0; k < size.outputs(); k++) {
            int row = k * size.inputs();
            double bias = wDot[dotAt + size.outputs() * size.inputs() + k];
            double z = LaneSum.dot(hDot[layer], w, at + row, LaneSum.dot(h[layer], wDot, dotAt + row, bias));
            hDot[layer + 1][k] =
                    shape.isLinear(layer) ? z : z * FusedNetwork.slope(size.activation(), kept[layer + 1][k]);
        }
    }
}
