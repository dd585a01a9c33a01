// SPDX-License-Identifier: Apache-2.0
package org.gyrus.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class EnsembleTest {
    @Test
    void hasTheMomentsOfItsMembers() {
        Ensemble<Double> ensemble = Ensemble.of(5, seed -> 1.0 + seed);
        assertThat(ensemble.members()).containsExactly(1.0, 2.0, 3.0, 4.0, 5.0);
        assertThat(ensemble.mean(m -> new double[] {m, 2 * m})).containsExactly(3, 6);
        assertThat(ensemble.deviation(m -> new double[] {m})[0]).isCloseTo(Math.sqrt(2.5), within(1e-15));
    }

    @Test
    void leavesOutWhatFailsAndSaysSo() {
        Ensemble<Long> ensemble = Ensemble.of(4, seed -> {
            if (seed == 2) {
                throw new IllegalStateException("the loss is not a number");
            }
            return seed;
        });
        assertThat(ensemble.members()).containsExactly(0L, 1L, 3L);
        assertThat(ensemble.warnings()).containsExactly("The member of seed 2 is left out: the loss is not a number");
        assertThatThrownBy(() -> Ensemble.of(3, seed -> {
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(InferenceException.class)
                .hasMessageContaining("Fewer than 2");
    }

    @Test
    void keepsWhatItHasWhenInterrupted() {
        Ensemble<Long> ensemble = Ensemble.of(10, seed -> {
            if (seed == 3) {
                throw new CancellationException("interrupted");
            }
            return seed;
        });
        assertThat(ensemble.members()).hasSize(3);
        assertThat(ensemble.warnings()).containsExactly("Interrupted after 3 of 10 members.");
    }
}
