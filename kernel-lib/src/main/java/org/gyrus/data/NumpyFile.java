// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * NumPy's {@code .npy} (versions 1 to 3) and {@code .npz}: numbers in either order of bytes, rows or columns first, and texts.
 * Source: numpy.lib.format. The file's length bounds what is allocated.
 */
final class NumpyFile {
    private static final Pattern HEADER = Pattern.compile(
            "'descr':\\s*'([<>|=]?)([a-zA-Z])(\\d*)'" + ".*'fortran_order':\\s*(True|False).*'shape':\\s*\\(([^)]*)\\)",
            Pattern.DOTALL);
    private static final Map<String, VoxelType> TYPES = Map.ofEntries(
            Map.entry("b1", VoxelType.UINT8),
            Map.entry("i1", VoxelType.INT8),
            Map.entry("i2", VoxelType.INT16),
            Map.entry("i4", VoxelType.INT32),
            Map.entry("i8", VoxelType.INT64),
            Map.entry("u1", VoxelType.UINT8),
            Map.entry("u2", VoxelType.UINT16),
            Map.entry("u4", VoxelType.UINT32),
            Map.entry("u8", VoxelType.UINT64),
            Map.entry("f4", VoxelType.FLOAT32),
            Map.entry("f8", VoxelType.FLOAT64),
            Map.entry("c8", VoxelType.COMPLEX64),
            Map.entry("c16", VoxelType.COMPLEX128));

    private NumpyFile() {}

    static Map<String, NamedArray> single(Path file, String name) throws IOException {
        String array = name.replaceFirst("\\.npy$", "");
        try (InputStream in = Files.newInputStream(file)) {
            return Map.of(array, read(in, Files.size(file), array));
        }
    }

    static Map<String, NamedArray> archive(Path file, String name) throws IOException {
        Map<String, NamedArray> arrays = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (entry.getName().endsWith(".npy")) {
                    String array = entry.getName().substring(0, entry.getName().length() - 4);
                    try (InputStream in = zip.getInputStream(entry)) {
                        arrays.put(array, read(in, 1032 * Files.size(file), array));
                    }
                }
            }
        }
        if (arrays.isEmpty()) {
            throw new DataException(name + " is an archive without a single .npy: it is no .npz file of NumPy.");
        }
        return arrays;
    }

    private static NamedArray read(InputStream raw, long most, String name) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(raw));
        byte[] start = in.readNBytes(8);
        if (start.length < 8 || start[6] < 1 || start[6] > 3) {
            throw new DataException("The array " + name + " is not of NumPy's format 1, 2 or 3.");
        }
        long length = start[6] == 1
                ? Short.toUnsignedInt(Short.reverseBytes(in.readShort()))
                : Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
        if (length > Math.min(most, 1 << 20)) {
            throw new DataException("The array " + name + " declares a header of " + length + " bytes: it is damaged.");
        }
        String text = new String(in.readNBytes((int) length), StandardCharsets.UTF_8);
        Matcher header = HEADER.matcher(text);
        if (!header.find()) {
            throw new DataException("The array " + name + " has a header that Gyrus does not read: " + text.strip()
                    + ". Save plain numbers or texts, not records or objects.");
        }
        int[] shape = shape(header.group(5), name);
        long count = NamedArray.count(shape);
        boolean texts = "US".contains(header.group(2));
        int width = texts
                ? Integer.parseInt("0" + header.group(3)) * (header.group(2).equals("U") ? 4 : 1)
                : 0;
        VoxelType type = texts ? null : type(header.group(2) + header.group(3), name);
        double bytes = (double) count * (texts ? width : type.bytes());
        if (bytes > most || bytes > Integer.MAX_VALUE - 16) {
            throw new DataException("The array " + name + " declares " + Arrays.toString(shape) + " elements, "
                    + (long) bytes + " bytes, more than the file holds or than 2 GB: it is cut short or damaged.");
        }
        int elements = ArrayFile.checked(count, name);
        byte[] data = in.readNBytes((int) bytes);
        if (data.length < bytes) {
            throw new DataException(
                    "The array " + name + " is cut short: it holds " + data.length + " of " + (long) bytes + " bytes.");
        }
        ByteOrder order = header.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        boolean columns = header.group(4).equals("True");
        if (texts) {
            return texts(data, elements, width, order, header.group(2).equals("U"), shape);
        }
        ByteBuffer buffer = ByteBuffer.wrap(data).order(order);
        double[] values = new double[elements];
        Arrays.setAll(values, i -> type.get(buffer, i));
        return columns ? NamedArray.ofColumns(shape, values) : new NamedArray.Numbers(shape, values);
    }

    private static VoxelType type(String code, String name) {
        VoxelType type = TYPES.get(code);
        if (type == null) {
            throw new DataException("The array " + name + " holds elements of NumPy type '" + code
                    + "', which Gyrus does not" + " read; save it as float64, an integer type or text.");
        }
        return type;
    }

    private static int[] shape(String text, String name) {
        try {
            return Arrays.stream(text.split(","))
                    .map(String::strip)
                    .filter(n -> !n.isEmpty())
                    .mapToInt(n -> Integer.parseUnsignedInt(n) & Integer.MAX_VALUE)
                    .toArray();
        } catch (NumberFormatException e) {
            throw new DataException(
                    "The array " + name + " declares the shape (" + text + "), which is damaged or too large.", e);
        }
    }

    private static NamedArray texts(byte[] data, int count, int width, ByteOrder order, boolean wide, int[] shape) {
        ByteBuffer buffer = ByteBuffer.wrap(data).order(order);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder();
            for (int at = i * width; at < (i + 1) * width; at += wide ? 4 : 1) {
                int code = wide ? buffer.getInt(at) : buffer.get(at) & 0xFF;
                if (code != 0) {
                    text.appendCodePoint(Character.isValidCodePoint(code) ? code : 0xFFFD);
                }
            }
            texts.add(text.toString());
        }
        return new NamedArray.Texts(shape, List.copyOf(texts));
    }
}
