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
                Solver.dopri8(),
                Solver.rodas5p(),
                Solver.kvaerno5(),
                Solver.kvaerno3(),
                Solver.ark4());
    }

    /** Those with forward sensitivities. */
    static Stream<Solver> explicit() {
        return all().filter(s -> s.method() instanceof Tableau);
    }

    static Stream<Solver> adaptive() {
        return all().filter(s -> s.method().embeddedOrder() > 0);
    }

    /** The most steps in which the order shows: from rounding upwards. */
    static int finest(Solver solver) {
        return switch (solver.name()) {
            // Linear solves leave more rounding than sums: at 6400 steps it is a tenth of an error of order 5.
            case "Rodas5P, Rosenbrock 5(4)", "Kvaerno 5(4)" -> 3200;
            // The two leading terms of the forced gradient's error cancel near 1600 steps.
            case "Kvaerno 3(2)" -> 25_600;
            default -> 7000;
        };
    }

    /**
     * Steps whose replay is a smooth function to rounding. Newton iterations stop at a part of the tolerance, which
     * differences would see; with fixed steps they go on to rounding.
     */
    static Solver replayable(Solver solver) {
        boolean iterates = solver.method() instanceof ImplicitTableau;
        boolean adaptive = solver.method().embeddedOrder() > 0 && !iterates;
        return adaptive ? solver.tolerance(1e-5, 1e-6) : solver.fixedStep(0.17);
    }
}
