// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** An array: type and length, the first entries, and for numbers the range; a rectangular matrix as a grid. */
final class ArrayView {
    private static final int SHOWN = 12;
    private static final int WIDEST = 12;

    private ArrayView() {}

    static MimeBundle of(Object array) {
        int length = Array.getLength(array);
        Class<?> part = array.getClass().getComponentType();
        if (length > 0 && part.isArray() && part.getComponentType().isPrimitive()) {
            return matrix(array, length, part.getComponentType().getSimpleName());
        }
        if (!part.isPrimitive() && !Number.class.isAssignableFrom(part)) {
            return ListView.items(part.getSimpleName() + "[" + length + "]", Arrays.asList((Object[]) array));
        }
        List<String> shown = IntStream.range(0, Math.min(SHOWN, length))
                .mapToObj(i -> Cell.of(Array.get(array, i)).text())
                .toList();
        String text = part.getSimpleName() + "[" + length + "]: " + String.join(", ", shown)
                + (length > SHOWN ? ", \u2026" : "") + range(array, length);
        return MimeBundle.text(text);
    }

    private static MimeBundle matrix(Object array, int rows, String type) {
        int widest = 0;
        boolean rectangular = true;
        for (int i = 0; i < rows; i++) {
            Object row = Array.get(array, i);
            int n = row == null ? -1 : Array.getLength(row);
            rectangular &= i == 0 || n == widest;
            widest = Math.max(widest, n);
        }
        int columns = Math.max(0, Math.min(widest, WIDEST));
        List<String> header = new ArrayList<>(List.of(""));
        IntStream.range(0, columns).forEach(j -> header.add(Integer.toString(j)));
        String size = type + "[" + rows + "][" + (rectangular ? Math.max(0, widest) : "") + "]"
                + (columns < widest ? ", first " + columns + " columns" : "");
        return Grid.of("", header, rows, i -> row((int) i, Array.get(array, (int) i), columns))
                .withFooter(size)
                .bundle();
    }

    private static List<Object> row(int index, Object row, int columns) {
        List<Object> cells = new ArrayList<>(columns + 1);
        cells.add(index);
        int n = row == null ? 0 : Array.getLength(row);
        IntStream.range(0, columns).forEach(j -> cells.add(j < n ? Array.get(row, j) : null));
        return cells;
    }

    private static String range(Object array, int length) {
        if (length <= SHOWN
                || !(array instanceof double[]
                        || array instanceof int[]
                        || array instanceof long[]
                        || array instanceof float[])) {
            return "";
        }
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        int notNumbers = 0;
        for (int i = 0; i < length; i++) {
            double x = Array.getDouble(array, i);
            if (Double.isNaN(x)) {
                notNumbers++;
            } else {
                least = Math.min(least, x);
                most = Math.max(most, x);
            }
        }
        return (notNumbers < length ? "\nfrom " + Digits.of(least) + " to " + Digits.of(most) : "")
                + (notNumbers > 0 ? "\n" + notNumbers + " NaN" : "");
    }
}
