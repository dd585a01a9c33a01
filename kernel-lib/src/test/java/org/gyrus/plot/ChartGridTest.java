// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChartGridTest {

    @Test
    void panelsAreOfOneSizeAndLineUp() {
        List<Margins> charts = List.of(
                new Margins(10, 60, 20, 8),
                new Margins(30, 20, 20, 8),
                new Margins(10, 30, 40, 8),
                new Margins(10, 20, 40, 20));
        GridLayout layout = GridLayout.of(charts, 2, 600, 400);
        Rectangle[] p = {layout.panel(0), layout.panel(1), layout.panel(2), layout.panel(3)};
        assertThat(Arrays.stream(p).map(Rectangle::getSize).distinct()).hasSize(1);
        assertThat(p[0].x).isEqualTo(p[2].x);
        assertThat(p[1].x).isEqualTo(p[3].x);
        assertThat(p[0].y).isEqualTo(p[1].y);
        assertThat(layout.cell(3).getMaxX()).isLessThanOrEqualTo(600);
        assertThat(layout.cell(3).getMaxY()).isLessThanOrEqualTo(400);
    }

    @Test
    void sharedAxesMakePicturesOfOneScale() {
        Chart low = Charts.line("x", new double[] {0, 1}, "").y("y", new double[] {0, 1});
        Chart high = Charts.line("x", new double[] {0, 10}, "").y("y", new double[] {0, 100});
        ChartGrid own = Charts.grid(2, low, high);
        assertThat(own.sharedAxes().png()).isNotEqualTo(own.png());
        assertThat(own.sharedAxes().summary()).startsWith("2 charts in 2 columns, shared axes");
        assertThat(ReadBack.image(own.title("t").cells(200, 150)).getWidth()).isEqualTo(800);
        assertThat(own.title("t").cells(200, 150).height()).isEqualTo(180);
    }

    @Test
    void paletteKeepsTheCommonColorsAndIsCloseForTheRest() {
        Random random = new Random(5);
        int[] pixels = new int[50_000];
        for (int i = 0; i < pixels.length; i++) {
            int shade = random.nextInt(256);
            pixels[i] = i % 3 == 0 ? 0xFFFFFF : shade << 16 | shade << 8 | random.nextInt(16);
        }
        Palette palette = Palette.of(pixels, 256);
        int[] colors = palette.colors();
        byte[] indices = palette.indices(pixels);
        assertThat(colors.length).isLessThanOrEqualTo(256);
        for (int i = 0; i < pixels.length; i++) {
            int shown = colors[indices[i] & 255];
            if (pixels[i] == 0xFFFFFF) {
                assertThat(shown & 0xFFFFFF).isEqualTo(0xFFFFFF);
            }
            assertThat(Math.abs((shown >> 16 & 255) - (pixels[i] >> 16 & 255))).isLessThan(12);
        }
    }
}
