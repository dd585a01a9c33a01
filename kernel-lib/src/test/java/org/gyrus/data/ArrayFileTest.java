// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Struct;

class ArrayFileTest {
    @TempDir
    private Path folder;

    /** A NumPy array laid out by hand after numpy.lib.format. */
    private static byte[] npy(String type, boolean fortran, String shape, byte[] data) {
        String header = "{'descr': '" + type + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': "
                + shape + ", }\n";
        ByteBuffer b = ByteBuffer.allocate(10 + header.length() + data.length).order(ByteOrder.LITTLE_ENDIAN);
        b.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) header.length());
        return b.put(header.getBytes(StandardCharsets.UTF_8)).put(data).array();
    }

    private static byte[] doubles(ByteOrder order, double... values) {
        ByteBuffer b = ByteBuffer.allocate(8 * values.length).order(order);
        b.asDoubleBuffer().put(values);
        return b.array();
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private Path mat() throws IOException {
        Matrix w = Mat5.newMatrix(2, 3);
        for (int i = 0; i < 6; i++) {
            w.setDouble(i / 3, i % 3, i + 0.5);
        }
        Cell names = Mat5.newCell(2, 2);
        String[] texts = {"a", "b", "c", "d"};
        for (int i = 0; i < 4; i++) {
            names.set(i / 2, i % 2, Mat5.newString(texts[i]));
        }
        Struct inner = Mat5.newStruct();
        inner.set("nd", w);
        Mat5File file = Mat5.newMatFile();
        file.addArray("Networks", inner);
        file.addArray("names", names);
        file.addArray("title", Mat5.newString("mouse"));
        Path path = folder.resolve("a.mat");
        Mat5.writeToFile(file, path.toFile());
        return path;
    }

    @Test
    void matlabStructsCellsAndTexts() throws IOException {
        ArrayFile mat = ArrayFile.read(mat());
        assertThat(mat.names()).containsExactly("Networks.nd", "names", "title");
        assertThat(mat.matrix("Networks.nd")).isDeepEqualTo(new double[][] {{0.5, 1.5, 2.5}, {3.5, 4.5, 5.5}});
        assertThat(mat.texts("names")).containsExactly("a", "b", "c", "d");
        assertThat(mat.shape("names")).containsExactly(2, 2);
        assertThat(mat.texts("title")).containsExactly("mouse");
        assertThat(mat.toString()).contains("Networks.nd [2, 3]").contains("names [2, 2] texts");
    }

    @Test
    void namesAndKindsThatDoNotFitAreTold() throws IOException {
        ArrayFile mat = ArrayFile.read(mat());
        assertThatThrownBy(() -> mat.matrix("Networks.md"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no array 'Networks.md'")
                .hasMessageContaining("'Networks.nd'");
        assertThatThrownBy(() -> mat.matrix("names")).hasMessageContaining("use texts(\"names\")");
        assertThatThrownBy(() -> mat.texts("Networks.nd")).hasMessageContaining("use numbers(\"Networks.nd\")");
    }

    @Test
    void numpyInEitherOrderOfBytesAndOfIndices() throws IOException {
        byte[] little = doubles(ByteOrder.LITTLE_ENDIAN, 1, 2, 3, 4, 5, 6);
        byte[] big = doubles(ByteOrder.BIG_ENDIAN, 1, 4, 2, 5, 3, 6);
        double[][] expected = {{1, 2, 3}, {4, 5, 6}};
        assertThat(ArrayFile.read(file("w.npy", npy("<f8", false, "(2, 3)", little)))
                        .matrix("w"))
                .isDeepEqualTo(expected);
        assertThat(ArrayFile.read(file("w.npy", npy(">f8", true, "(2, 3)", big)))
                        .matrix("w"))
                .isDeepEqualTo(expected);
        ArrayFile three =
                ArrayFile.read(file("t.npy", npy("|u1", false, "(2, 1, 2)", new byte[] {1, 2, 3, (byte) 200})));
        assertThat(three.numbers("t")).containsExactly(1, 2, 3, 200);
        assertThatThrownBy(() -> three.matrix("t")).hasMessageContaining("has the shape [2, 1, 2]");
        assertThat(ArrayFile.read(file(
                                "n.npy",
                                npy(
                                        "<U2",
                                        false,
                                        "(2,)",
                                        "a\0\0\0b\0\0\0c\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1))))
                        .texts("n"))
                .containsExactly("ab", "c");
        assertThat(ArrayFile.read(file("s.npy", npy("<i2", false, "()", new byte[] {-1, -1})))
                        .numbers("s"))
                .containsExactly(-1);
    }

    @Test
    void numpyArchives() throws IOException {
        Path path = folder.resolve("two.npz");
        try (OutputStream out = Files.newOutputStream(path);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("w.npy"));
            zip.write(npy("<f8", false, "(1, 2)", doubles(ByteOrder.LITTLE_ENDIAN, 7, 8)));
            zip.putNextEntry(new ZipEntry("k.npy"));
            zip.write(npy("<i4", false, "(1,)", new byte[] {5, 0, 0, 0}));
        }
        ArrayFile two = ArrayFile.read(path);
        assertThat(two.names()).containsExactly("w", "k");
        assertThat(two.numbers("w")).containsExactly(7, 8);
        assertThat(two.numbers("k")).containsExactly(5);
    }

    @Test
    void hdfGroupsNumbersAndTexts() throws IOException {
        Path path = folder.resolve("a.h5");
        try (WritableHdfFile file = HdfFile.write(path)) {
            file.putDataset("w", new double[][] {{1, 2, 3}, {4, 5, 6}});
            file.putGroup("inner").putDataset("k", new int[] {3, 4});
        }
        ArrayFile hdf = ArrayFile.read(path);
        assertThat(hdf.matrix("w")).isDeepEqualTo(new double[][] {{1, 2, 3}, {4, 5, 6}});
        assertThat(hdf.numbers("inner.k")).containsExactly(3, 4);
    }

    /** As MATLAB 7.3 writes them: the attribute tells the class, the indices run in reverse. */
    @Test
    void hdfAsMatlabWritesIt() throws IOException {
        Path path = folder.resolve("a.mat");
        try (WritableHdfFile file = HdfFile.write(path)) {
            file.putDataset("w", new double[][] {{1, 4}, {2, 5}, {3, 6}}).putAttribute("MATLAB_class", "double");
            file.putDataset("title", new int[][] {{'m'}, {'o'}}).putAttribute("MATLAB_class", "char");
        }
        ArrayFile hdf = ArrayFile.read(path);
        assertThat(hdf.matrix("w")).isDeepEqualTo(new double[][] {{1, 2, 3}, {4, 5, 6}});
        assertThat(hdf.texts("title")).containsExactly("mo");
    }

    @Test
    void hostileSizesAreRefusedInWords() throws IOException {
        assertRefused(npy("<f8", false, "(100000, 100000)", new byte[8]), "more than the file holds");
        assertRefused(npy("<f8", false, "(99999999999,)", new byte[8]), "damaged or too large");
        assertRefused(npy("<f8", false, "(2147483647, 2147483647, 2147483647)", new byte[8]), "cannot be read");
        assertRefused(npy("|O", false, "(1,)", new byte[8]), "type 'O'");
        assertRefused(npy("<f8", false, "(2,)", new byte[9]), "cut short: it holds 9 of 16 bytes");
        assertRefused(new byte[] {1, 2, 3}, "is not a file of arrays");
        assertRefused(new byte[0], "is not a file of arrays");
    }

    private void assertRefused(byte[] bytes, String words) throws IOException {
        Path file = file("x.bin", bytes);
        assertThatThrownBy(() -> ArrayFile.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(words);
    }

    @Test
    void everyDamagedFileIsReadOrRefused() throws IOException {
        Path hdf = folder.resolve("f.h5");
        try (WritableHdfFile file = HdfFile.write(hdf)) {
            file.putDataset("w", new double[][] {{1, 2, 3}, {4, 5, 6}});
        }
        List<byte[]> whole = List.of(
                Files.readAllBytes(mat()),
                npy("<f8", false, "(2, 3)", doubles(ByteOrder.LITTLE_ENDIAN, 1, 2, 3, 4, 5, 6)),
                Files.readAllBytes(hdf));
        SplittableRandom random = new SplittableRandom(5);
        Path file = folder.resolve("fuzz");
        for (byte[] bytes : whole) {
            for (int round = 0; round < 300; round++) {
                byte[] damaged = Arrays.copyOf(bytes, round % 2 == 0 ? bytes.length : random.nextInt(bytes.length));
                for (int flips = 0; flips < 1 + round % 4 && damaged.length > 0; flips++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
                Files.write(file, damaged);
                try {
                    assertThat(ArrayFile.read(file).names().size()).isLessThan(1000);
                } catch (DataException e) {
                    assertThat(e.getMessage()).isNotBlank();
                }
            }
        }
    }

    @Test
    void theRealMouseFiles() {
        ArrayFile mouse = ArrayFile.read(FilesAtHand.folder().resolve("mouse-tau-connectome-426.mat"));
        assertThat(mouse.shape("Networks.nd")).containsExactly(426, 426);
        assertThat(mouse.texts("labnms"))
                .containsExactlyInAnyOrder(
                        "BolundaDSAD", "BolundaCBD", "IbaHippInj", "IbaStrInj", "Clavaguera", "Hurtado");
        assertThat(mouse.numbers("tpts.Hurtado")).containsExactly(2, 4, 6, 8);
        assertThat(mouse.texts("netlabs")).hasSize(3 * 213);
        ArrayFile strains = ArrayFile.read(FilesAtHand.folder().resolve("mouse-tau-kaufman-diamond.mat"));
        assertThat(strains.texts("labnms")).hasSize(8);
        assertThat(strains.matrix("data426.DS4")).hasNumberOfRows(426);
    }
}
