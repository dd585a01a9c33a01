// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;
import org.gyrus.network.Layer;
import org.gyrus.network.Network;
import org.gyrus.network.Scaling;

/**
 * A perceptron that rises or falls with some of its inputs whatever its weights: weights from these inputs, and all of later
 * layers, pass through softplus and get a sign. Its activations rise: tanh, sigmoid, softplus.
 *
 * <p>Source: Sill, Monotonic networks, NIPS 1997 (signs of weights).
 */
final class MonotoneBlock extends AbstractBlock {
    private final Network network;
    /** For each input 1 if the result rises with it, -1 if it falls, 0 if nothing is known. */
    private final int[] signs;

    private final List<Parameter> weights = new ArrayList<>();

    MonotoneBlock(Network network, int[] signs) {
        this.network = network;
        this.signs = signs.clone();
        double[] first = network.initialWeights();
        List<Layer> layers = network.layers();
        int at = 0;
        for (int n = 0; n < layers.size(); n++) {
            Layer layer = layers.get(n);
            boolean last = n == layers.size() - 1;
            double[] matrix = new double[layer.inputs() * layer.outputs()];
            for (int i = 0; i < matrix.length; i++) {
                boolean free = n == 0 && signs[i % layer.inputs()] == 0;
                matrix[i] = free ? first[at + i] : inverse(last ? 0.01 : Math.abs(first[at + i]) + 1e-3);
            }
            weights.add(parameter("weight" + n, new Shape(layer.outputs(), layer.inputs()), matrix));
            weights.add(parameter("bias" + n, new Shape(layer.outputs()), new double[layer.outputs()]));
            at += layer.weightCount();
        }
    }

    /** Where softplus has this value. */
    private static double inverse(double positive) {
        return Math.log(Math.expm1(positive));
    }

    private Parameter parameter(String name, Shape shape, double[] start) {
        return addParameter(Parameter.builder()
                .setName(name)
                .setType(Parameter.Type.WEIGHT)
                .optShape(shape)
                .optInitializer(
                        (manager, asked, type) -> manager.create(start, asked).toType(type, false))
                .build());
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> more) {
        NDArray x = inputs.singletonOrThrow();
        Scaling in = network.inputScaling();
        NDArray h = x.sub(row(x, in.shift())).mul(row(x, in.scale()));
        List<Layer> layers = network.layers();
        for (int n = 0; n < layers.size(); n++) {
            NDArray w = store.getValue(weights.get(2 * n), x.getDevice(), training);
            NDArray b = store.getValue(weights.get(2 * n + 1), x.getDevice(), training);
            h = h.matMul(signed(w, n).transpose()).add(b);
            h = switch (layers.get(n).activation()) {
                case TANH -> h.tanh();
                case SIGMOID -> Activation.sigmoid(h);
                case SOFTPLUS -> Activation.softPlus(h);
                case RELU -> Activation.relu(h);
                case IDENTITY, RBF, SWISH -> h;
            };
        }
        Scaling out = network.outputScaling();
        return new NDList(h.mul(row(h, out.scale())).add(row(h, out.shift())));
    }

    private NDArray signed(NDArray raw, int layer) {
        NDArray positive = Activation.softPlus(raw);
        if (layer > 0) {
            return positive;
        }
        double[] sign = new double[signs.length];
        double[] free = new double[signs.length];
        for (int i = 0; i < signs.length; i++) {
            sign[i] = signs[i];
            free[i] = signs[i] == 0 ? 1 : 0;
        }
        NDArray known = raw.getManager().create(sign).toType(raw.getDataType(), false);
        NDArray rest = raw.getManager().create(free).toType(raw.getDataType(), false);
        return positive.mul(known).add(raw.mul(rest));
    }

    private static NDArray row(NDArray like, List<Double> numbers) {
        double[] array = numbers.stream().mapToDouble(v -> v).toArray();
        return like.getManager().create(array).toType(like.getDataType(), false);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] shapes) {
        return new Shape[] {new Shape(shapes[0].get(0), network.outputs())};
    }
}
