// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every method says about itself. */
class SolverTest {
    static Stream<Solver> all() {
        return Stream.concat(Methods.all(), Stream.of(Solver.eulerMaruyama(), Solver.sra1(), Solver.sriw1()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void namesItsSourceWithYearAndWhatItDoesNotSuit(Solver solver) {
        assertThat(solver.name()).isNotBlank();
        assertThat(solver.source()).containsPattern("\\b(1[789]|20)\\d\\d\\b");
        assertThat(solver.doesNotSuit()).hasSizeGreaterThan(10);
    }

    /** A Rosenbrock method's slopes are not rates, so that its weights need not sum to 1. */
    static Stream<Solver> ofRates() {
        return all().filter(s -> !(s.method() instanceof RosenbrockTableau));
    }

    @ParameterizedTest
    @MethodSource("ofRates")
    void denseOutputIsExactForAConstantRate(Solver solver) {
        double sum = 0;
        for (double[] polynomial : solver.method().dense()) {
            for (double each : polynomial) {
                sum += each;
            }
        }
        assertThat(sum).isCloseTo(1, within(1e-13));
    }
}
