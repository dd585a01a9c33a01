// SPDX-License-Identifier: Apache-2.0
package org.gyrus.disorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.gyrus.data.Patient;
import org.gyrus.model.Model;
import org.gyrus.model.Parameter;
import org.gyrus.model.Treatment;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.Solver;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

class SyntheticCohortTest {
    private static final Model LMCI = Disorders.alzheimers().cascade().population(Population.LMCI);

    private static SyntheticCohortBuilder people() {
        return SyntheticCohort.of(LMCI)
                .patients(60)
                .from(50)
                .visitsEvery(6, "month")
                .visits(10)
                .spread(Disorders.alzheimers().cascade().spread(Population.LMCI))
                .seed(1);
    }

    @Test
    void theSameSeedMakesTheSameCohortAndMorePatientsKeepTheirs() {
        Table once = people().noise(0.05).make().cohort().table();
        assertThat(people().noise(0.05).make().cohort().table().printAll()).isEqualTo(once.printAll());
        Table more = people().noise(0.05).patients(70).make().cohort().table();
        assertThat(more.first(once.rowCount()).printAll()).isEqualTo(once.printAll());
        assertThat(people().noise(0.05).seed(2).make().cohort().table().printAll())
                .isNotEqualTo(once.printAll());
    }

    @Test
    void theTruthIsTheModelWithThePatientsValues() {
        SyntheticCohort made = people().patients(3).make();
        Row third = made.parameters().row(2);
        Simulation patient =
                Simulation.of(LMCI).from(50).until(60).with(Solver.dopri8().tolerance(1e-10, 1e-10));
        for (Parameter p : LMCI.parameters()) {
            patient = patient.set(p.name(), third.getDouble(p.name()));
        }
        double[] expected = patient.run()
                .sample(
                        "C",
                        IntStream.range(0, 10).mapToDouble(i -> 50 + i / 2.0).toArray());
        assertThat(made.cohort().patients().get(2).values("C")).containsExactly(expected, within(1e-5));
        assertThat(made.truth().printAll()).isEqualTo(made.cohort().table().printAll());
    }

    @Test
    void drawsLieInTheRangesAndSpreadAsToldWhereNothingIsCut() {
        Table drawn = people().patients(400).visits(2).make().parameters();
        for (Parameter p : LMCI.parameters()) {
            double[] values = drawn.doubleColumn(p.name()).asDoubleArray();
            assertThat(Arrays.stream(values)).allMatch(v -> p.range().contains(v));
        }
        // K_A: 2.6 standard deviations from the end of its range.
        assertThat(drawn.doubleColumn("K_A").standardDeviation()).isCloseTo(74.69, within(8.0));
        assertThat(drawn.doubleColumn("K_A").mean()).isCloseTo(264.99, within(12.0));
    }

    @Test
    void acrossRangesStaysNearTheModelAndKeepsWhatIsToldToStay() {
        Model tumor = Disorders.tumor().gompertz();
        Table drawn = SyntheticCohort.of(tumor)
                .patients(50)
                .acrossRanges(0.1)
                .keeping("K")
                .make()
                .parameters();
        assertThat(drawn.doubleColumn("K").asDoubleArray()).containsOnly(5e4);
        double half = Math.pow(500, 0.05);
        assertThat(Arrays.stream(drawn.doubleColumn("a").asDoubleArray()))
                .allMatch(a -> a >= 0.05 / half && a <= 0.05 * half);
        assertThat(drawn.doubleColumn("a").standardDeviation()).isPositive();
    }

    @Test
    void noiseAndGapsAreAsToldAndDoNotChangeTheTruth() {
        SyntheticCohort clean = people().patients(200).make();
        SyntheticCohort made = people().patients(200).noise(0.05).missing(0.1).make();
        assertThat(made.truth().printAll()).isEqualTo(clean.truth().printAll());
        double[] read = made.cohort().table().doubleColumn("A").asDoubleArray();
        double[] truth = made.truth().doubleColumn("A").asDoubleArray();
        double[] errors = IntStream.range(0, read.length)
                .filter(i -> !Double.isNaN(read[i]))
                .mapToDouble(i -> read[i] / truth[i] - 1)
                .toArray();
        assertThat(1 - errors.length / (double) read.length).isCloseTo(0.1, within(0.03));
        double sd = Math.sqrt(Arrays.stream(errors).map(e -> e * e).average().orElseThrow());
        assertThat(sd).isCloseTo(0.05, within(0.005));
    }

    @Test
    void someLeaveAndVisitsAreOffTheirDates() {
        SyntheticCohort made =
                people().patients(200).dropOut(0.3).irregular(2, "week").make();
        long left =
                made.cohort().patients().stream().filter(p -> p.readings() < 10).count();
        assertThat(left).isBetween(40L, 80L);
        assertThat(made.cohort().patients()).allMatch(p -> p.readings() >= 1 && p.times()[0] == 50);
        double[] second = made.cohort().patients().stream()
                .filter(Patient.atLeast(2))
                .mapToDouble(p -> p.times()[1])
                .toArray();
        assertThat(Arrays.stream(second).distinct().count()).isEqualTo(second.length);
        assertThat(Arrays.stream(second).average().orElseThrow()).isCloseTo(50.5, within(0.02));
    }

    @Test
    void treatmentReachesEveryone() {
        Treatment plan = Treatment.event("antibody").of(2.08, "1/year").from(51, "year");
        Table treated = people().treatedWith(plan).make().truth();
        Table not = people().make().truth();
        for (int i = 0; i < treated.rowCount(); i++) {
            if (treated.row(i).getDouble("age") > 51) {
                assertThat(treated.row(i).getDouble("A")).isLessThan(not.row(i).getDouble("A"));
            }
        }
    }

    @Test
    void itSaysLoudlyThatItIsSynthetic() {
        SyntheticCohort made = people().patients(2).make();
        assertThat(made.toString()).startsWith("SYNTHETIC COHORT").contains("not data of people", "seed: 1");
        assertThat(made.cohort().table().name()).startsWith("SYNTHETIC");
        assertThat(made.cohort().table().booleanColumn("synthetic").countTrue()).isEqualTo(20);
        assertThat(made.cohort().patients()).allMatch(p -> p.id().startsWith("synthetic-"));
    }

    @Test
    void itIsImmutable() {
        SyntheticCohort made = people().patients(2).make();
        made.truth().removeColumns("A");
        made.parameters().removeColumns("K_A");
        assertThat(made.truth().containsColumn("A")).isTrue();
        assertThat(made.parameters().containsColumn("K_A")).isTrue();
    }

    @Test
    void everyDatedModelMakesACohort() {
        for (Row row : Disorders.rows()) {
            Model model = ModelPage.read(row.getString("page"));
            if (!model.time().unit().isDimensionless() && model.inputs().isEmpty()) {
                assertThat(SyntheticCohort.of(model).patients(3).make().cohort().size())
                        .isEqualTo(3);
            }
        }
    }

    @Test
    void mistakesAreToldWhereTheyAreMade() {
        assertThatThrownBy(() -> people().spread(Map.of("K_AA", 1.0))).hasMessageContaining("did you mean K_A?");
        assertThatThrownBy(() -> people().spread(Map.of("K_A", -1.0))).hasMessageContaining("0 or more");
        assertThatThrownBy(() -> people().missing(1.5)).hasMessageContaining("from 0 to below 1");
        assertThatThrownBy(() -> people().visitsEvery(6, "mm")).hasMessageContaining("positive time");
        assertThatThrownBy(() -> people().observing("B")).hasMessageContaining("no state or observable B");
        assertThatThrownBy(() -> SyntheticCohort.of(Disorders.epilepsy().epileptor()))
                .isInstanceOf(DisorderException.class)
                .hasMessageContaining("has no unit");
    }
}
