// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.gyrus.network.Network;
import org.junit.jupiter.api.Test;

/** A monotone network rises or falls whatever its weights, and is free in its other inputs. */
class MonotoneTest {
    private static Network monotone() {
        return Hybrid.node("x", "y", "z")
                .network(Network.mlp("x", "y", "z").hidden(6, 5).seed(2))
                .increasing("x")
                .decreasing("y")
                .build()
                .networks()
                .get("N");
    }

    @Test
    void slopesHaveTheirSignForAllWeights() {
        Network network = monotone();
        SplittableRandom random = new SplittableRandom(8);
        boolean up = false;
        boolean down = false;
        for (int trial = 0; trial < 200; trial++) {
            double[] w = random.doubles(network.weightCount(), -3, 3).toArray();
            double[] at = random.doubles(3, -2, 2).toArray();
            double[] bar = {1, 0, 0};
            double[] slope = new double[3];
            network.function().pullBack(1, at, bar, slope, w, 0, new double[w.length], 0);
            assertThat(slope[0]).isNotNegative();
            assertThat(slope[1]).isNotPositive();
            up |= slope[2] > 0;
            down |= slope[2] < 0;
        }
        assertThat(up && down).as("the third input is free").isTrue();
    }

    @Test
    void onlyForInputsAndRisingActivations() {
        NodeBuilder node = Hybrid.node("x").network(Network.mlp("x"));
        assertThatThrownBy(() -> node.increasing("y")).hasMessageContaining("does not see y");
        NodeBuilder bumps = Hybrid.node("x").network(Network.mlp("x").rbf());
        assertThatThrownBy(() -> bumps.increasing("x")).hasMessageContaining("tanh, sigmoid, softplus or relu");
    }
}
