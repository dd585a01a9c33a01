// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The arrays of a file by name: MATLAB {@code .mat} (version 5 to 7.3), HDF5 {@code .h5}, NumPy {@code .npy} and {@code .npz}.
 * Immutable.
 *
 * <p>What kind of file it is follows from its first bytes. The fields of a struct and the members of a group have names with dots,
 * {@code "Networks.nd"}. Numbers become doubles, complex ones their modulus, logical ones 0 and 1.
 *
 * <pre>{@code
 * ArrayFile mouse = Datasets.arrays("mouse-tau-connectome-426");
 * double[][] weights = mouse.matrix("Networks.nd");
 * List<String> studies = mouse.texts("labnms");
 * }</pre>
 *
 * <p>Does not suit files larger than memory: everything is read at once, and refused when it would take more than half of it. MATLAB
 * objects, tables, function handles and pickled Python objects are left out.
 */
public final class ArrayFile {
    private final String name;
    private final Map<String, NamedArray> arrays;

    private ArrayFile(String name, Map<String, NamedArray> arrays) {
        this.name = name;
        this.arrays = new LinkedHashMap<>(arrays);
    }

    /**
     * Reads all arrays of a file.
     *
     * @throws DataException when the file is of another kind, cut short, damaged, or too large for the memory
     */
    public static ArrayFile read(Path file) {
        String name = String.valueOf(file.getFileName());
        byte[] start = start(file);
        try {
            return new ArrayFile(name, arrays(file, name, start));
        } catch (DataException e) {
            throw e;
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            // Damaged files make the libraries fail in many ways; declared sizes beyond the heap are one of them.
            throw new DataException(
                    name + " cannot be read: it is cut short, damaged, or larger than the memory ("
                            + e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage())
                            + ").",
                    e);
        }
    }

    private static byte[] start(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(520);
        } catch (IOException e) {
            throw new DataException(file + " cannot be read (" + e.getMessage() + ").", e);
        }
    }

    private static Map<String, NamedArray> arrays(Path file, String name, byte[] start) throws IOException {
        if (starts(start, 0, 0x93, 'N', 'U', 'M', 'P', 'Y')) {
            return NumpyFile.single(file, name);
        }
        if (starts(start, 0, 'P', 'K', 3, 4) || starts(start, 0, 'P', 'K', 5, 6)) {
            return NumpyFile.archive(file, name);
        }
        if (starts(start, 0, 0x89, 'H', 'D', 'F') || starts(start, 512, 0x89, 'H', 'D', 'F')) {
            return HdfArrays.read(file, name);
        }
        if (starts(start, 0, 'M', 'A', 'T', 'L', 'A', 'B', ' ', '5')) {
            return MatArrays.read(file, name);
        }
        throw new DataException(
                name + " is not a file of arrays: its first bytes are those of no MATLAB 5 or 7.3, HDF5, .npy or"
                        + " .npz file. MATLAB 4 files are saved anew by save -v7.");
    }

    private static boolean starts(byte[] start, int from, int... mark) {
        boolean same = start.length >= from + mark.length;
        for (int i = 0; same && i < mark.length; i++) {
            same = (start[from + i] & 0xFF) == mark[i];
        }
        return same;
    }

    /** @throws DataException when so many doubles would take more than half of the memory */
    static int checked(long count, String array) {
        long heap = Runtime.getRuntime().maxMemory();
        if (count < 0 || count > heap / 16 || count > Integer.MAX_VALUE - 16) {
            throw new DataException(
                    "The array " + array + " declares " + count + " numbers, more than half of the memory of "
                            + (heap >> 20) + " MB. Give Java more memory by -Xmx, or save the array alone.");
        }
        return (int) count;
    }

    /** The names of all arrays, in the order of the file. */
    public List<String> names() {
        return List.copyOf(arrays.keySet());
    }

    /** The lengths along each index. */
    public int[] shape(String array) {
        return get(array).shape().clone();
    }

    /** All numbers of an array, the last index running fastest. */
    public double[] numbers(String array) {
        return numeric(array).values().clone();
    }

    /** An array with two indices as {@code [row][column]}. */
    public double[][] matrix(String array) {
        NamedArray.Numbers numbers = numeric(array);
        int[] shape = numbers.shape();
        if (shape.length != 2) {
            throw new DataException("'" + array + "' in " + name + " should be a matrix, but has the shape "
                    + Arrays.toString(shape) + "; numbers(\"" + array + "\") gives them one after the other.");
        }
        double[][] matrix = new double[shape[0]][];
        Arrays.setAll(matrix, i -> Arrays.copyOfRange(numbers.values(), i * shape[1], (i + 1) * shape[1]));
        return matrix;
    }

    /** The texts of an array, the last index running fastest. */
    public List<String> texts(String array) {
        if (get(array) instanceof NamedArray.Texts texts) {
            return texts.values();
        }
        throw new DataException(
                "'" + array + "' in " + name + " holds numbers, not texts; use numbers(\"" + array + "\").");
    }

    private NamedArray.Numbers numeric(String array) {
        if (get(array) instanceof NamedArray.Numbers numbers) {
            return numbers;
        }
        throw new DataException(
                "'" + array + "' in " + name + " holds texts, not numbers; use texts(\"" + array + "\").");
    }

    private NamedArray get(String array) {
        NamedArray found = arrays.get(array);
        if (found == null) {
            throw new DataException("There is no array '" + array + "' in " + name + "; "
                    + NearestNames.of(array, arrays.keySet()).sentence());
        }
        return found;
    }

    /** The arrays with their shapes, one per line. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name);
        arrays.forEach((array, values) -> text.append('\n')
                .append(array)
                .append(' ')
                .append(Arrays.toString(values.shape()))
                .append(values instanceof NamedArray.Texts ? " texts" : ""));
        return text.toString();
    }
}
