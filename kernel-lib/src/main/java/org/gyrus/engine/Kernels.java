// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

/** Which kernel runs a network: one for each network and evaluator. */
final class Kernels {
    private Kernels() {}

    static NetworkKernel[] of(Code.Networks networks) {
        return networks.all().stream()
                .map(network -> new ScalarNetwork(new FusedNetwork(network)))
                .toArray(NetworkKernel[]::new);
    }
}
