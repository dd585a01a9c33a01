// SPDX-License-Identifier: Apache-2.0
package org.gyrus.disorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gyrus.model.Model;
import org.gyrus.solver.Signal;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.Solver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every model against equations and values typed again by hand, on another integrator. */
class AgainstHipparchusTest {
    private static Arguments of(String page, Model model, double t0, double t1, double[] start, Independent f) {
        return arguments(page, model, t0, t1, start, f);
    }

    private static double[] d(double... values) {
        return values;
    }

    static Stream<Arguments> models() {
        Tumor tumor = Disorders.tumor();
        Alzheimers alzheimers = Disorders.alzheimers();
        Epilepsy epilepsy = Disorders.epilepsy();
        return Stream.of(
                of("exponential", tumor.exponential(), 0, 200, d(900), (t, y) -> d(0.02 * y[0])),
                of("logistic", tumor.logistic(), 0, 200, d(900), (t, y) -> d(0.05 * y[0] * (1 - y[0] / 5e4))),
                of("gompertz", tumor.gompertz(), 0, 200, d(900), (t, y) -> d(0.05 * y[0] * Math.log(5e4 / y[0]))),
                of(
                        "bertalanffy",
                        tumor.bertalanffy(),
                        0,
                        200,
                        d(900),
                        (t, y) -> d(0.15 * (Math.cbrt(5e4) * Math.cbrt(y[0]) * Math.cbrt(y[0]) - y[0]))),
                of(
                        "general-bertalanffy",
                        tumor.generalBertalanffy(),
                        0,
                        200,
                        d(900),
                        (t, y) -> d(0.05 * y[0] * (Math.pow(5e4 / y[0], 0.2) - 1) / 0.2)),
                of(
                        "latent-growth",
                        tumor.latent(),
                        0,
                        200,
                        d(900, 5e3),
                        (t, y) -> d(0.05 * y[0] * Math.log(y[1] / y[0]), 0.1 * 0.05 * y[1])),
                // Four days, while there is drug: on the 100 days after it explicit steps are bound by stability.
                of(
                        "radiochemotherapy",
                        tumor.radiochemotherapy().with("C", 2),
                        0,
                        4,
                        d(5e3, 2),
                        (t, y) -> d(0.05 * y[0] * (1 - y[0] / 1e5) - 0.5 * y[1] * y[0], -9.242 * y[1])),
                of(
                        "midline-glioma",
                        tumor.midlineGlioma().with("V_d", 5),
                        0,
                        200,
                        d(20, 5, 0),
                        (t, y) -> d(0.02 * y[0], -0.03 * Math.tanh(0.1 * (t - y[2] - 10)) * y[1], 0)),
                of(
                        "cascade",
                        alzheimers.cascade().population(Population.LMCI),
                        50,
                        80,
                        d(41.57, 4.21, 28.66, 0.48, 6.03, 0),
                        AgainstHipparchusTest::lmci),
                of("causal", alzheimers.causal(), -10, 20, d(1.41e-4, 0, 0, 0), AgainstHipparchusTest::causal),
                of(
                        "amyloid-florbetaben",
                        alzheimers.amyloid(Alzheimers.Tracer.FLORBETABEN),
                        0,
                        60,
                        d(0.75),
                        (t, y) -> d(-0.2442 + 0.5688 * y[0] - 0.3038 * y[0] * y[0])),
                of(
                        "amyloid-florbetapir",
                        alzheimers.amyloid(Alzheimers.Tracer.FLORBETAPIR),
                        0,
                        60,
                        d(0.75),
                        (t, y) -> d(-0.2076 + 0.5016 * y[0] - 0.2803 * y[0] * y[0])),
                of("datn", alzheimers.regional(), 0, 40, d(0.65, 1.2, 0), AgainstHipparchusTest::region),
                of(
                        "autoregulation",
                        Disorders.stroke().autoregulation().with("A", 70),
                        0,
                        300,
                        d(9.5, 0.15, 70, 0, 0),
                        AgainstHipparchusTest::autoregulation),
                of(
                        "hydrocephalus",
                        Disorders.stroke().hydrocephalus().with("I", 0.025),
                        0,
                        600,
                        d(9.5, 0.025),
                        (t, y) -> d(0.11 * y[0] * (0.00665 + y[1] - (y[0] - 6) / 526.3), 0)),
                of(
                        "penumbra",
                        Disorders.stroke().penumbra(),
                        0,
                        24,
                        d(10, 108, 0),
                        (t, y) -> d(0.05 * y[1], -0.05 * y[1], 0)),
                of(
                        "perfusion",
                        Disorders.stroke().perfusion(),
                        0,
                        40,
                        d(0),
                        (t, y) -> d(0.01 * (bolus(t - 1) - bolus(t - 1 - 4.8)))),
                of(
                        "epileptor",
                        epilepsy.epileptor(),
                        0,
                        200,
                        d(-1.6, -12, 3.5, -1, 0.01, -0.15),
                        AgainstHipparchusTest::epileptor),
                of(
                        "epileptor-2d",
                        epilepsy.reducedEpileptor(),
                        0,
                        200,
                        d(-1.6, 3),
                        (t, y) -> d(
                                -Math.pow(y[0], 3) - 2 * y[0] * y[0] + 1 - y[1] + 3.1,
                                0.00035 * (4 * (y[0] + 1.6) - y[1]))),
                of("jansen-rit", epilepsy.jansenRit(), 0, 1, d(0, 0, 0, 0, 0, 0), AgainstHipparchusTest::column));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void follows(String page, Model model, double from, double until, double[] start, Independent equations) {
        Simulation simulation = Simulation.of(model)
                .from(from)
                .until(until)
                .with(Solver.dopri8().tolerance(1e-13, 1e-13));
        if (!model.inputs().isEmpty()) {
            simulation = simulation.input("p", Signal.constant(220));
        }
        var run = simulation.run();
        for (int i = 1; i <= 4; i++) {
            double t = from + (until - from) * i / 4;
            double[] expected = equations.solve(start, from, t);
            double[] found = run.at(t);
            for (int k = 0; k < expected.length; k++) {
                assertThat(found[k])
                        .as("%s at %s", model.states().get(k).name(), t)
                        .isCloseTo(expected[k], within(1e-10 * (1 + Math.abs(expected[k]))));
            }
        }
    }

    @Test
    void noModelIsLeftOut() {
        Set<Object> tested = models().map(each -> each.get()[0]).collect(Collectors.toSet());
        assertThat(tested)
                .isEqualTo(Set.copyOf(Disorders.rows().stringColumn("page").asList()));
    }

    private static double[] lmci(double age, double[] y) {
        return d(
                0.1612 * y[0] * (1 - y[0] / 264.99) - y[5] * y[0],
                0.08 * y[0] * (1 - y[1] / 131.66),
                1.74,
                (4.24e-4 * y[2] + 0.00737 * y[1]) * (1 - y[3] / 1.02),
                (1.26 * y[3] + 1.93 * y[1]) * (1 - y[4] / 129.4),
                0);
    }

    private static double[] causal(double s, double[] y) {
        double a = y[0];
        double t = y[1];
        double n = y[2];
        double c = y[3];
        return d(
                .745 * a - .749 * a * a,
                .689 * t - .679 * t * t + .185 * a * a - .101 * a * t,
                .899 * n - .927 * n * n + .554 * t + 1.792 * t * t - 2.127 * t * n,
                .134 * c - .067 * c * c + .004 * n + .007 * n * n - .008 * n * c);
    }

    private static double[] region(double t, double[] y) {
        double a = y[0] - 0.6149;
        double tau = y[1] - 1.1113;
        double full = 1.0311 - 0.6149;
        double rest = 1.7888 - 1.1113;
        return d(
                0.75 * a * (full - a),
                0.5 * tau * (rest + 3.21 * a - tau),
                0.05 * tau / (rest + 3.21 * full) * (1 - y[2]));
    }

    private static double[] autoregulation(double t, double[] y) {
        double p = y[0];
        double c = y[1];
        double drop = y[2] - p;
        double resistance = 4.91e4 * 0.15 * 0.15 / (c * c * drop * drop);
        double q = drop / (resistance + 1.24);
        double x = (q - 12.5) / 12.5;
        double delta = x <= 0 ? 0.75 : 0.075;
        double e = Math.exp(1.5 * x / (delta / 4));
        double target = ((0.15 + delta / 2) + (0.15 - delta / 2) * e) / (1 + e);
        double slope = (target - c) / 20;
        double volume = c * y[3] + slope * drop + 1.24 / 2380 * q - (p - 6) / 526.3 + y[4];
        return d(0.11 * p / (1 + 0.11 * p * c) * volume, slope, y[3], 0, 0);
    }

    private static double bolus(double t) {
        double s = Math.max(t - 5, 0) / 1.5;
        return s * s * s * Math.exp(-s);
    }

    private static double[] epileptor(double t, double[] y) {
        double x1 = y[0];
        double z = y[2];
        double x2 = y[3];
        double g = x1 < 0 ? -x1 * x1 + 3 * x1 : 0 - x2 + 0.6 * (z - 4) * (z - 4);
        return d(
                y[1] - z + 3.1 + g * x1,
                1 - 5 * x1 * x1 - y[1],
                0.00035 * (4 * (x1 + 1.6) - z - (z < 0 ? 0.1 * Math.pow(z, 7) : 0)),
                -y[4] + x2 - x2 * x2 * x2 + 0.45 + 2 * y[5] - 0.3 * (z - 3.5),
                (-y[4] + (x2 >= -0.25 ? 6 * (x2 + 0.25) : 0)) / 10,
                -0.01 * (y[5] - 0.1 * x1));
    }

    private static double[] column(double t, double[] y) {
        double pyramidal = 3.25 * 100 * fired(y[1] - y[2]);
        double excited = 3.25 * 100 * (220 + 108 * fired(135 * y[0]));
        double inhibited = 22 * 50 * 33.75 * fired(33.75 * y[0]);
        return d(
                y[3],
                y[4],
                y[5],
                pyramidal - 200 * y[3] - 1e4 * y[0],
                excited - 200 * y[4] - 1e4 * y[1],
                inhibited - 100 * y[5] - 2500 * y[2]);
    }

    private static double fired(double v) {
        return 5 / (1 + Math.exp(0.56 * (6 - v)));
    }
}
