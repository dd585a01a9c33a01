// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the data hold, there is a picture and a summary that says what was left out; wrong shapes are refused. */
class ChartRobustnessTest {
    private static final double[] NONE = {};

    static Stream<double[]> awkward() {
        return Stream.of(
                NONE,
                new double[] {42},
                new double[] {7, 7, 7},
                new double[] {0, 0},
                new double[] {Double.NaN},
                new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY},
                new double[] {1, Double.NaN, 3, Double.POSITIVE_INFINITY, -5, 0, 7},
                new double[] {-1, -2, -3},
                new double[] {1e-300, 1e300},
                new double[] {-1.7e308, 1.7e308},
                new double[] {Double.MIN_VALUE, Double.MIN_VALUE},
                new double[] {1, 1 + 1e-15},
                new double[] {5e8, 5e8 + 1});
    }

    @ParameterizedTest
    @MethodSource("awkward")
    void everyKindDrawsEveryAwkwardArrayOnLinearAndLogarithmicAxes(double[] v) {
        List<Chart> kinds = List.of(
                Charts.line("x", v, "s")
                        .y("a", v, "mV")
                        .y("a", v)
                        .band(v, v)
                        .marked()
                        .dashed(),
                Charts.scatter("x", v, "").y("a", v).intervals(v, v),
                Charts.steps("x", v, "")
                        .y("a", v)
                        .horizontal("h", v.length > 0 ? v[0] : Double.NaN)
                        .vertical("v", v),
                Charts.histogram("x", v, ""),
                Charts.boxes("x", "").box("a", v).box("a", v),
                Charts.bars("x", "").bar("a", v.length > 0 ? v[0] : Double.NaN),
                Charts.over("x", "").many("a", new double[][] {v, v}, new double[][] {v, v}));
        for (Chart kind : kinds) {
            for (Chart chart : List.of(kind, kind.logLog())) {
                Chart small = chart.size(140, 100);
                BufferedImage image = ReadBack.image(small);
                assertThat(image.getWidth()).isEqualTo(280);
                assertThat(small.summary()).isNotEmpty();
            }
        }
    }

    @Test
    void summaryCountsWhatWasLeftOut() {
        double[] v = {1, Double.NaN, 3, Double.POSITIVE_INFINITY, -5, 0, 7};
        Chart chart = Charts.line("time", new double[] {0, 1, 2, 3, 4, 5, 6}, "day")
                .y("V", v, "mm^3")
                .title("T");
        assertThat(chart.summary()).isEqualTo("""
                T
                x: time (day), 0 to 6
                y: V (mm³), −5 to 7
                - V: line, 7 values, −5 to 7; left out: 2 not finite""");
        assertThat(chart.logY().summary()).contains("left out: 2 not finite, 2 not positive on a log scale");
    }

    @Test
    void sameNameTwiceAndSameChartTwiceGiveTheSameBytes() {
        double[] v = {1, 2, 4};
        Chart chart = Charts.line("x", v, "").y("a", v).y("a", new double[] {3, 2, 1});
        assertThat(chart.png()).isEqualTo(chart.png());
    }

    @Test
    void changingTheArrayAfterwardsChangesNothing() {
        double[] v = {1, 2, 4};
        Chart chart = Charts.line("x", v, "").y("a", v);
        byte[] before = chart.png();
        v[1] = 100;
        assertThat(chart.png()).isEqualTo(before);
    }

    @Test
    void wrongShapesAreRefusedWithBothLengths() {
        Chart chart = Charts.line("time", new double[] {1, 2, 3}, "day");
        assertThatThrownBy(() -> chart.y("V", new double[] {1}, "mm^3"))
                .isInstanceOf(PlotException.class)
                .hasMessage("Each value needs its place: x has 3 values, \"V\" has 1 value.");
        assertThatThrownBy(() -> chart.band(new double[3], new double[4]))
                .hasMessageContaining("x has 3 values, the upper");
        assertThatThrownBy(() -> chart.y("V", null)).hasMessage("The values of \"V\" are missing (null).");
        assertThatThrownBy(chart::dashed).hasMessageContaining("add a series first");
        assertThatThrownBy(() -> chart.xRange(3, 3)).hasMessageContaining("given 3.0 and 3.0");
        assertThatThrownBy(() -> chart.y("V", new double[3]).logY().yRange(0, 9).png())
                .hasMessageContaining("0.0 to 9.0");
        assertThatThrownBy(() -> chart.y("V", new double[3]).color("blue")).hasMessageContaining("\"blue\"");
        assertThatThrownBy(() -> Charts.histogram("v", NONE, "", 0)).hasMessageContaining("given 0");
        assertThatThrownBy(() -> Charts.grid(2)).hasMessageContaining("0 charts");
    }

    @Test
    void picturesOfAMillionPointsStaySmall() {
        Random random = new Random(1);
        double[] x = new double[1_000_000];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
            y[i] = Math.sin(i * 3e-4) + 0.1 * random.nextGaussian();
        }
        assertThat(Charts.line("x", x, "").y("y", y).png().length).isLessThan(100_000);
    }
}
