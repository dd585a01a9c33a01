// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import us.hebi.matlab.mat.format.BufferAllocator;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.Char;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.ObjectStruct;
import us.hebi.matlab.mat.types.Source;
import us.hebi.matlab.mat.types.Sources;
import us.hebi.matlab.mat.types.Struct;

/** The arrays of a MATLAB 5 file, read by the MAT File Library (HEBI Robotics). */
final class MatArrays {
    private final Map<String, NamedArray> arrays = new LinkedHashMap<>();

    private MatArrays() {}

    static Map<String, NamedArray> read(Path file, String name) throws IOException {
        MatArrays found = new MatArrays();
        try (Source source = Sources.openFile(file.toFile())) {
            Bounded bounded = new Bounded(1032 * Files.size(file), name);
            MatFile mat = Mat5.newReader(source)
                    .setBufferAllocator(bounded)
                    .disableSubsystemProcessing()
                    .readMat();
            for (MatFile.Entry entry : mat.getEntries()) {
                found.add(entry.getName(), entry.getValue());
            }
        }
        return found.arrays;
    }

    private void add(String name, Array array) {
        if (array instanceof ObjectStruct) {
            return;
        }
        if (array instanceof Struct struct && struct.getNumElements() == 1) {
            for (String field : struct.getFieldNames()) {
                add(name + "." + field, struct.get(field));
            }
        } else if (array instanceof Char text) {
            arrays.put(name, new NamedArray.Texts(new int[] {text.getNumRows()}, rows(text)));
        } else if (array instanceof Cell cell) {
            cell(name, cell);
        } else if (array instanceof Matrix matrix) {
            arrays.put(name, numbers(name, matrix));
        }
    }

    private static List<String> rows(Char text) {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < text.getNumRows(); row++) {
            rows.add(text.getRow(row).strip());
        }
        return rows;
    }

    /** A cell of texts is one array; of anything else each element is one, named by its number from 0. */
    private void cell(String name, Cell cell) {
        int count = cell.getNumElements();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Array each = cell.get(i);
            if (each instanceof Char text && text.getNumRows() <= 1) {
                texts.add(text.getNumElements() == 0 ? "" : text.getRow(0));
            } else if (each.getNumElements() == 0) {
                texts.add("");
            }
        }
        if (texts.size() < count || count == 0) {
            for (int i = 0; i < count; i++) {
                add(name + "." + i, cell.get(i));
            }
            return;
        }
        int[] place = new int[count];
        NamedArray.order(cell.getDimensions(), place);
        List<String> ordered = new ArrayList<>();
        for (int at : place) {
            ordered.add(texts.get(at));
        }
        arrays.put(name, new NamedArray.Texts(cell.getDimensions().clone(), List.copyOf(ordered)));
    }

    private static NamedArray numbers(String name, Matrix matrix) {
        int[] shape = matrix.getDimensions().clone();
        double[] values = new double[ArrayFile.checked(NamedArray.count(shape), name)];
        for (int i = 0; i < values.length; i++) {
            double real = matrix.getDouble(i);
            values[i] = matrix.isComplex() ? Math.hypot(real, matrix.getImaginaryDouble(i)) : real;
        }
        return NamedArray.ofColumns(shape, values);
    }

    /** Grants no more than the file can hold: what is compressed grows 1032 times at most (RFC 1951). */
    private static final class Bounded implements BufferAllocator {
        private final long most;
        private final String file;

        Bounded(long most, String file) {
            this.most = Math.min(most, Runtime.getRuntime().maxMemory() / 2);
            this.file = file;
        }

        @Override
        public ByteBuffer allocate(int bytes) {
            if (bytes < 0 || bytes > most) {
                throw new DataException(file + " declares an array of " + Integer.toUnsignedLong(bytes)
                        + " bytes, more than it can hold or than fits in memory: it is damaged, or too large.");
            }
            return ByteBuffer.allocate(bytes);
        }

        @Override
        public void release(ByteBuffer buffer) {}
    }
}
