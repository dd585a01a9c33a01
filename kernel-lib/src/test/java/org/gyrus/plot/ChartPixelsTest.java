// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each kind of mark stands where its data say, read from the picture. */
class ChartPixelsTest {
    private static final Color BLUE = new Color(0x0072B2);
    private static final double[] ZERO_TO_TEN = range(11);

    private static double[] range(int n) {
        return IntStream.range(0, n).asDoubleStream().toArray();
    }

    private static double[] constant(double value) {
        return IntStream.range(0, 11).mapToDouble(i -> value).toArray();
    }

    private static ReadBack read(Chart chart) {
        return ReadBack.of(chart.xRange(0, 10).yRange(0, 10), 0, 10, 0, 10);
    }

    @Test
    void pngIsTwiceTheLogicalSizeAndOpaque() {
        Chart chart = Charts.line("x", ZERO_TO_TEN, "").y("y", ZERO_TO_TEN).size(320, 200);
        ReadBack read = read(chart);
        assertThat(read.image.getWidth()).isEqualTo(640);
        assertThat(read.image.getHeight()).isEqualTo(400);
        assertThat(read.image.getColorModel().hasAlpha()).isFalse();
        assertThat(new Color(read.image.getRGB(2, 2))).isEqualTo(Color.WHITE);
    }

    @Test
    void lineRunsThroughItsPoints() {
        ReadBack read = read(Charts.line("x", ZERO_TO_TEN, "").y("y", ZERO_TO_TEN));
        assertThat(read.at(3, 3)).isEqualTo(BLUE);
        assertThat(read.at(7.3, 7.3)).isEqualTo(BLUE);
        assertThat(read.at(3.3, 6.7)).isEqualTo(Color.WHITE);
    }

    @Test
    void notANumberLeavesAGap() {
        double[] y = constant(4.5);
        y[5] = Double.NaN;
        ReadBack read = read(Charts.line("x", ZERO_TO_TEN, "").y("y", y));
        assertThat(read.at(3.5, 4.5)).isEqualTo(BLUE);
        assertThat(read.at(6.5, 4.5)).isEqualTo(BLUE);
        assertThat(read.at(4.5, 4.5)).isEqualTo(Color.WHITE);
        assertThat(read.at(5.5, 4.5)).isEqualTo(Color.WHITE);
    }

    @Test
    void stepsKeepTheirValueUntilTheNext() {
        ReadBack read = read(Charts.steps("x", new double[] {0, 5, 10}, "").y("y", new double[] {2.5, 7.5, 7.5}));
        assertThat(read.at(4.8, 2.5)).isEqualTo(BLUE);
        assertThat(read.at(2.5, 5)).isNotEqualTo(BLUE);
        assertThat(read.at(5, 5.5)).isEqualTo(BLUE);
    }

    @Test
    void bandFillsBetweenItsBoundsAndOnlyThere() {
        ReadBack read =
                read(Charts.line("x", ZERO_TO_TEN, "").y("y", constant(5.5)).band(constant(3), constant(8)));
        Color tint = read.at(4.5, 7.5);
        assertThat(tint).isNotEqualTo(Color.WHITE);
        assertThat(read.at(4.5, 3.3)).isEqualTo(tint);
        assertThat(tint.getBlue()).isGreaterThan(tint.getRed());
        assertThat(read.at(4.5, 8.3)).isEqualTo(Color.WHITE);
        assertThat(read.at(4.5, 2.7)).isEqualTo(Color.WHITE);
        assertThat(read.at(4.5, 5.5)).isEqualTo(BLUE);
    }

    @Test
    void logarithmicAxisPutsTheGeometricMeanInTheMiddle() {
        Chart chart = Charts.scatter("x", new double[] {5}, "").y("y", new double[] {10});
        ReadBack log = ReadBack.of(chart.logY().yRange(1, 100).xRange(0, 10));
        ReadBack linear = ReadBack.of(chart.yRange(1, 100).xRange(0, 10));
        assertThat(log.meanHeight(BLUE)).isCloseTo(0.5, within(0.005));
        assertThat(linear.meanHeight(BLUE)).isCloseTo(9 / 99.0, within(0.005));
    }

    @Test
    void histogramBarsAreAsHighAsTheirCounts() {
        Chart chart = Charts.histogram("v", new double[] {0, 6, 7, 8, 10, 10}, "", 2);
        ReadBack read = read(chart);
        assertThat(read.at(2.5, 0.5)).isNotEqualTo(Color.WHITE);
        assertThat(read.at(2.3, 1.3)).isEqualTo(Color.WHITE);
        assertThat(read.at(7.3, 4.7)).isNotEqualTo(Color.WHITE);
        assertThat(read.at(7.3, 5.3)).isEqualTo(Color.WHITE);
    }

    @Test
    void boxHasItsMedianLineAndReachesItsQuartiles() {
        double[] oneToNine = IntStream.rangeClosed(1, 9).asDoubleStream().toArray();
        Chart chart = Charts.boxes("v", "").box("all", oneToNine).yRange(0, 10);
        ReadBack read = ReadBack.of(chart, -0.5, 0.5, 0, 10);
        double beside = 0.03;
        assertThat(read.at(beside, 5)).isEqualTo(BLUE);
        assertThat(read.at(beside, 6.8)).isNotEqualTo(Color.WHITE);
        assertThat(read.at(beside, 7.3)).isEqualTo(Color.WHITE);
        assertThat(read.at(beside, 2.7)).isEqualTo(Color.WHITE);
        assertThat(read.at(0, 8.5)).isEqualTo(BLUE);
        assertThat(read.at(0, 9.5)).isEqualTo(Color.WHITE);
    }

    @Test
    void barRisesFromZeroAndItsIntervalStandsOnIt() {
        Chart chart = Charts.bars("v", "").bar("a", 4.5, 3.2, 7.5).yRange(0, 10);
        ReadBack read = ReadBack.of(chart, -0.5, 0.5, 0, 10);
        assertThat(read.at(0.03, 3.7)).isNotEqualTo(Color.WHITE);
        assertThat(read.at(0.03, 5.3)).isEqualTo(Color.WHITE);
        assertThat(read.at(0, 6.7)).isNotEqualTo(Color.WHITE);
        assertThat(read.at(0, 8.3)).isEqualTo(Color.WHITE);
    }

    @Test
    void rulesStandAtTheirValues() {
        ReadBack read = read(Charts.line("x", ZERO_TO_TEN, "")
                .y("y", constant(1))
                .vertical("", 2.5, 7.5)
                .horizontal("", 5.5));
        assertThat(read.at(2.5, 8.5)).isNotEqualTo(Color.WHITE);
        assertThat(read.at(7.5, 8.5)).isNotEqualTo(Color.WHITE);
        assertThat(read.at(5.3, 8.5)).isEqualTo(Color.WHITE);
        assertThat(IntStream.range(0, 60).mapToObj(i -> read.at(3 + i / 20.0, 5.5)))
                .as("a dashed line shows somewhere")
                .anyMatch(color -> color.getRed() < 130);
    }

    @Test
    void aPointAtTheEdgeOfThePanelIsWhole() {
        ReadBack read = read(Charts.scatter("x", new double[] {10}, "").y("y", new double[] {5.5}));
        int column = read.column(10);
        assertThat(new Color(read.image.getRGB(column + 4, read.row(5.5)))).isEqualTo(BLUE);
    }
}
