// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

/** Which kernel runs a network: one for each network and evaluator. */
final class Kernels {
    private Kernels() {}

    static NetworkKernel[] of(Code.Networks networks, int lanes) {
        return networks.all().stream()
                .map(network -> new FusedNetwork(network))
                .map(shape -> lanes == 1 ? new OneLaneNetwork(shape) : new LaneNetwork(shape))
                .toArray(NetworkKernel[]::new);
    }
}
