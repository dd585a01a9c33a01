// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.gyrus.disorder.Disorders;
import org.junit.jupiter.api.Test;

class NotebookTest {
    private static String printed(Runnable cell) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            cell.run();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void withoutAKernelOutputIsText() {
        KernelBridge.install();
        assertThat(printed(() -> Notebook.show(new double[] {1, 2}))).isEqualTo("double[2]: 1, 2\n");
        assertThat(printed(() -> Notebook.check("n", 3).equalTo(3))).isEqualTo("\u2713 passed n: 3 (= 3)\n");
        assertThat(printed(() -> {
                    try (Progress progress = Notebook.live("fitting", 1)) {
                        progress.step();
                    }
                }))
                .matches("fitting: 1 of 1, elapsed \\d+ ms\n");
        assertThat(printed(() -> assertThat(Notebook.elapsed("work", () -> 42)).isEqualTo(42)))
                .matches("work: elapsed \\d+ ms\n");
    }

    @Test
    void theSameSeedGivesTheSameNumbers() {
        assertThat(Notebook.seed(7).doubles(5).toArray())
                .isEqualTo(Notebook.seed(7).doubles(5).toArray())
                .isNotEqualTo(Notebook.seed(8).doubles(5).toArray());
    }

    @Test
    void citesTheLibraryThePaperAndTheData() {
        assertThat(printed(() -> Notebook.cite("tumor-growth")))
                .contains("Laleh et al. 2022")
                .contains("arXiv:2606.06094")
                .contains("Gyrus ");
        assertThatThrownBy(() -> Notebook.cite("tumor-grow")).hasMessageContaining("tumor-growth");
        assertThatThrownBy(() -> Notebook.cite(3)).hasMessageContaining("given Integer");
    }

    @Test
    void citesAModelWithBibtexAndSaysWhatWasNotChecked() {
        assertThat(printed(() -> Notebook.cite(
                        Disorders.stroke().autoregulation(), Disorders.tumor().gompertz())))
                .contains("Ursino and Lodi 1997", "@article{ursino1997,", "@article{laird1964,", "unverified");
    }

    @Test
    void anUnknownBudgetNamesTheTwo() {
        assertThat(Budget.of(null)).isEqualTo(Budget.FULL);
        assertThat(Budget.of("Quick")).isEqualTo(Budget.QUICK);
        assertThatThrownBy(() -> Budget.of("quik")).hasMessageContaining("did you mean 'quick'?");
    }

    @Test
    void anErrorBeginsAtTheReadersOwnLine() {
        NotebookException failure = org.assertj.core.api.Assertions.catchThrowableOfType(
                NotebookException.class, () -> Notebook.live("x", -1));
        assertThat(failure.getStackTrace()).noneMatch(f -> f.getClassName().startsWith("org.gyrus.notebook.Progress"));
    }

    @Test
    void timesReadAsPeopleSayThem() {
        assertThat(new Elapsed(0.0854).figure()).isEqualTo("85 ms");
        assertThat(new Elapsed(0.9999).figure()).isEqualTo("1.0 s");
        assertThat(new Elapsed(59.99).figure()).isEqualTo("1 min 0 s");
        assertThat(new Elapsed(7500).figure()).isEqualTo("2 h 5 min");
        assertThatThrownBy(() -> new Elapsed(Double.NaN)).isInstanceOf(NotebookException.class);
    }
}
