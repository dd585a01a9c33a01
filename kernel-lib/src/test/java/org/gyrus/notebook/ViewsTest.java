// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gyrus.model.Model;
import org.gyrus.model.Treatment;
import org.gyrus.plot.Picture;
import org.gyrus.solver.Certificate;
import org.gyrus.solver.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ViewsTest {
    record Reading(String patient, double volume, int visit) {}

    /** Values that have broken notebooks: each must give text, at most this long. */
    static List<Object> awkward() {
        List<Object> self = new ArrayList<>();
        self.add(self);
        Map<String, Object> nulls = new HashMap<>();
        nulls.put(null, null);
        Object silent = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("no text");
            }
        };
        return Arrays.asList(
                null,
                "",
                Double.NaN,
                Double.NEGATIVE_INFINITY,
                new double[0],
                new double[0][0],
                new double[][] {null, {1, 2}},
                new double[][] {{1, Double.NaN}, {1}},
                new double[1_000_000],
                new float[] {Float.NaN},
                new boolean[] {true},
                new char[] {'a'},
                new Object[] {null, "a"},
                new String[0],
                new Reading(null, Double.NaN, -1),
                List.of(),
                Arrays.asList(null, new Reading("a", 1, 2)),
                Arrays.asList(1, null),
                Collections.nCopies(100_000, new Reading("a", Double.POSITIVE_INFINITY, 1)),
                self,
                Map.of(),
                nulls,
                IntStream.range(0, 10_000)
                        .boxed()
                        .collect(LinkedHashMap::new, (m, i) -> m.put(i, i), LinkedHashMap::putAll),
                Optional.empty(),
                Optional.of(1),
                silent,
                List.of(silent),
                "x".repeat(10_000_000),
                Table.create(),
                Table.create("no rows", DoubleColumn.create("v")),
                new RuntimeException(),
                new RuntimeException((String) null, new RuntimeException("cause")),
                new Thread.State[] {Thread.State.NEW});
    }

    static Stream<Arguments> awkwardArguments() {
        return awkward().stream().map(value -> Arguments.of(value));
    }

    @ParameterizedTest
    @MethodSource("awkwardArguments")
    void showsAnythingInBoundedSpace(Object value) {
        MimeBundle bundle = Views.of(value);
        assertThat(bundle.text()).isNotNull().hasSizeLessThan(25_000);
        assertThat(String.valueOf(bundle.data().get(MimeBundle.HTML))).hasSizeLessThan(50_000);
        assertThat(bundle.text()).doesNotContain("could not be shown");
    }

    @Test
    void aLargeTableIsCutToHeadAndTail() {
        int rows = 100_000;
        Table table = Table.create(
                "cohort",
                IntColumn.create("visit", IntStream.range(0, rows).toArray()),
                DoubleColumn.create(
                        "volume",
                        IntStream.range(0, rows).mapToDouble(i -> i / 8.0).toArray()));
        MimeBundle bundle = Views.of(table);
        assertThat(bundle.text())
                .startsWith("cohort\n")
                .contains("\n    7      0.88\n\u2026\n99996  12499.50\n")
                .endsWith("100000 rows, 2 columns");
        assertThat(html(table)).contains("class=\"dataframe\"").hasSizeLessThan(4_000);
        assertThat(html(table).split("<tr>", -1)).hasSize(1 + 1 + 8 + 1 + 4);
    }

    @Test
    void aWideTableNamesTheColumnsItLeavesOut() {
        Table wide = Table.create("wide");
        IntStream.range(0, 60).forEach(c -> wide.addColumns(IntColumn.create("c" + c, new int[] {c})));
        assertThat(Views.of(wide).text())
                .contains("c23")
                .contains("columns not shown: [c24, c25")
                .contains("36 in all");
    }

    @Test
    void aTableCellIsTextAndNeverMarkup() {
        Table table = Table.create(
                "<img onerror=alert(1)>", StringColumn.create("<b>", "<script>alert('x')</script>", "a & \"b\""));
        assertThat(html(table))
                .doesNotContain("<script")
                .doesNotContain("<img")
                .doesNotContain("<b>")
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")
                .contains("a &amp; &quot;b&quot;");
    }

    @Test
    void everyViewEscapes() {
        String evil = "<script>\"'&";
        List<Object> values = List.of(
                new Reading(evil, 1, 2),
                List.of(evil, 1),
                List.of(new Reading(evil, 1, 2)),
                Map.of(evil, evil),
                new IllegalStateException(evil),
                new Object[] {evil});
        for (Object value : values) {
            assertThat(html(value)).doesNotContain("<script").contains("&lt;script&gt;&quot;&#39;&amp;");
        }
    }

    @Test
    void numbersStandToTheRightAndMissingOnesAreDashes() {
        Table table = Table.create(
                "t", StringColumn.create("name", "a", "b"), DoubleColumn.create("v", new Double[] {1.5, null}));
        assertThat(Views.of(table).text()).isEqualTo("t\nname    v\na     1.5\nb       \u2013\n2 rows, 2 columns");
        assertThat(html(table)).contains("<td style=\"text-align:right\">1.5</td>");
    }

    @Test
    void recordsAreATable() {
        var readings = List.of(new Reading("p1", 900.25, 0), new Reading("p2", 12.5, 3));
        assertThat(Views.of(readings).text())
                .isEqualTo(
                        "Reading\npatient  volume  visit\np1       900.25      0\np2        12.50      3\n2 rows, 3 columns");
    }

    @Test
    void aMapWithoutAnOrderIsSorted() {
        assertThat(Views.of(Map.of("c", 1.5, "a", 1e-8, "b", 3)).text()).isEqualTo("a  1e-08\nb      3\nc    1.5");
    }

    @Test
    void aPictureHasItsSizeOnThePage() {
        Picture picture = new Picture() {
            @Override
            public byte[] png() {
                return new byte[] {1, 2, 3};
            }

            @Override
            public int width() {
                return 640;
            }

            @Override
            public int height() {
                return 400;
            }

            @Override
            public String summary() {
                return "a line";
            }
        };
        MimeBundle bundle = Views.of(picture);
        assertThat(bundle.data()).containsOnly(Map.entry(MimeBundle.PNG, "AQID"), Map.entry(MimeBundle.TEXT, "a line"));
        assertThat(bundle.metadata()).containsOnly(Map.entry(MimeBundle.PNG, Map.of("width", 640, "height", 400)));
    }

    @Test
    void aThrowableIsItsMessagesWithTheFramesOfTheReaderAlone() {
        Throwable failure = new IllegalStateException("outer", new IllegalArgumentException("inner"));
        failure.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("org.gyrus.model.Scope", "unknown", "Scope.java", 73),
            new StackTraceElement("clinic.Patients", "load", "Patients.java", 5),
            new StackTraceElement("REPL.$JShell$12", "do_it$", "REPL.java", 3),
            new StackTraceElement("java.lang.Thread", "run", "Thread.java", 1)
        });
        assertThat(Views.of(failure).text())
                .isEqualTo("IllegalStateException: outer\n    at clinic.Patients.load, line 5\n"
                        + "caused by IllegalArgumentException: inner");
    }

    @Test
    void aCauseThatSaysTheSameIsNotRepeated() {
        Throwable failure = new IllegalStateException("a is unknown", new IllegalArgumentException("a is unknown"));
        failure.setStackTrace(new StackTraceElement[0]);
        assertThat(Views.of(failure).text()).isEqualTo("IllegalStateException: a is unknown");
    }

    @Test
    void aCertificateIsRedWhenOneOfItsTestsFails() {
        var passed = new Certificate.Item("bounds", Certificate.Verdict.PASSED, "V stays <positive>.");
        var failed = new Certificate.Item("observed order", Certificate.Verdict.FAILED, "3.1 where 5 is stated.");
        MimeBundle good = Views.of(new Certificate("a run", List.of(passed), Map.of("steps", "7")));
        MimeBundle bad = Views.of(new Certificate("a run", List.of(passed, failed), Map.of()));
        assertThat(good.text()).startsWith("PASSED").contains("bounds").contains("steps 7");
        assertThat(html(good)).contains("--jp-success-color1").doesNotContain("--jp-error-color1");
        assertThat(html(good)).contains("&lt;positive&gt;");
        assertThat(bad.text()).startsWith("FAILED").contains("3.1 where 5 is stated.");
        assertThat(html(bad)).contains("--jp-error-color1");
    }

    @Test
    void aRunShowsItsCertificateAndAPlanItsTable() {
        Model decay =
                Model.parse("model \"decay\"\ntime t [day]\nstate x = 1 [1]\nparameter k = 0.1 [1/day]\ndx/dt = -k*x");
        assertThat(Views.of(Simulation.of(decay).until(10).run()).text())
                .contains("decay")
                .contains("observed order");
        assertThat(Views.of(Treatment.radiotherapy()
                                .fractions(2)
                                .of(2, "Gy")
                                .onWeekdays()
                                .from(0, "day"))
                        .text())
                .contains("fraction");
    }

    @Test
    void aThrowableThatCausesItselfEnds() {
        RuntimeException first = new RuntimeException("first");
        first.initCause(new RuntimeException("second", first));
        assertThat(Views.of(first).text()).containsOnlyOnce("first").containsOnlyOnce("second");
    }

    @Test
    void aValueWithoutTextOfItsOwnIsNamedByItsClass() {
        assertThat(Views.of(Notebook.seed(7)).text()).doesNotContain("@").isEqualTo("L64X128MixRandom");
    }

    @Test
    void aTimeOnTheClockCanBeMaskedWhereverItStands() {
        record Run(String method, Elapsed time) {}
        assertThat(html(List.of(new Run("tsit5", new Elapsed(1.23)))))
                .contains("<span class=\"gyrus-elapsed\">1.2 s</span>");
    }

    private static String html(Object value) {
        return String.valueOf(Views.of(value).data().get(MimeBundle.HTML));
    }
}
