// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.gyrus.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The IMEX pair: its tableau, and diffusion on twenty nodes with steps at which explicit methods blow up. */
class ImexTest {
    private static final int NODES = 20;
    private static final AdditiveTableau ARK4 = KennedyCarpenter4.METHOD;

    /** du/dt = D d2u/dx2 + r u (1 - u) by the method of lines on (0, 1), u = 0 at both ends; u = sin(pi x)/2 at first. */
    private static Simulation fisher(double rate, Solver solver) {
        StringBuilder text = new StringBuilder("""
                model "Fisher-KPP on a line"
                time t [day]
                parameter D = 0.8 [1/day]
                parameter r = 1 [1/day]
                """);
        for (int i = 1; i <= NODES; i++) {
            double x = i / (NODES + 1.0);
            String left = i == 1 ? "0" : "u" + (i - 1);
            String right = i == NODES ? "0" : "u" + (i + 1);
            text.append("state u%d = %s [1]%n".formatted(i, Math.sin(Math.PI * x) / 2));
            text.append("du%d/dt = D*441*(%s - 2*u%d + %s) + r*u%d*(1 - u%d)%n".formatted(i, left, i, right, i, i));
        }
        return Simulation.of(Model.parse(text.toString()))
                .set("r", rate)
                .until(0.5)
                .with(solver);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.15, 0.4, 0.85, 1})
    void denseOutputMeetsTheOrderConditionsUpToThreeEverywhere(double theta) {
        double[] w = new double[ARK4.stages()];
        for (int j = 0; j < w.length; j++) {
            double[] d = ARK4.dense()[j];
            w[j] = theta * (d[0] + theta * (d[1] + theta * d[2]));
        }
        assertThat(defect(w, 3, theta)).isLessThan(1e-14);
    }

    @Test
    void tableauMeetsTheOrderConditionsOfBothMethodsAndTheirCoupling() {
        double[] embedded = new double[ARK4.stages()];
        for (int j = 0; j < embedded.length; j++) {
            embedded[j] = ARK4.b()[j] - ARK4.error()[j];
        }
        assertThat(defect(ARK4.b(), 4, 1)).isLessThan(1e-15);
        assertThat(defect(embedded, 3, 1)).isLessThan(1e-15);
        assertThat(defect(embedded, 4, 1)).as("of order 3 only").isGreaterThan(1e-3);
    }

    /** The largest residual of the conditions up to an order, over all trees and all ways to color them explicit or implicit. */
    private static double defect(double[] w, int order, double theta) {
        double[] c = ARK4.c();
        double worst = Math.max(Math.abs(dot(w, power(c, 0)) - theta), Math.abs(dot(w, c) - Math.pow(theta, 2) / 2));
        worst = Math.max(worst, Math.abs(dot(w, power(c, 2)) - Math.pow(theta, 3) / 3));
        double last = Math.pow(theta, 4);
        for (double[][] a : matrices()) {
            worst = Math.max(worst, Math.abs(dot(a[0], power(c, 0))));
            worst = Math.max(worst, distance(times(a, power(c, 0)), c));
            worst = Math.max(worst, Math.abs(dot(w, times(a, c)) - Math.pow(theta, 3) / 6));
            if (order == 4) {
                worst = Math.max(worst, Math.abs(dot(product(w, c), times(a, c)) - last / 8));
                worst = Math.max(worst, Math.abs(dot(w, times(a, power(c, 2))) - last / 12));
                for (double[][] inner : matrices()) {
                    worst = Math.max(worst, Math.abs(dot(w, times(a, times(inner, c))) - last / 24));
                }
            }
        }
        return order < 4 ? worst : Math.max(worst, Math.abs(dot(w, power(c, 3)) - last / 4));
    }

    /** aE and aI, square, with the diagonal. */
    private static List<double[][]> matrices() {
        int n = ARK4.stages();
        double[][] explicit = new double[n][n];
        double[][] implicit = new double[n][n];
        for (int i = 1; i < n; i++) {
            System.arraycopy(ARK4.explicit()[i], 0, explicit[i], 0, i);
            System.arraycopy(ARK4.implicit()[i], 0, implicit[i], 0, i);
            implicit[i][i] = ARK4.gamma();
        }
        return List.of(explicit, implicit);
    }

    @Test
    void heatDecaysAsItsSineModeWhereExplicitStepsBlowUp() {
        // The eigenvalue of the mode is 4 D/dx^2 sin^2(pi dx/2) = 7.9; the largest of all is near 1400, so h lambda =
        // 14.
        double lambda = 4 * 0.8 * 441 * Math.pow(Math.sin(Math.PI / 42), 2);
        Trajectory run = fisher(0, Solver.ark4().fixedStep(0.01)).run();
        double exact = 0.5 * Math.sin(Math.PI * 10 / 21) * Math.exp(-lambda * 0.5);
        assertThat(run.at("u10", 0.5) / exact).isCloseTo(1, within(1e-6));
        Trajectory explicit = fisher(0, Solver.rk4().fixedStep(0.01)).run();
        assertThat(explicit.stopped().isPresent() || Math.abs(explicit.at("u10", 0.5)) > 1)
                .as("explicit steps of the same size blow up")
                .isTrue();
    }

    @Test
    void fisherKppConvergesAtOrderFourAtStiffSteps() {
        Trajectory reference =
                fisher(9, Solver.dopri8().tolerance(1e-12, 1e-14)).run();
        double[] error = new double[3];
        for (int k = 0; k < 3; k++) {
            Trajectory run = fisher(9, Solver.ark4().fixedStep(0.02 / (1 << k))).run();
            for (int i = 1; i <= NODES; i++) {
                error[k] = Math.max(error[k], Math.abs(run.at("u" + i, 0.5) - reference.at("u" + i, 0.5)));
            }
        }
        assertThat(error[2]).isLessThan(1e-7);
        assertThat(Math.log(error[1] / error[2]) / Math.log(2)).isCloseTo(4, within(0.1));
    }

    @Test
    void adaptiveStepsAreFewAndKeepTheTolerance() {
        Trajectory reference =
                fisher(9, Solver.dopri8().tolerance(1e-12, 1e-14)).run();
        Trajectory run = fisher(9, Solver.ark4().tolerance(1e-5, 1e-7)).run();
        assertThat(run.at("u7", 0.5)).isCloseTo(reference.at("u7", 0.5), within(1e-5));
        assertThat(run.steps()).isLessThan(100).isLessThan(reference.steps());
    }

    @ParameterizedTest
    @ValueSource(strings = {"D", "r"})
    void gradientOfDiffusionIsThatOfTheStepsTaken(String parameter) {
        Solver solver = Solver.ark4().fixedStep(0.05);
        double value = parameter.equals("D") ? 0.8 : 9;
        double adjoint = fisher(9, solver).run().gradientOf("u6").at(0.43).wrt(parameter);
        double difference = Differences.derivative(
                x -> fisher(9, solver).set(parameter, x).run().at("u6", 0.43), value);
        assertThat(adjoint).isCloseTo(difference, within(1e-8 * Math.abs(difference)));
    }

    private static double[] power(double[] c, int n) {
        return java.util.Arrays.stream(c).map(x -> Math.pow(x, n)).toArray();
    }

    private static double[] product(double[] a, double[] b) {
        double[] out = a.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] *= b[i];
        }
        return out;
    }

    private static double[] times(double[][] a, double[] v) {
        return java.util.Arrays.stream(a).mapToDouble(row -> dot(row, v)).toArray();
    }

    private static double dot(double[] a, double[] b) {
        return java.util.Arrays.stream(product(a, b)).sum();
    }

    private static double distance(double[] a, double[] b) {
        double worst = 0;
        for (int i = 0; i < a.length; i++) {
            worst = Math.max(worst, Math.abs(a[i] - b[i]));
        }
        return worst;
    }
}
