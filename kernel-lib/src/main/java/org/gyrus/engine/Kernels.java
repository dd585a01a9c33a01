// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import org.gyrus.network.Network;

/** Which kernel runs a network: one for each network and evaluator. */
final class Kernels {
    private Kernels() {}

    static NetworkKernel[] of(Code.Networks networks, int lanes) {
        return networks.all().stream().map(network -> of(network, lanes)).toArray(NetworkKernel[]::new);
    }

    /** Gives each kernel its part of the weights. */
    static void bind(NetworkKernel[] kernels, Code.Networks networks, double[] w) {
        for (int i = 0; i < kernels.length; i++) {
            kernels[i].bind(w, networks.weightsAt(i));
        }
    }

    private static NetworkKernel of(Network network, int lanes) {
        if (!network.isLowered()) {
            return new BlockNetwork(network.function());
        }
        FusedNetwork shape = new FusedNetwork(network);
        if (lanes > 1) {
            return new LaneNetwork(shape);
        }
        return TanhPerceptron.suits(shape) ? new TanhPerceptron(shape) : new OneLaneNetwork(shape);
    }
}
