// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The arrays of an HDF5 file, read by jHDF; MATLAB 7.3 files are such files whose indices run in reverse and whose texts are numbers
 * marked as {@code char}.
 */
final class HdfArrays {
    private static final int DEPTH = 32;

    private final HdfFile file;
    private final Map<String, NamedArray> arrays = new LinkedHashMap<>();

    private HdfArrays(HdfFile file) {
        this.file = file;
    }

    static Map<String, NamedArray> read(Path path, String name) {
        try (HdfFile file = new HdfFile(path)) {
            HdfArrays found = new HdfArrays(file);
            found.add("", file, 0);
            if (found.arrays.isEmpty()) {
                throw new DataException(name + " is an HDF5 file without an array of numbers or texts.");
            }
            return found.arrays;
        }
    }

    private void add(String prefix, Group group, int depth) {
        if (depth > DEPTH) {
            throw new DataException(
                    "Groups lie more than " + DEPTH + " deep at " + group.getPath() + ": the file is damaged.");
        }
        for (Node node : group) {
            // MATLAB keeps what cells point to in #refs#.
            if (node.getName().startsWith("#")) {
                continue;
            }
            String name = prefix + node.getName();
            if (node instanceof Group inner) {
                add(name + ".", inner, depth + 1);
            } else if (node instanceof Dataset dataset && !dataset.isCompound()) {
                NamedArray array = array(name, dataset);
                if (array != null) {
                    arrays.put(name, array);
                }
            }
        }
    }

    /** Numbers or texts; null for anything else. */
    private NamedArray array(String name, Dataset dataset) {
        String kind = matlabClass(dataset);
        int[] shape = shape(dataset, !kind.isEmpty());
        ArrayFile.checked(NamedArray.count(shape), name);
        if (dataset.isEmpty() || dataset.getAttribute("MATLAB_empty") != null) {
            return new NamedArray.Numbers(new int[] {0}, new double[0]);
        }
        Object data = dataset.getDataFlat();
        if (kind.equals("cell")) {
            return cell(data, shape);
        }
        if (data instanceof String text) {
            return new NamedArray.Texts(new int[] {1}, List.of(text));
        }
        if (data instanceof String[] texts) {
            return new NamedArray.Texts(shape, List.of(texts));
        }
        double[] values = numbers(data);
        if (values == null) {
            return null;
        }
        if (kind.equals("char")) {
            return new NamedArray.Texts(new int[] {1}, List.of(text(values)));
        }
        return kind.isEmpty() ? new NamedArray.Numbers(shape, values) : NamedArray.ofColumns(shape, values);
    }

    /** The texts that a cell points to; null when it points to anything else. */
    private NamedArray cell(Object data, int[] shape) {
        double[] addresses = numbers(data);
        if (addresses == null) {
            return null;
        }
        int[] place = new int[addresses.length];
        NamedArray.order(shape, place);
        List<String> texts = new ArrayList<>();
        for (int at : place) {
            Node node = file.getNodeByAddress((long) addresses[at]);
            if (!(node instanceof Dataset dataset) || !matlabClass(dataset).equals("char")) {
                return null;
            }
            boolean empty = dataset.getAttribute("MATLAB_empty") != null;
            texts.add(empty ? "" : text(numbers(dataset.getDataFlat())));
        }
        return new NamedArray.Texts(shape, List.copyOf(texts));
    }

    private static String matlabClass(Node node) {
        Attribute attribute = node.getAttribute("MATLAB_class");
        return attribute == null ? "" : String.valueOf(attribute.getData());
    }

    private static int[] shape(Dataset dataset, boolean reversed) {
        int[] shape = dataset.getDimensions().clone();
        for (int i = 0; reversed && i < shape.length / 2; i++) {
            int other = shape.length - 1 - i;
            int first = shape[i];
            shape[i] = shape[other];
            shape[other] = first;
        }
        return shape;
    }

    private static double[] numbers(Object data) {
        if (data instanceof Number one) {
            return new double[] {one.doubleValue()};
        }
        if (data == null || !data.getClass().isArray()) {
            return null;
        }
        double[] values = new double[Array.getLength(data)];
        for (int i = 0; i < values.length; i++) {
            Object each = Array.get(data, i);
            if (each instanceof Number number) {
                values[i] = number.doubleValue();
            } else if (each instanceof Boolean yes) {
                values[i] = yes ? 1 : 0;
            } else {
                return null;
            }
        }
        return values;
    }

    private static String text(double[] codes) {
        StringBuilder text = new StringBuilder();
        for (double code : codes) {
            text.append((char) code);
        }
        return text.toString();
    }
}
