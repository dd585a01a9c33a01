// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import org.gyrus.network.Layer;

/** A code with its networks written out in elementary operations, the weights as arguments. */
final class NetworkExpansion {
    private final Code code;
    private final Assembler out;
    private final int[] value;
    /** Of a network node: its results. */
    private final int[][] results;

    private NetworkExpansion(Code code) {
        this.code = code;
        out = new Assembler(code.networks());
        value = new int[code.nodes().size()];
        results = new int[value.length][];
    }

    static Code of(Code code) {
        NetworkExpansion expansion = new NetworkExpansion(code);
        for (int i = 0; i < expansion.value.length; i++) {
            expansion.visit(i, code.nodes().get(i));
        }
        code.sinks().forEach(sink -> expansion.out.sink(sink.place(), sink.index(), expansion.value[sink.value()]));
        return expansion.out.finish(0);
    }

    private void visit(int i, Node node) {
        int[] x = node.operands().stream().mapToInt(k -> value[k]).toArray();
        switch (node.operation()) {
            case ARGUMENT -> value[i] = out.argument(node.place(), node.index());
            case CONSTANT -> value[i] = out.constant(node.value());
            case NETWORK -> results[i] = network(node.network(), x);
            case OUTPUT -> value[i] = results[node.operand(0)][node.index()];
            default -> value[i] = out.emit(node.operation(), x);
        }
    }

    private int[] network(int number, int[] x) {
        if (!code.networks().get(number).isLowered()) {
            throw new EngineException("A network that runs in DJL has no second derivatives here. Use Network.mlp.");
        }
        FusedNetwork shape = new FusedNetwork(code.networks().get(number));
        int[] h = new int[x.length];
        for (int i = 0; i < h.length; i++) {
            int centered = out.emit(Operation.SUBTRACT, x[i], out.constant(shape.inputShift[i]));
            h[i] = out.emit(Operation.MULTIPLY, centered, out.constant(shape.inputScale[i]));
        }
        int first = code.networks().weightsAt(number);
        for (int n = 0; n < shape.layers.length; n++) {
            h = layer(shape.layers[n], first + shape.weightsAt[n], h);
        }
        for (int k = 0; k < h.length; k++) {
            int scaled = out.emit(Operation.MULTIPLY, h[k], out.constant(shape.outputScale[k]));
            h[k] = out.emit(Operation.ADD, scaled, out.constant(shape.outputShift[k]));
        }
        return h;
    }

    private int[] layer(Layer layer, int at, int[] h) {
        int[] next = new int[layer.outputs()];
        for (int k = 0; k < next.length; k++) {
            int z = out.argument(Place.WEIGHT, at + layer.outputs() * layer.inputs() + k);
            for (int j = 0; j < h.length; j++) {
                int w = out.argument(Place.WEIGHT, at + k * layer.inputs() + j);
                z = out.emit(Operation.ADD, z, out.emit(Operation.MULTIPLY, w, h[j]));
            }
            next[k] = activation(layer, z);
        }
        return next;
    }

    private int activation(Layer layer, int z) {
        return switch (layer.activation()) {
            case IDENTITY -> z;
            case TANH -> out.emit(Operation.TANH, z);
            case SOFTPLUS -> out.emit(Operation.SOFTPLUS, z);
            case RELU -> out.emit(Operation.MAX, out.constant(0), z);
            case SIGMOID -> out.emit(Operation.SIGMOID, z);
            case RBF -> out.emit(Operation.EXP, out.emit(Operation.NEGATE, out.emit(Operation.MULTIPLY, z, z)));
            case SWISH -> out.emit(Operation.MULTIPLY, z, out.emit(Operation.SIGMOID, z));
        };
    }
}
