// SPDX-License-Identifier: Apache-2.0
package org.gyrus.disorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

class RecurrenceCoverageTest {
    private static final String HEAD = "Patient_Code\tModel_Name\tCoverage[%]\tIoU\n";

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("table.txt"), text);
    }

    @Test
    void blocksArePairedByPatient() throws IOException {
        List<RecurrenceCoverage> blocks = RecurrenceCoverage.read(
                file("first:\n" + HEAD + "1\tA\t50.5\t0.1\n1\tB\t40\t0.1\n2\tB\t70\t0\n2\tA\t60\t0\n\nsecond block:\n"
                        + HEAD + "1\tA\t3\t0\n"));
        assertThat(blocks).hasSize(2);
        RecurrenceCoverage first = blocks.get(0);
        assertThat(first.name()).isEqualTo("first");
        assertThat(first.patients()).containsExactly("1", "2");
        assertThat(first.plans()).containsExactly("A", "B");
        assertThat(first.of("B")).containsExactly(40, 70);
        assertThat(first.difference("A", "B")).containsExactly(10.5, -10);
        assertThat(first.table().columnNames()).containsExactly("patient", "A", "B");
        assertThat(blocks.get(1).of("A")).containsExactly(3);
    }

    @Test
    void whatIsNotOfThisFormIsSaid() throws IOException {
        assertThatThrownBy(() -> RecurrenceCoverage.read(file("t:\n" + HEAD + "1\tA\t50\n")))
                .hasMessageContaining("patient, plan, coverage and overlap");
        assertThatThrownBy(() -> RecurrenceCoverage.read(file("t:\n" + HEAD + "1\tA\tmuch\t0\n")))
                .hasMessageContaining("a number of percent");
        assertThatThrownBy(() -> RecurrenceCoverage.read(file("t:\n" + HEAD + "1\tA\t5\t0\n1\tA\t5\t0\n")))
                .hasMessageContaining("comes again");
        assertThatThrownBy(() -> RecurrenceCoverage.read(file("t:\n" + HEAD + "1\tA\t5\t0\n2\tB\t5\t0\n")))
                .hasMessageContaining("Not every patient");
        RecurrenceCoverage one =
                RecurrenceCoverage.read(file("t:\n" + HEAD + "1\tLMI\t5\t0\n")).get(0);
        assertThatThrownBy(() -> one.of("LM1"))
                .isInstanceOf(DisorderException.class)
                .hasMessageContaining("did you mean LMI?");
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "GYRUS_DATA", matches = ".+")
    void theMeansAreThosePublished() {
        List<RecurrenceCoverage> blocks = RecurrenceCoverage.all();
        assertThat(blocks).extracting(b -> b.patients().size()).containsExactly(152, 152, 58, 58);
        assertThat(mean(blocks.get(1), "Standard Plan (1.5cm)")).isCloseTo(63.59, within(0.005));
        assertThat(mean(blocks.get(1), "GliODIL Plan")).isCloseTo(67.80, within(0.005));
        assertThat(mean(blocks.get(0), "LMI")).isCloseTo(75.25, within(0.005));
        assertThat(mean(blocks.get(3), "fGliODIL Plan")).isCloseTo(71.53, within(0.005));
    }

    private static double mean(RecurrenceCoverage block, String plan) {
        return Arrays.stream(block.of(plan)).average().orElseThrow();
    }
}
