// SPDX-License-Identifier: Apache-2.0
package org.gyrus.network;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import java.util.List;

/** A perceptron as a DJL block with the same order of weights: linear layers, activations and scalings. */
final class PerceptronBlock {
    private PerceptronBlock() {}

    static Block of(List<Layer> layers, Scaling in, Scaling out) {
        SequentialBlock block = new SequentialBlock();
        block.add(LambdaBlock.singleton(x -> x.sub(row(x, in.shift())).mul(row(x, in.scale()))));
        for (Layer layer : layers) {
            block.add(Linear.builder().setUnits(layer.outputs()).build());
            if (layer.activation() != Activation.IDENTITY) {
                block.add(LambdaBlock.singleton(z -> activate(layer.activation(), z)));
            }
        }
        block.add(LambdaBlock.singleton(o -> o.mul(row(o, out.scale())).add(row(o, out.shift()))));
        return block;
    }

    private static NDArray row(NDArray like, List<Double> numbers) {
        double[] array = numbers.stream().mapToDouble(x -> x).toArray();
        return like.getManager().create(array).toType(like.getDataType(), false);
    }

    private static NDArray activate(Activation activation, NDArray z) {
        return switch (activation) {
            case IDENTITY -> z;
            case TANH -> z.tanh();
            case SOFTPLUS -> ai.djl.nn.Activation.softPlus(z);
            case RELU -> ai.djl.nn.Activation.relu(z);
            case SIGMOID -> ai.djl.nn.Activation.sigmoid(z);
            case RBF -> z.mul(z).neg().exp();
            case SWISH -> z.mul(ai.djl.nn.Activation.sigmoid(z));
        };
    }
}
