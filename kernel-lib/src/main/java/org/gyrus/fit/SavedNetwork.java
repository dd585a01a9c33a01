// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.List;
import org.gyrus.network.Activation;
import org.gyrus.network.Network;

/** A perceptron in a file: its shape and scaling. Of a DJL block, only that it is one. */
record SavedNetwork(
        List<String> inputs,
        List<Integer> hidden,
        String activation,
        int outputs,
        List<Double> inputShift,
        List<Double> inputScale,
        List<Double> outputShift,
        List<Double> outputScale,
        String block) {

    static SavedNetwork of(Network network) {
        if (!network.isLowered()) {
            return new SavedNetwork(
                    network.inputs(), null, null, network.outputs(), null, null, null, null, network.toString());
        }
        var layers = network.layers();
        List<Integer> hidden = layers.subList(0, layers.size() - 1).stream()
                .map(l -> l.outputs())
                .toList();
        return new SavedNetwork(
                network.inputs(),
                hidden,
                layers.get(0).activation().name(),
                network.outputs(),
                network.inputScaling().shift(),
                network.inputScaling().scale(),
                network.outputScaling().shift(),
                network.outputScaling().scale(),
                null);
    }

    Network network() {
        Network shaped = Network.mlp(inputs.toArray(new String[0]))
                .hidden(hidden.stream().mapToInt(Integer::intValue).toArray())
                .outputs(outputs)
                .scaleInputs(numbers(inputShift), numbers(inputScale))
                .scaleOutputs(numbers(outputShift), numbers(outputScale));
        return hidden.isEmpty() ? shaped : shaped.activation(Activation.valueOf(activation));
    }

    /** Whether its weights are of this network. */
    boolean describes(Network network) {
        return equals(of(network));
    }

    String text() {
        return block != null ? block : network().toString();
    }

    private static double[] numbers(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
