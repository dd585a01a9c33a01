// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VolumeTest {
    @TempDir
    private Path folder;

    private interface Put {
        void put(ByteBuffer b, int at, int value);
    }

    private record Kind(int code, int bytes, Put put, double[] expected) {}

    /** Two voxels of each data type: a small one, and one that tells signed from unsigned or integer from float. */
    private static final List<Kind> KINDS = List.of(
            new Kind(2, 1, (b, at, v) -> b.put(at, (byte) (v == 0 ? 7 : 200)), new double[] {7, 200}),
            new Kind(4, 2, (b, at, v) -> b.putShort(at, (short) (v == 0 ? 7 : -30000)), new double[] {7, -30000}),
            new Kind(8, 4, (b, at, v) -> b.putInt(at, v == 0 ? 7 : -2000000000), new double[] {7, -2e9}),
            new Kind(16, 4, (b, at, v) -> b.putFloat(at, v == 0 ? 0.5f : -1.25e20f), new double[] {0.5, -1.25e20f}),
            new Kind(32, 8, (b, at, v) -> b.putFloat(at, 3).putFloat(at + 4, v == 0 ? 4 : 0), new double[] {5, 3}),
            new Kind(64, 8, (b, at, v) -> b.putDouble(at, v == 0 ? 0.1 : -1e200), new double[] {0.1, -1e200}),
            new Kind(
                    128,
                    3,
                    (b, at, v) ->
                            b.put(at, (byte) 255).put(at + 1, (byte) (v * 255)).put(at + 2, (byte) 0),
                    new double[] {76.245, 225.93}),
            new Kind(256, 1, (b, at, v) -> b.put(at, (byte) (v == 0 ? 7 : -100)), new double[] {7, -100}),
            new Kind(512, 2, (b, at, v) -> b.putShort(at, (short) (v == 0 ? 7 : 60000)), new double[] {7, 60000}),
            new Kind(768, 4, (b, at, v) -> b.putInt(at, v == 0 ? 7 : (int) 4000000000L), new double[] {7, 4e9}),
            new Kind(1024, 8, (b, at, v) -> b.putLong(at, v == 0 ? 7 : -(1L << 60)), new double[] {7, -0x1p60}),
            new Kind(1280, 8, (b, at, v) -> b.putLong(at, v == 0 ? 7 : 1L << 63), new double[] {7, 0x1p63}),
            new Kind(
                    1792, 16, (b, at, v) -> b.putDouble(at, 6).putDouble(at + 8, v == 0 ? 8 : 0), new double[] {10, 6}),
            new Kind(
                    2304,
                    4,
                    (b, at, v) ->
                            b.put(at, (byte) (v * 100)).put(at + 1, (byte) 0).put(at + 2, (byte) 200),
                    new double[] {22.8, 52.7}));

    static Stream<Arguments> layouts() {
        return KINDS.stream().flatMap(kind -> Stream.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)
                .flatMap(order -> Stream.of(false, true).map(second -> Arguments.of(kind, order, second))));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void everyDataTypeInEitherOrderAndVersion(Kind kind, ByteOrder order, boolean second) throws IOException {
        NiftiBytes nifti = new NiftiBytes(second, order, 2 * kind.bytes)
                .dim(2, 1, 1)
                .pixdim(1, 2, 3, 4)
                .type(kind.code)
                .scale(0, 9);
        kind.put.put(nifti.bytes, nifti.data(), 0);
        kind.put.put(nifti.bytes, nifti.data() + kind.bytes, 1);
        Volume volume = Volume.read(nifti.write(folder.resolve("a.nii")));
        for (int i = 0; i < 2; i++) {
            assertThat(volume.at(i, 0, 0)).isCloseTo(kind.expected[i], within(1e-12 * Math.abs(kind.expected[i])));
        }
        assertThat(volume.spacing()).containsExactly(2, 3, 4);
        Path copy = folder.resolve("b.nii.gz");
        volume.write(copy);
        assertThat(Volume.read(copy).values()).isEqualTo(volume.values());
    }

    @Test
    void scalingAndFramesOfASeries() throws IOException {
        NiftiBytes nifti = new NiftiBytes(false, ByteOrder.LITTLE_ENDIAN, 6)
                .dim(1, 1, 1, 3)
                .type(4)
                .scale(0.5, -10);
        for (int frame = 0; frame < 3; frame++) {
            nifti.bytes.putShort(nifti.data() + 2 * frame, (short) (100 * frame));
        }
        Path file = nifti.write(folder.resolve("series.nii.gz"));
        assertThat(Volume.read(file).at(0, 0, 0)).isEqualTo(-10);
        assertThat(Volume.read(file, 2).at(0, 0, 0)).isEqualTo(90);
        assertThatThrownBy(() -> Volume.read(file, 3))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("holds 3 volumes, counted from 0, so none is number 3");
    }

    /** A half turn about z with qfac -1: x' = -x, y' = -y, z' = -z. */
    @Test
    void sformGoesBeforeQformAndQformBeforeSpacing() throws IOException {
        NiftiBytes plain = new NiftiBytes(true, ByteOrder.BIG_ENDIAN, 1)
                .dim(1, 1, 1)
                .pixdim(-1, 2, 3, 4)
                .type(2);
        assertThat(Volume.read(plain.write(folder.resolve("a.nii"))).world(1, 1, 1))
                .containsExactly(2, 3, 4);
        plain.qform(0, 0, 1, 10, 20, 30);
        assertThat(Volume.read(plain.write(folder.resolve("a.nii"))).world(1, 1, 1))
                .containsExactly(8, 17, 26);
        plain.sform(0, 2, 0, 5, 2, 0, 0, 6, 0, 0, -2, 7);
        Volume volume = Volume.read(plain.write(folder.resolve("a.nii")));
        assertThat(volume.world(1, 0, 2)).containsExactly(5, 8, 3);
        assertThat(volume.spacing()).containsExactly(2, 2, 2);
        plain.sform(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        assertThat(Volume.read(plain.write(folder.resolve("a.nii"))).world(1, 1, 1))
                .as("a flat sform is not used")
                .containsExactly(8, 17, 26);
    }

    /** A rotation of 90 degrees about x by its quaternion (cos 45, sin 45, 0, 0): y goes to z, z to -y. */
    @Test
    void quaternionTurns() throws IOException {
        NiftiBytes nifti = new NiftiBytes(true, ByteOrder.LITTLE_ENDIAN, 1)
                .dim(1, 1, 1)
                .pixdim(1, 2, 3, 4)
                .type(2)
                .qform(Math.sqrt(0.5), 0, 0, 0, 0, 0);
        double[] place = Volume.read(nifti.write(folder.resolve("q.nii"))).world(1, 1, 1);
        assertThat(place[0]).isCloseTo(2, within(1e-12));
        assertThat(place[1]).isCloseTo(-4, within(1e-12));
        assertThat(place[2]).isCloseTo(3, within(1e-12));
    }

    @Test
    void indexOrderIsThatOfTheFile() {
        double[] values = new double[24];
        Arrays.setAll(values, i -> i);
        Volume volume = Volume.of(2, 3, 4, 1.5, values);
        assertThat(volume.at(1, 2, 3)).isEqualTo(1 + 2 * (2 + 3 * 3));
        assertThat(volume.world(1, 2, 3)).containsExactly(1.5, 3, 4.5);
        assertThat(volume.map(v -> 2 * v).at(1, 0, 0)).isEqualTo(2);
        assertThat(volume.toString())
                .isEqualTo("volume: 2 x 3 x 4 voxels of 1.5 x 1.5 x 1.5 mm, FLOAT64, from 0 to 23");
    }

    @Test
    void coarserVoxelsKeepTheIntegral() {
        SplittableRandom random = new SplittableRandom(4);
        double[] values = random.doubles(12 * 10 * 6).toArray();
        Volume volume = Volume.of(12, 10, 6, 1, values);
        Volume coarse = volume.resampled(2, 2.5, 3);
        assertThat(new int[] {coarse.nx(), coarse.ny(), coarse.nz()}).containsExactly(6, 4, 2);
        assertThat(Arrays.stream(coarse.values()).sum() * 2 * 2.5 * 3)
                .isCloseTo(Arrays.stream(values).sum(), within(1e-10));
        assertThat(coarse.world(0, 0, 0)).containsExactly(0.5, 0.75, 1);
    }

    @Test
    void aLinearFieldStaysLinearAtTheSamePlaces() {
        double[] values = new double[8 * 9 * 10];
        Volume grid = Volume.of(8, 9, 10, 2, values);
        for (int k = 0, v = 0; k < 10; k++) {
            for (int j = 0; j < 9; j++) {
                for (int i = 0; i < 8; i++, v++) {
                    values[v] = 3 * i - 2 * j + 0.5 * k;
                }
            }
        }
        for (double spacing : new double[] {1, 0.7, 4}) {
            Volume other = grid.withValues(values).resampled(spacing);
            int i = other.nx() / 2;
            int j = other.ny() / 2;
            int k = other.nz() / 2;
            double[] at = other.world(i, j, k);
            assertThat(other.at(i, j, k)).isCloseTo((3 * at[0] - 2 * at[1] + 0.5 * at[2]) / 2, within(1e-9));
        }
    }

    @Test
    void turningKeepsEachValueAtItsPlace() throws IOException {
        NiftiBytes nifti = new NiftiBytes(true, ByteOrder.LITTLE_ENDIAN, 24)
                .dim(2, 3, 4)
                .type(2)
                .sform(0, 0, -2, 5, 3, 0, 0, 6, 0.1, -4, 0, 7);
        for (int i = 0; i < 24; i++) {
            nifti.bytes.put(nifti.data() + i, (byte) i);
        }
        Volume volume = Volume.read(nifti.write(folder.resolve("t.nii")));
        Volume turned = volume.rightAnteriorSuperior();
        assertThat(new int[] {turned.nx(), turned.ny(), turned.nz()}).containsExactly(4, 2, 3);
        double[][] m = turned.affine();
        assertThat(new double[] {m[0][0], m[1][1], m[2][2]}).containsExactly(2, 3, 4);
        // Voxel (1, 2, 3) of the file is (4-1-3, 1, 3-1-2) after turning.
        assertThat(turned.at(0, 1, 0)).isEqualTo(volume.at(1, 2, 3));
        double[] place = turned.world(0, 1, 0);
        for (int axis = 0; axis < 3; axis++) {
            assertThat(place[axis]).isCloseTo(volume.world(1, 2, 3)[axis], within(1e-12));
        }
        assertThat(turned.rightAnteriorSuperior()).isSameAs(turned);
    }

    @Test
    void whatCannotBeAVolumeIsRefused() {
        assertThatThrownBy(() -> Volume.of(2, 2, 2, 1, new double[7]))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("2 x 2 x 2 voxels needs 8 values")
                .hasMessageContaining("7 were given");
        assertThatThrownBy(() -> Volume.of(2, 0, 2, 1, new double[0])).hasMessageContaining("at least one voxel");
        assertThatThrownBy(() -> Volume.of(1, 1, 1, Double.NaN, new double[1])).hasMessageContaining("positive number");
        Volume one = Volume.of(1, 1, 1, 1, new double[1]);
        assertThatThrownBy(() -> one.resampled(0)).hasMessageContaining("positive number of mm");
        assertThatThrownBy(() -> one.resampled(1e-6)).hasMessageContaining("Ask for larger ones");
        assertThatThrownBy(() -> one.write(folder.resolve("a.img"))).hasMessageContaining("*.nii or *.nii.gz");
        assertThatThrownBy(() -> Volume.read(folder.resolve("none.nii"))).hasMessageContaining("cannot be read");
    }

    /** Size and affine as nilearn documents its template. */
    @Test
    void theRealTemplate() {
        Path file = FilesAtHand.folder().resolve("mni152-wm.nii.gz");
        Volume white = Volume.read(file);
        assertThat(white.size()).containsExactly(197, 233, 189);
        assertThat(white.world(0, 0, 0)).containsExactly(-98, -134, -72);
        assertThat(white.spacing()).containsExactly(1, 1, 1);
        Volume coarse = white.resampled(2);
        assertThat(coarse.size()).containsExactly(99, 117, 95);
        double sum = Arrays.stream(white.values()).sum();
        assertThat(sum / 255).as("mm^3 of white matter of an adult").isBetween(3e5, 9e5);
        assertThat(Arrays.stream(coarse.values()).sum() * 8).isCloseTo(sum, within(0.01 * sum));
        assertThat(white.toString()).contains("UINT8, from 0 to 255");
    }

    @Test
    void damagedAndHostileFilesAreRefusedInWords() throws IOException {
        Path file = folder.resolve("x.nii");
        Files.write(file, new byte[] {1, 2});
        assertRefused(file, "has 2 bytes");
        Files.write(file, new byte[400]);
        assertRefused(file, "should start with the number 348 or 540");
        NiftiBytes huge = new NiftiBytes(true, ByteOrder.LITTLE_ENDIAN, 8)
                .dim(1L << 40, 1, 1)
                .type(2);
        assertRefused(huge.write(file), "declares 1099511627776 voxels along axis i");
        huge.dim(100000, 100000, 1);
        assertRefused(huge.write(file), "more than the 2147483647");
        huge.dim(1000, 1000, 1000);
        assertRefused(huge.write(file), "cut short or damaged: its header declares 1000 x 1000 x 1000 voxels of UINT8");
        assertRefused(huge.write(folder.resolve("x.nii.gz")), "at most");
        huge.dim(2, 1, 1).type(1536);
        assertRefused(huge.write(file), "data type 1536 (128-bit floats");
        huge.type(99);
        assertRefused(huge.write(file), "which the format does not define");
        huge.type(2).dim(2, 1, 1, 0);
        assertRefused(huge.write(file), "declares 0 along its dimension 4");
        huge.dim(2).bytes.putLong(168, 10);
        assertRefused(huge.write(file), "start at byte 10.0");
        huge.bytes.put(5, (byte) 'i');
        assertRefused(huge.write(file), "a pair .hdr and .img");
    }

    /** A few kB that unpack to 2 GB of zeros: the header is believed only as far as the bytes allow, the rest is never unpacked. */
    @Test
    void aBombIsReadOnlyAsFarAsItsHeaderSays() throws IOException {
        NiftiBytes nifti = new NiftiBytes(false, ByteOrder.LITTLE_ENDIAN, 20_000_000)
                .dim(10, 10, 10)
                .type(2);
        Path bomb = nifti.write(folder.resolve("bomb.nii.gz"));
        assertThat(Files.size(bomb)).isLessThan(30_000);
        assertThat(Volume.read(bomb).voxels()).isEqualTo(1000);
        nifti.dim(2000, 2000, 100);
        assertRefused(nifti.write(bomb), "bytes uncompressed");
    }

    @Test
    void everyCutAndEveryFlippedByteIsReadOrRefused() throws IOException {
        NiftiBytes nifti = new NiftiBytes(false, ByteOrder.LITTLE_ENDIAN, 60)
                .dim(3, 4, 5)
                .type(2)
                .sform(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0);
        byte[] whole = nifti.bytes.array();
        byte[] packed = Files.readAllBytes(nifti.write(folder.resolve("p.nii.gz")));
        for (int cut = 0; cut < whole.length; cut += 7) {
            Files.write(folder.resolve("x.nii"), Arrays.copyOf(whole, cut));
            assertRefused(folder.resolve("x.nii"), "x.nii");
        }
        for (int cut = 0; cut < packed.length; cut++) {
            Files.write(folder.resolve("x.nii.gz"), Arrays.copyOf(packed, cut));
            assertRefused(folder.resolve("x.nii.gz"), "x.nii.gz");
        }
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 1500; round++) {
            byte[] flipped = (round % 2 == 0 ? whole : packed).clone();
            for (int flips = 0; flips < 1 + round % 3; flips++) {
                flipped[random.nextInt(flipped.length)] = (byte) random.nextInt(256);
            }
            Path file = folder.resolve("f.nii");
            Files.write(file, flipped);
            try {
                assertThat(Volume.read(file).voxels()).isBetween(1, 5000);
            } catch (DataException e) {
                assertThat(e.getMessage()).contains("f.nii");
            }
        }
    }

    private static void assertRefused(Path file, String words) {
        assertThatThrownBy(() -> Volume.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(words);
    }
}
