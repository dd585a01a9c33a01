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

    /**
     * An autonomous problem on which a method's order shows before rounding does. The embedded pairs of order 5 have so small
     * a leading coefficient on rotations that the next term rules a limit cycle down to rounding: Dormand-Prince 5 has slope
     * 5.17 there at an error of 6e-12, 5.05 at 2e-13.
     */
    static KnownProblem autonomous(Solver solver) {
        return switch (solver.name()) {
            case "Tsitouras 5(4)", "Dormand-Prince 5(4)", "Kvaerno 3(2)" -> new CoupledGompertz(0);
            default -> new LimitCycle(0);
        };
    }

    /** As {@link #autonomous}, with an explicit dependence on time. */
    static KnownProblem forced(Solver solver) {
        return switch (solver.name()) {
            case "Tsitouras 5(4)", "Dormand-Prince 5(4)" -> new Seasons(0.7);
            case "Kvaerno 3(2)" -> new CoupledGompertz(0.5);
            // Sixty time units carry its error to where the order shows; dense output's shows with the seasons.
            case "Dormand-Prince 8(5,3)" -> new LimitCycle(0.5, 60);
            default -> new LimitCycle(0.5);
        };
    }

    static KnownProblem forcedDense(Solver solver) {
        return solver.order() == 8 ? new Seasons(1.9) : forced(solver);
    }

    /** The most steps in which the order shows: from rounding upwards. */
    static int finest(Solver solver) {
        return switch (solver.order()) {
            case 1, 3 -> 12_800;
            // Linear solves leave more rounding than sums: at 6400 steps it is a tenth of an error of order 5.
            case 5 -> 3200;
            case 8 -> 1600;
            default -> 6400;
        };
    }

    /** An error above rounding: order 8 falls from where it shows to rounding within two halvings, so closer to it. */
    static double floor(Solver solver) {
        return solver.order() == 8 ? 1e-13 : 1e-12;
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
