// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One value on one short line, as text and as HTML; numbers stand to the right of their column.
 */
record Cell(String text, String html, boolean number) {
    private static final int LONGEST = 80;
    private static final int DEEPEST = 3;

    static Cell of(Object value) {
        if (value instanceof Cell ready) {
            return ready;
        }
        if (value instanceof Elapsed elapsed) {
            return new Cell(elapsed.toString(), elapsed.html(), true);
        }
        String text = shortened(line(value, 0));
        return new Cell(text, Html.escape(text), value instanceof Number);
    }

    static Cell of(String text, boolean number) {
        return new Cell(text, Html.escape(text), number);
    }

    private static String line(Object value, int depth) {
        if (value == null) {
            return "\u2013";
        }
        if (value instanceof Double || value instanceof Float) {
            return Digits.of(((Number) value).doubleValue());
        }
        if (value instanceof Optional<?> maybe) {
            return line(maybe.orElse(null), depth);
        }
        if (value instanceof Class<?> type) {
            return type.getSimpleName();
        }
        if (depth >= DEEPEST) {
            return "\u2026";
        }
        if (value.getClass().isArray()) {
            return array(value, depth);
        }
        if (value instanceof Collection<?> items) {
            return listed(items.stream().limit(7).map(i -> line(i, depth + 1)).toList(), items.size());
        }
        if (value instanceof Map<?, ?> map) {
            return listed(
                    map.entrySet().stream()
                            .limit(7)
                            .map(e -> line(e.getKey(), depth + 1) + "=" + line(e.getValue(), depth + 1))
                            .toList(),
                    map.size());
        }
        return spelled(value);
    }

    private static String array(Object array, int depth) {
        int length = Array.getLength(array);
        var shown = IntStream.range(0, Math.min(7, length))
                .mapToObj(i -> line(Array.get(array, i), depth + 1))
                .toList();
        return listed(shown, length);
    }

    private static String listed(List<String> shown, int size) {
        boolean all = shown.size() <= 6 && shown.size() == size;
        return "[" + String.join(", ", all ? shown : shown.subList(0, Math.min(6, shown.size())))
                + (all ? "]" : ", \u2026 " + size + " in all]");
    }

    /** The value's own text, or its class where it has none that is the same in every run; a value whose {@code toString} fails does not spoil the notebook. */
    static String spelled(Object value) {
        try {
            String text = String.valueOf(value.toString());
            boolean noneOfItsOwn =
                    text.equals(value.getClass().getName() + "@" + Integer.toHexString(value.hashCode()));
            return noneOfItsOwn ? value.getClass().getSimpleName() : text;
        } catch (RuntimeException | StackOverflowError failure) {
            return value.getClass().getSimpleName() + " (its toString() fails: "
                    + failure.getClass().getSimpleName() + ")";
        }
    }

    private static String shortened(String text) {
        String start = text.length() > 4 * LONGEST ? text.substring(0, 4 * LONGEST) : text;
        String line = start.replaceAll("\\s*\\R\\s*", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "\u2026";
    }
}
