// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.geom.PathIterator;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FieldPictureTest {
    private static final Color DARK = new Color(0x440154);
    private static final Color BRIGHT = new Color(0xFDE725);
    private static final double[][] CORNER = {{0, 1}, {1, 1}};

    /** The color in the middle of a cell, counted from the top left, in a picture of so many rows and columns. */
    private static Color cell(FieldPicture picture, int row, int column, int rows, int columns) {
        BufferedImage image = ReadBack.image(picture);
        Rectangle panel = frame(image);
        int x = panel.x + (int) ((column + 0.5) / columns * panel.width);
        int y = panel.y + (int) ((row + 0.5) / rows * panel.height);
        return new Color(image.getRGB(x, y));
    }

    /** The panel is framed by lines of the axis color: the leftmost long column and the topmost long row of it. */
    private static Rectangle frame(BufferedImage image) {
        int[] columns = lines(image, true);
        int[] rows = lines(image, false);
        return new Rectangle(columns[0], rows[0], columns[1] - columns[0], rows[1] - rows[0]);
    }

    private static int[] lines(BufferedImage image, boolean vertical) {
        int lines = vertical ? image.getWidth() : image.getHeight();
        int length = vertical ? image.getHeight() : image.getWidth();
        int[] count = new int[lines];
        for (int line = 0; line < lines; line++) {
            for (int i = 0; i < length; i++) {
                int pixel = vertical ? image.getRGB(line, i) : image.getRGB(i, line);
                count[line] += (pixel & 0xFFFFFF) == 0x4D4D4D ? 1 : 0;
            }
        }
        int most = Arrays.stream(count).max().orElse(0);
        int first = -1;
        int second = -1;
        for (int line = 0; line < lines; line++) {
            if (count[line] > 0.85 * most) {
                first = first < 0 ? line : first;
                second = line > first + 20 && second < 0 ? line : second;
            }
        }
        return new int[] {first, second};
    }

    @Test
    void rowZeroOfAMatrixIsOnTopAndOfAFieldAtTheFoot() {
        FieldPicture matrix = FieldPicture.matrix("w", CORNER, "1");
        assertThat(cell(matrix, 0, 0, 2, 2)).isEqualTo(DARK);
        assertThat(cell(matrix, 1, 0, 2, 2)).isEqualTo(BRIGHT);
        FieldPicture field = FieldPicture.field("w", CORNER, "1");
        assertThat(cell(field, 1, 0, 2, 2)).isEqualTo(DARK);
        assertThat(cell(field, 0, 0, 2, 2)).isEqualTo(BRIGHT);
    }

    @Test
    void maskIsWhiteAndWhatIsNotFiniteIsGray() {
        double[][] values = {{Double.NaN, 1}, {1, 2}};
        FieldPicture picture =
                FieldPicture.matrix("w", values, "1").mask(new boolean[][] {{false, true}, {false, false}});
        assertThat(cell(picture, 0, 1, 2, 2)).isEqualTo(Color.WHITE);
        Color missing = cell(picture, 0, 0, 2, 2);
        assertThat(missing.getRed())
                .isEqualTo(missing.getGreen())
                .isEqualTo(missing.getBlue())
                .isBetween(100, 200);
        assertThat(picture.summary()).contains("left out: 1 not finite").contains("masked: 1");
    }

    @Test
    void divergingColorsArePaleAtTheCenter() {
        FieldPicture picture =
                FieldPicture.matrix("r", new double[][] {{-1, 0, 4}}, "1").diverging();
        assertThat(cell(picture, 0, 1, 1, 3)).isEqualTo(new Color(0xF7F7F7));
        assertThat(cell(picture, 0, 2, 1, 3)).as("the far end is full red").isEqualTo(new Color(0x67001F));
        Color weak = cell(picture, 0, 0, 1, 3);
        assertThat(weak.getBlue())
                .as("-1 of 4 is a light blue")
                .isGreaterThan(weak.getRed())
                .isGreaterThan(200);
    }

    @Test
    void logScalePutsTheGeometricMeanInTheMiddle() {
        FieldPicture picture = FieldPicture.matrix("w", new double[][] {{1, 10, 100, 0}}, "1")
                .logScale()
                .colors("gray");
        assertThat(cell(picture, 0, 1, 1, 4).getRed()).isBetween(126, 129);
        assertThat(picture.summary()).contains("1 not positive on a log scale");
    }

    @Test
    void smoothBlendsBetweenCentersAndPlainDoesNot() {
        double[][] values = {{0, 1}};
        FieldPicture plain = FieldPicture.matrix("w", values, "1");
        assertThat(cell(plain, 0, 4, 1, 10)).isEqualTo(DARK);
        Color blended = cell(plain.smooth(), 0, 4, 1, 10);
        Color expected = ColorMap.named("viridis").color(0.4);
        assertThat(blended.getGreen()).isCloseTo(expected.getGreen(), within(8));
        assertThat(blended.getRed()).isCloseTo(expected.getRed(), within(8));
    }

    @Test
    void contourOfAConeIsACircle() {
        int n = 80;
        double[][] cone = new double[n][n];
        for (int row = 0; row < n; row++) {
            for (int column = 0; column < n; column++) {
                cone[row][column] = Math.hypot(row + 0.5 - 40, column + 0.5 - 40);
            }
        }
        PathIterator path = Contours.of(Raster.of(cone), 25).getPathIterator(null);
        int points = 0;
        for (double[] at = new double[6]; !path.isDone(); path.next(), points++) {
            path.currentSegment(at);
            assertThat(Math.hypot(at[0] - 40, at[1] - 40)).isCloseTo(25, within(0.02));
        }
        assertThat(points).isGreaterThan(200);
    }

    @Test
    void axesKeepLengthsTrueWhenUnitsAgree() {
        FieldPicture tall = FieldPicture.field("c", new double[20][10], "1")
                .x("x", 0, 100, "mm")
                .y("y", 0, 200, "mm");
        Rectangle panel = frame(ReadBack.image(tall));
        assertThat(panel.height / (double) panel.width).isCloseTo(2, within(0.02));
    }

    @Test
    void sizeIsAnnouncedAndTheFileIsSmall() {
        double[][] values = new double[83][83];
        for (double[] row : values) {
            Arrays.setAll(row, j -> Math.sin(j * 0.3) + j);
        }
        List<String> names = IntStream.range(0, 83).mapToObj(i -> "region " + i).toList();
        FieldPicture picture =
                FieldPicture.matrix("w", values, "1").labels(names).size(800, 740);
        BufferedImage image = ReadBack.image(picture);
        assertThat(image.getWidth()).isEqualTo(2 * picture.width()).isLessThanOrEqualTo(1600);
        assertThat(image.getHeight()).isEqualTo(2 * picture.height()).isLessThanOrEqualTo(1480);
        assertThat(picture.png().length).isLessThan(100_000);
    }

    @Test
    void nothingToShowStillShows() {
        for (double[][] values :
                List.of(new double[][] {{Double.NaN}}, new double[][] {{3}}, new double[][] {{0, -1}})) {
            FieldPicture picture = FieldPicture.field("q", values, "");
            assertThat(picture.png()).isNotEmpty();
            assertThat(picture.logScale().smooth().contours(1, Double.NaN).png())
                    .isNotEmpty();
            assertThat(picture.diverging().png()).isNotEmpty();
        }
    }

    @Test
    void wrongShapesAreRefused() {
        FieldPicture picture = FieldPicture.matrix("w", CORNER, "1");
        assertThatThrownBy(() -> FieldPicture.matrix("w", new double[][] {{1, 2}, {3}}, ""))
                .isInstanceOf(PlotException.class)
                .hasMessageContaining("row 0 has 2 values, row 1 has 1");
        assertThatThrownBy(() -> FieldPicture.matrix("w", new double[0][0], ""))
                .hasMessageContaining("at least one row");
        assertThatThrownBy(() -> picture.labels(List.of("a"))).hasMessageContaining("given 1 and 1 names");
        assertThatThrownBy(() -> picture.mask(new boolean[1][2])).hasMessageContaining("2 rows and 2 columns");
        assertThatThrownBy(() -> picture.range(2, 1)).hasMessageContaining("given 2.0 and 1.0");
        assertThatThrownBy(() -> picture.logScale().range(0, 1)).hasMessageContaining("above zero");
        assertThatThrownBy(() -> picture.diverging().logScale()).hasMessageContaining("either");
    }
}
