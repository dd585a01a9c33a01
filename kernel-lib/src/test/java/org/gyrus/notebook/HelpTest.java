// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HelpTest {
    @Test
    void aTypeIsItsFirstSentencesAndItsMethods() {
        assertThat(Help.of(Check.class).text())
                .startsWith("Check\nA claim of a notebook about one value;")
                .contains(
                        "within(double tolerance, double expected)\n      |value - expected| <= tolerance * |expected|")
                .doesNotContain("toString")
                .doesNotContain("{@");
    }

    @Test
    void aHelperIsFoundByItsName() {
        assertThat(Help.of("seed").text())
                .startsWith(
                        "seed\n  seed(long seed) \u2192 RandomGenerator\n      Random numbers that are the same in every run");
        assertThat(Help.of("Notebook.quick").text()).startsWith("quick\n  quick(T value)");
    }

    @Test
    void aPackageListsItsTypes() {
        assertThat(Help.of("plot").text())
                .startsWith("org.gyrus.plot\n")
                .contains("  Picture\n      What a notebook can show");
    }

    @Test
    void theContentsListThePackages() {
        assertThat(Help.contents().text())
                .contains("  data\n      Open data by name")
                .contains("  notebook\n");
    }

    @Test
    void aValueLeadsToItsType() {
        assertThat(Help.of(new Elapsed(1)).text()).startsWith("Elapsed\nA time on the wall clock.");
        assertThat(Help.of(new java.util.ArrayList<String>()).text())
                .contains("another library")
                .contains("add(Object)");
    }

    @Test
    void aDatasetShowsItsCard() {
        assertThat(Help.of("tumor-growth").data()).containsKey("text/markdown");
    }

    @Test
    void anUnknownNameGetsTheNearest() {
        assertThatThrownBy(() -> Help.of("Progres"))
                .isInstanceOf(NotebookException.class)
                .hasMessageContaining("did you mean 'Progress'?");
        assertThatThrownBy(() -> Help.of("Check.witin")).hasMessageContaining("did you mean 'within'?");
    }

    @Test
    void everyPublicTypeHasAPage() {
        assertThat(Topics.types().values()).hasSizeGreaterThan(20).allSatisfy(t -> assertThat(TypeHelp.of(t))
                .as(t.getName())
                .hasValueSatisfying(h -> assertThat(h.text()).as(t.getName()).isNotBlank()));
    }
}
