// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the published tables, at their ends and in the middle. */
class ColorMapTest {

    @ParameterizedTest
    @CsvSource({
        "viridis, 0, 440154",
        "viridis, 0.50196078, 21918c",
        "viridis, 1, fde725",
        "cividis, 0, 00224e",
        "cividis, 0.50196078, 7d7c78",
        "cividis, 1, fee838",
        "RdBu, 0, 67001f",
        "RdBu, 0.5, f7f7f7",
        "RdBu, 1, 053061",
        "RdBu, 0.1, b2182b",
        "RdBu_r, 0, 053061",
        "gray, 0, 000000",
        "gray, 1, ffffff",
        "viridis_r, 0, fde725"
    })
    void asPublished(String name, double fraction, String hex) {
        assertThat(ColorMap.named(name).color(fraction)).isEqualTo(new Color(Integer.parseInt(hex, 16)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"viridis", "cividis", "gray"})
    void lightnessRises(String name) {
        double before = -1;
        for (int i = 0; i <= 64; i++) {
            Color c = ColorMap.named(name).color(i / 64.0);
            // Relative luminance, ITU-R BT.709 weights on linear light.
            double light = 0.2126 * linear(c.getRed()) + 0.7152 * linear(c.getGreen()) + 0.0722 * linear(c.getBlue());
            assertThat(light).isGreaterThan(before);
            before = light;
        }
    }

    private static double linear(int channel) {
        return Math.pow(channel / 255.0, 2.2);
    }

    @Test
    void valuesBeyondTakeTheEnds() {
        assertThat(ColorMap.named("viridis").color(-3)).isEqualTo(new Color(0x440154));
        assertThat(ColorMap.named("viridis").color(7)).isEqualTo(new Color(0xfde725));
        assertThat(ColorMap.named("RdBu").reversed().reversed().name()).isEqualTo("RdBu");
    }

    @Test
    void unknownNamesGetTheNearest() {
        assertThatThrownBy(() -> ColorMap.named("virdis"))
                .isInstanceOf(PlotException.class)
                .hasMessageContaining("no color map \"virdis\"")
                .hasMessageContaining("nearest name is \"viridis\"");
        assertThatThrownBy(() -> ColorMap.named("rdbu")).hasMessageContaining("\"RdBu\"");
        assertThatThrownBy(() -> ColorMap.named("gray").color(Double.NaN)).isInstanceOf(PlotException.class);
    }
}
