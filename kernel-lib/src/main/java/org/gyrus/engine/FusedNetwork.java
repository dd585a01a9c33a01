// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import java.util.List;
import org.gyrus.network.Activation;
import org.gyrus.network.Layer;
import org.gyrus.network.Network;

/**
 * The shape of a perceptron as its kernels see it. The record keeps, layer by layer, one row per unit (but those of a
 * linear last layer): its value h, from which the slope follows (tanh: 1 - h^2; softplus: 1 - exp(-h)); or its sum z
 * where h does not tell the slope (rbf, swish).
 */
final class FusedNetwork {
    final Network network;
    final Layer[] layers;
    /** Where W of each layer starts among the network's weights; b follows it. */
    final int[] weightsAt;
    /** The first record row of each layer. */
    final int[] rowOf;
    /** The most units of any layer, inputs and outputs included. */
    final int widest;

    final double[] inputShift;
    final double[] inputScale;
    final double[] outputShift;
    final double[] outputScale;

    FusedNetwork(Network network) {
        this.network = network;
        List<Layer> all = network.layers();
        layers = all.toArray(new Layer[0]);
        weightsAt = new int[layers.length];
        rowOf = new int[layers.length + 1];
        int most = network.inputs().size();
        for (int n = 0; n < layers.length; n++) {
            weightsAt[n] = n == 0 ? 0 : weightsAt[n - 1] + layers[n - 1].weightCount();
            rowOf[n + 1] = rowOf[n] + (isRecorded(n) ? layers[n].outputs() : 0);
            most = Math.max(most, layers[n].outputs());
        }
        widest = most;
        inputShift = array(network.inputScaling().shift());
        inputScale = array(network.inputScaling().scale());
        outputShift = array(network.outputScaling().shift());
        outputScale = array(network.outputScaling().scale());
    }

    private static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(x -> x).toArray();
    }

    boolean isLinear(int layer) {
        return layers[layer].activation() == Activation.IDENTITY;
    }

    /** All but a linear last layer. */
    boolean isRecorded(int layer) {
        return layer < layers.length - 1 || !isLinear(layer);
    }

    /** On one lane {@link TanhPerceptron} writes and reads them in whole vectors. */
    int records() {
        int rows = rowOf[layers.length];
        return TanhPerceptron.suits(this) ? TanhUnits.room(rows) : rows;
    }

    /** The rows of the record of any network. */
    static int recordRows(Network network) {
        return network.isLowered() ? new FusedNetwork(network).records() : 0;
    }

    /** h from z. */
    static double activate(Activation activation, double z) {
        return switch (activation) {
            case IDENTITY -> z;
            case TANH -> Elementary.tanh(z);
            case SOFTPLUS -> Elementary.softplus(z);
            case RELU -> Math.max(0, z);
            case SIGMOID -> Elementary.sigmoid(z);
            case RBF -> Elementary.exp(-(z * z));
            case SWISH -> z * Elementary.sigmoid(z);
        };
    }

    /** Whether the record keeps z rather than h. */
    static boolean keepsSum(Activation activation) {
        return activation == Activation.RBF || activation == Activation.SWISH;
    }

    /** The slope dh/dz from the sum z. */
    static double slopeAt(Activation activation, double z) {
        return slope(activation, keepsSum(activation) ? z : activate(activation, z));
    }

    /** h from what the record keeps. */
    static double fromRecord(Activation activation, double kept) {
        return keepsSum(activation) ? activate(activation, kept) : kept;
    }

    /** The slope dh/dz from what the record keeps. */
    static double slope(Activation activation, double kept) {
        return switch (activation) {
            case IDENTITY -> 1;
            case TANH -> 1 - kept * kept;
            case SOFTPLUS -> Elementary.softplusSlope(kept);
            case RELU -> kept > 0 ? 1 : kept <= 0 ? 0 : kept;
            case SIGMOID -> kept * (1 - kept);
            case RBF -> -2 * kept * Elementary.exp(-(kept * kept));
            case SWISH -> {
                double s = Elementary.sigmoid(kept);
                yield s + kept * s * (1 - s);
            }
        };
    }
}
