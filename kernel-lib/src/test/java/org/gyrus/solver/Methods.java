// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.stream.Stream;

/** All deterministic methods: a new one is one line here and goes through every shared test. */
final class Methods {
    private Methods() {}

    static Stream<Solver> all() {
        return Stream.of(
                Solver.euler(),
                Solver.heun(),
                Solver.bosh3(),
                Solver.rk4(),
                Solver.kutta38(),
                Solver.tsit5(),
                Solver.dopri5(),
                Solver.dopri8());
    }

    static Stream<Solver> adaptive() {
        return all().filter(s -> s.method().embeddedOrder() > 0);
    }
}
