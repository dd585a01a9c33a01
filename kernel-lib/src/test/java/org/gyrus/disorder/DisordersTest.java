// SPDX-License-Identifier: Apache-2.0
package org.gyrus.disorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gyrus.model.Difference;
import org.gyrus.model.Model;
import org.gyrus.model.ModelException;
import org.gyrus.model.Parameter;
import org.gyrus.solver.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

class DisordersTest {
    private static final Path PAGES = Path.of("src/main/resources/org/gyrus/disorder");

    static List<String> pages() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".model"))
                    .map(name -> name.substring(0, name.length() - ".model".length()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void catalogueHasARowForEachPageAndNoEmptyCell() throws IOException {
        assertThat(Disorders.rows().stringColumn("page").asList()).containsExactlyInAnyOrderElementsOf(pages());
        Table catalogue = Disorders.catalogue();
        assertThat(catalogue.columnNames())
                .containsExactly(
                        "disorder", "model", "call", "states", "parameters", "sources", "suits", "does not suit");
        for (Row row : catalogue) {
            catalogue.columnNames().forEach(name -> assertThat(row.getString(name))
                    .isNotBlank());
        }
    }

    /** What the catalogue tells people to type: walked word by word. */
    @Test
    void everyCallOfTheCatalogueGivesItsModel() throws ReflectiveOperationException {
        for (Row row : Disorders.rows()) {
            Model called = (Model) called(row.getString("call"));
            assertThat(called.name())
                    .isEqualTo(ModelPage.read(row.getString("page")).name());
        }
    }

    private static Object called(String call) throws ReflectiveOperationException {
        Object here = null;
        Class<?> type = Disorders.class;
        Matcher word = Pattern.compile("\\.(\\w+)\\(([\\w.]*)\\)").matcher(call);
        while (word.find()) {
            if (word.group(2).isEmpty()) {
                here = type.getDeclaredMethod(word.group(1)).invoke(here);
            } else {
                Class<?> argument = word.group(2).startsWith("Population") ? Population.class : Alzheimers.Tracer.class;
                String constant = word.group(2).substring(word.group(2).lastIndexOf('.') + 1);
                here = type.getDeclaredMethod(word.group(1), argument)
                        .invoke(here, argument.getField(constant).get(null));
            }
            type = here.getClass();
        }
        return here;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyParameterHasUnitRangeAndSource(String page) {
        for (Parameter p : ModelPage.read(page).parameters()) {
            assertThat(p.unit().text()).as(p.name()).isNotBlank();
            assertThat(p.range().low()).as(p.name()).isFinite();
            assertThat(p.range().high()).as(p.name()).isFinite();
            assertThat(p.source()).as(p.name()).hasSizeGreaterThan(10);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyModelIsItsText(String page) {
        Model model = ModelPage.read(page);
        assertThat(Model.parse(model.asText())).isEqualTo(model);
        assertThat(model.differences(Model.parse(model.asText()))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPublicationHasItsBibtex(String page) {
        Model model = ModelPage.read(page);
        assertThat(model.citations()).isNotEmpty();
        model.citations()
                .forEach(cited -> assertThat(References.entry(cited)).as(cited).isPresent());
        assertThat(References.bibtex(model).lines().filter(line -> line.startsWith("@")))
                .hasSize(model.citations().size());
    }

    @Test
    void whatWasNotCheckedSaysSo() {
        assertThat(References.bibtex(Disorders.tumor().gompertz())).contains("{laird1964", "unverified");
        assertThat(References.bibtex(Disorders.stroke().autoregulation()))
                .contains("{ursino1997", "1256--1269")
                .doesNotContain("unverified");
    }

    @Test
    void aModelIsTheStartOfOnesOwnInThreeLines() {
        Model published = Disorders.tumor().gompertz();
        Model own = published.toBuilder()
                .parameter("m", 0.01, "1/day")
                .range(0, 1)
                .source("ours")
                .rate("V", org.gyrus.expression.Expression.parse("a*V*log(K/V) - m*V", "t"))
                .build();
        assertThat(published.differences(own).stream().map(Difference::part))
                .containsExactlyInAnyOrder("parameter m", "equation of V");
        assertThat(Simulation.of(own).until(1e3).run().at("V", 1e3))
                .isCloseTo(5e4 * Math.exp(-0.01 / 0.05), org.assertj.core.api.Assertions.within(1.0));
    }

    @Test
    void populationsDifferInValuesOnly() {
        Cascade cascade = Disorders.alzheimers().cascade();
        List<Difference> parts = cascade.population(Population.AD).differences(cascade.population(Population.CN));
        assertThat(parts).hasSize(16).allMatch(d -> d.part().startsWith("parameter "));
        for (Population population : Population.values()) {
            assertThat(cascade.spread(population)).hasSize(16).allSatisfy((name, sd) -> assertThat(sd)
                    .isPositive());
        }
    }

    @Test
    void aValueOutsideItsRangeIsToldWithItsSource() {
        Model model = Disorders.stroke().autoregulation();
        var run = Simulation.of(model).until(10).set("tau", 500).run();
        assertThat(run.warnings())
                .containsExactly("tau = 500 [s] lies outside its range from 1 to 100 (Ursino and Lodi 1997).");
        assertThat(run.toString()).contains("Warning: tau = 500");
        assertThat(Simulation.of(model).until(10).set("tau", 50).run().warnings())
                .isEmpty();
        assertThatThrownBy(() -> model.with("tau", 500))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("outside its range from 1 to 100");
    }
}
