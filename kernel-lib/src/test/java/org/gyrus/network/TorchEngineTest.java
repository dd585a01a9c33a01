// SPDX-License-Identifier: Apache-2.0
package org.gyrus.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TorchEngineTest {
    @Test
    void thePinnedVersionsAreThere() {
        assertThat(TorchEngine.checked().getEngineName()).isEqualTo("PyTorch");
    }

    @Test
    void anotherLibtorchIsRefused() {
        assertThatThrownBy(() -> TorchEngine.require("libtorch", "2.7.1", "2.8.0"))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("libtorch 2.7.1, but found 2.8.0");
    }

    @Test
    void aGpuThatWasAskedForIsNotReplacedByTheCpu() {
        assertThatThrownBy(() -> TorchEngine.choose("gpu", 0)).hasMessageContaining("asks for a GPU");
        assertThat(TorchEngine.choose("auto", 0).isGpu()).isFalse();
        assertThat(TorchEngine.choose("auto", 1).isGpu()).isTrue();
        assertThatThrownBy(() -> TorchEngine.choose("tpu", 0)).hasMessageContaining("cpu, gpu or auto");
    }
}
