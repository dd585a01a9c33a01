// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.gyrus.data.Volume;
import org.junit.jupiter.api.Test;

class BrainPicturesTest {
    /** A ball of radius 30 mm around (40, 40, 40), bright on its right half. */
    private static final Volume BALL = ball();

    private static Volume ball() {
        double[] values = new double[40 * 40 * 40];
        Volume grid = Volume.of(40, 40, 40, 2, values);
        for (int v = 0; v < values.length; v++) {
            double[] at = grid.world(v % 40, v / 40 % 40, v / 1600);
            double r = Math.sqrt(Math.pow(at[0] - 40, 2) + Math.pow(at[1] - 40, 2) + Math.pow(at[2] - 40, 2));
            values[v] = r < 30 ? at[0] > 40 ? 200 : 100 : 0;
        }
        return grid.withValues(values);
    }

    private static int red(BufferedImage image, double across, double down) {
        return new Color(image.getRGB((int) (across * image.getWidth()), (int) (down * image.getHeight()))).getRed();
    }

    @Test
    void rightOfTheBrainIsRightInTheAxialSlice() {
        BufferedImage image =
                ReadBack.image(BrainPicture.of(BALL).slices("axial", 40).width(400));
        assertThat(red(image, 0.75, 0.5)).isGreaterThan(red(image, 0.25, 0.5) + 50);
        assertThat(red(image, 0.05, 0.3)).as("outside is dark").isLessThan(40);
    }

    @Test
    void threePlanesAndSlicesAnnounceTheirSize() {
        for (BrainPicture picture : List.of(
                BrainPicture.of(BALL),
                BrainPicture.of(BALL)
                        .at(30, 40, 50)
                        .over("c", BALL, "1")
                        .contours(150)
                        .title("Ball"),
                BrainPicture.of(BALL)
                        .slices("coronal", 20, 30, 40, 50, 60)
                        .over("c", BALL, "1")
                        .contours(50, 150)
                        .linesOnly())) {
            BufferedImage image = ReadBack.image(picture);
            assertThat(image.getWidth()).isEqualTo(2 * picture.width());
            assertThat(image.getHeight()).isEqualTo(2 * picture.height());
        }
        assertThat(BrainPicture.of(BALL)
                        .at(30, 40, 50)
                        .over("c", BALL, "1")
                        .from(120)
                        .summary())
                .contains("x = 30 mm", "y = 40 mm", "z = 50 mm", "shown from 120");
    }

    @Test
    void theFieldIsSeenFromItsThresholdOn() {
        BrainPicture picture = BrainPicture.of(BALL)
                .slices("axial", 40)
                .over("c", BALL, "1")
                .from(150)
                .range(150, 200)
                .width(400);
        BufferedImage image = ReadBack.image(picture);
        int left = image.getRGB((int) (0.2 * image.getWidth()), image.getHeight() / 2);
        assertThat(new Color(left).getRed()).as("gray below it").isEqualTo(new Color(left).getBlue());
        int right = image.getRGB((int) (0.6 * image.getWidth()), image.getHeight() / 2);
        assertThat(new Color(right).getRed()).as("colored above it").isNotEqualTo(new Color(right).getBlue());
    }

    private static double[][] places() {
        return IntStream.range(0, 20)
                .mapToObj(i -> new double[] {40 + 25 * Math.cos(i), 40 + 25 * Math.sin(i), 30 + i})
                .toArray(double[][]::new);
    }

    @Test
    void glassBrainsNameTheLargest() {
        double[] values = IntStream.range(0, 20).mapToDouble(i -> i).toArray();
        values[3] = Double.NaN;
        List<String> names = IntStream.range(0, 20).mapToObj(i -> "r" + i).toList();
        double[][] weights = new double[20][20];
        weights[1][2] = 3;
        weights[4][5] = 1;
        GlassBrain brain = GlassBrain.of(places())
                .values("tau", values, "SUVR")
                .labels(names, 2)
                .links(weights, 1);
        assertThat(brain.summary())
                .contains("20 regions, 1 strongest links", "largest: r19, r18", "left out: 1 not finite");
        for (GlassBrain each : List.of(brain, brain.inside(BALL).title("Inside"), GlassBrain.of(places()))) {
            assertThat(ReadBack.image(each).getHeight()).isEqualTo(2 * each.height());
        }
    }

    @Test
    void regionBarsAreSorted() {
        RegionBars bars = RegionBars.of(
                "tau", List.of("a", "b", "c"), List.of("x", "y", "x"), new double[] {1, 3, Double.NaN}, "SUVR");
        assertThat(bars.summary()).contains("the largest 2 of 3 regions; left out: 1 not finite", "- b: 3\n- a: 1");
        assertThat(ReadBack.image(bars).getWidth()).isEqualTo(2 * bars.width());
    }

    /** Chunk by chunk after the specification: lengths, checksums, counted frames, sequence numbers without a gap. */
    @Test
    void animationsAreAnimatedPngs() {
        List<Picture> frames = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            double[][] field = new double[20][20];
            field[3 + i][5] = 1;
            frames.add(FieldPicture.field("c", field, "1").range(0, 1).size(260, 240));
        }
        byte[] png = Animation.of(frames).every(100).png();
        ByteBuffer in = ByteBuffer.wrap(png);
        in.position(8);
        List<String> types = new ArrayList<>();
        int sequence = 0;
        while (in.hasRemaining()) {
            byte[] data = new byte[in.getInt() + 4];
            in.get(data);
            String type = new String(data, 0, 4, StandardCharsets.US_ASCII);
            CRC32 sum = new CRC32();
            sum.update(data);
            assertThat(in.getInt()).as(type).isEqualTo((int) sum.getValue());
            if (type.equals("fcTL") || type.equals("fdAT")) {
                assertThat(ByteBuffer.wrap(data, 4, 4).getInt()).isEqualTo(sequence++);
            }
            if (type.equals("acTL")) {
                assertThat(ByteBuffer.wrap(data, 4, 4).getInt()).isEqualTo(4);
            }
            types.add(type);
        }
        assertThat(types).startsWith("IHDR", "acTL", "PLTE", "tRNS", "IDAT").endsWith("IEND");
        assertThat(types.stream().filter("fcTL"::equals)).hasSize(4);
        assertThat(ReadBack.image(Animation.of(frames)).getWidth())
                .as("one pixel for each")
                .isEqualTo(frames.get(0).width());
    }

    @Test
    void whatCannotBeDrawnIsTold() {
        assertThatThrownBy(() -> BrainPicture.of(BALL).slices("axal", 1))
                .isInstanceOf(PlotException.class)
                .hasMessageContaining("The nearest is \"axial\"");
        assertThatThrownBy(() -> BrainPicture.of(BALL).slices("axial")).hasMessageContaining("at least one place");
        assertThatThrownBy(() -> BrainPicture.of(BALL).at(0, Double.NaN, 0)).hasMessageContaining("finite");
        assertThatThrownBy(() -> BrainPicture.of(BALL).from(1)).hasMessageContaining("over(...)");
        assertThatThrownBy(() -> GlassBrain.of(new double[][] {{1, 2}})).hasMessageContaining("three finite numbers");
        assertThatThrownBy(() -> GlassBrain.of(places()).values("a", new double[3], ""))
                .hasMessageContaining("3 values");
        assertThatThrownBy(() -> Animation.of(List.of())).hasMessageContaining("at least one picture");
        assertThatThrownBy(() -> Animation.of(
                        List.of(BrainPicture.of(BALL), BrainPicture.of(BALL).width(300))))
                .hasMessageContaining("the size of the first");
        assertThatThrownBy(() -> RegionBars.of("a", List.of(), List.of(), new double[1], ""))
                .hasMessageContaining("Each region has a name");
    }
}
