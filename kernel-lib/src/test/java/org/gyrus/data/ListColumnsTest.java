// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ListColumnsTest {
    @Test
    void unfoldsListsTogetherAndRepeatsTheRest() {
        Table records = Table.create(
                StringColumn.create("id", "a", "b", "c"),
                StringColumn.create("t", "[0.1, 6]", "[]", "[-3]"),
                StringColumn.create("v", "[1e-3, null]", "[ ]", "[2]"));
        Table readings = ListColumns.unfold(records, "t", "v");
        assertThat(readings.stringColumn("id").asList()).containsExactly("a", "a", "c");
        assertThat(readings.doubleColumn("t").asDoubleArray()).containsExactly(0.1, 6, -3);
        assertThat(readings.doubleColumn("v").asDoubleArray()).containsExactly(1e-3, Double.NaN, 2);
    }

    @Test
    void namesTheRowWhoseListsDifferInLength() {
        Table records =
                Table.create(StringColumn.create("t", "[1]", "[1, 2]"), StringColumn.create("v", "[1]", "[1, 2, 3]"));
        assertThatThrownBy(() -> ListColumns.unfold(records, "t", "v"))
                .isInstanceOf(DataException.class)
                .hasMessage("row 2: the list in 'v' has 3 numbers, that in 't' has 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "]",
                "[1",
                "[1,]",
                "[1, 2] 3",
                "[1, \"a\"]",
                "[[1]]",
                "{\"a\": 1}",
                "1",
                "[NaN]",
                "[1e999]",
                "[1 2]",
                "[true]",
                "null",
                "[1, 2]]",
                "[0x10]",
                "[--1]",
                "[1.]",
                "('a', 1)"
            })
    void namesTheRowOfAMalformedList(String malformed) {
        Table records = Table.create(StringColumn.create("v", new String[] {"[1]", malformed}));
        assertThatThrownBy(() -> ListColumns.unfold(records, "v"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("row 2, column 'v': expected a list of numbers such as [0.1, 6.0], found ");
    }

    /** Whatever the text: numbers come out as written, or a DataException; never another failure. */
    @Test
    void neverFailsInAnyOtherWay() {
        Random random = new Random(3);
        String alphabet = "[]{},.:-+eE0123456789 \"'nulNa\\\u00e9\t";
        int lists = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "[" : "");
            random.ints(random.nextInt(12), 0, alphabet.length()).forEach(c -> text.append(alphabet.charAt(c)));
            text.append(random.nextBoolean() ? "]" : "");
            try {
                double[] values = ListColumns.parse(text.toString(), 0, "v");
                String inside = text.substring(text.indexOf("[") + 1, text.lastIndexOf("]"))
                        .trim();
                double[] expected = inside.isEmpty()
                        ? new double[0]
                        : Arrays.stream(inside.split(","))
                                .map(String::trim)
                                .mapToDouble(s -> s.equals("null") ? Double.NaN : Double.parseDouble(s))
                                .toArray();
                assertThat(values).containsExactly(expected);
                lists++;
            } catch (DataException e) {
                assertThat(e).hasMessageStartingWith("row 1, column 'v'");
            }
        }
        assertThat(lists).isGreaterThan(100);
    }
}
