// SPDX-License-Identifier: Apache-2.0
package org.gyrus.disorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class GrowthLawTest {
    static Stream<Arguments> curves() {
        return Stream.of(
                curve(GrowthLaw.EXPONENTIAL, 900, 0.05),
                curve(GrowthLaw.EXPONENTIAL, 900, -0.05),
                curve(GrowthLaw.LOGISTIC, 900, 5e4, 0.06),
                curve(GrowthLaw.LOGISTIC, 5e4, 900, 0.06),
                curve(GrowthLaw.GOMPERTZ, 900, 5e4, 0.03),
                curve(GrowthLaw.GOMPERTZ, 5e4, 900, 0.03),
                curve(GrowthLaw.BERTALANFFY, 900, 5e4, 0.04),
                curve(GrowthLaw.BERTALANFFY, 900, 5e4, -0.001),
                curve(GrowthLaw.GENERAL_BERTALANFFY, 900, 5e4, 0.04, 0.7),
                curve(GrowthLaw.GENERAL_BERTALANFFY, 900, 5e4, 0.04, -1.8),
                curve(GrowthLaw.GENERAL_BERTALANFFY, 900, 5e4, 0.04, 1e-7),
                curve(GrowthLaw.GENERAL_BERTALANFFY, 900, 5e4, 0.04, -2e-5),
                curve(GrowthLaw.GENERAL_BERTALANFFY, 5e4, 900, 0.04, 1.0 / 3));
    }

    private static Arguments curve(GrowthLaw law, double... parameters) {
        return Arguments.of(law, parameters);
    }

    /** The closed form is the solution of the rate, by an integrator that knows nothing of it. */
    @ParameterizedTest
    @MethodSource("curves")
    void agreesWithAnIntegratorOfItsRate(GrowthLaw law, double[] p) {
        GrowthCurve curve = law.curve(p);
        OrdinaryDifferentialEquation equation = new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return 1;
            }

            @Override
            public double[] computeDerivatives(double t, double[] v) {
                return new double[] {curve.rate(v[0])};
            }
        };
        double end = new DormandPrince853Integrator(1e-8, 10, 1e-9, 1e-12)
                .integrate(equation, new ODEState(0, new double[] {p[0]}), 60)
                .getPrimaryState()[0];
        assertThat(curve.volume(60)).isCloseTo(end, within(1e-9 * end));
    }

    @ParameterizedTest
    @MethodSource("curves")
    void knowsItsDerivatives(GrowthLaw law, double[] p) {
        double[] gradient = new double[p.length];
        double volume = law.curve(p).volume(25, gradient);
        assertThat(volume).isCloseTo(law.curve(p).volume(25), within(1e-12 * volume));
        for (int j = 0; j < p.length; j++) {
            double h = 1e-4 * Math.max(Math.abs(p[j]), 1e-2);
            double[] difference = new double[4];
            for (int k = 1; k <= 2; k++) {
                double[] up = p.clone();
                double[] down = p.clone();
                up[j] += k * h;
                down[j] -= k * h;
                difference[k] = (law.curve(up).volume(25) - law.curve(down).volume(25)) / (2 * k * h);
            }
            double expected = (4 * difference[1] - difference[2]) / 3;
            double size = Math.abs(expected) + 1e-6 * volume / Math.max(Math.abs(p[j]), 1e-2);
            assertThat(gradient[j]).as(law + " by " + law.parameters().get(j)).isCloseTo(expected, within(1e-6 * size));
        }
    }

    /** The textbook forms, written out: the family is not allowed to check itself. */
    @Test
    void hasTheTextbookRates() {
        double v = 2000;
        double k = 5e4;
        double a = 0.04;
        assertThat(GrowthLaw.LOGISTIC.curve(1, k, a).rate(v)).isCloseTo(a * v * (1 - v / k), within(1e-11 * v));
        assertThat(GrowthLaw.GOMPERTZ.curve(1, k, a).rate(v)).isCloseTo(a * v * Math.log(k / v), within(1e-11 * v));
        double gain = 3 * a * Math.cbrt(k);
        double loss = 3 * a;
        assertThat(GrowthLaw.BERTALANFFY.curve(1, k, a).rate(v))
                .isCloseTo(gain * Math.cbrt(v) * Math.cbrt(v) - loss * v, within(1e-11 * v));
        double lambda = 0.4;
        double c = a / lambda * Math.pow(k, lambda);
        assertThat(GrowthLaw.GENERAL_BERTALANFFY.curve(1, k, a, lambda).rate(v))
                .isCloseTo(c * Math.pow(v, 1 - lambda) - a / lambda * v, within(1e-11 * v));
    }

    /** Published code (FitFunctions.py of KatherLab/ImmunotherapyModels) has dim**2/3, a third of the square. */
    @Test
    void takesThePowerTwoThirdsNotAThirdOfTheSquare() {
        double volume = 8;
        double k = 1000;
        double a = 1.0 / 3;
        double right = 10 * 4 - 8;
        double trap = 10 * volume * volume / 3 - 8;
        double rate = GrowthLaw.BERTALANFFY.curve(1, k, a).rate(volume);
        assertThat(rate).isCloseTo(right, within(1e-12));
        assertThat(Math.abs(rate - trap)).isGreaterThan(100);
    }

    @Test
    void containsTheNamedLawsInTheGeneralOne() {
        double t = 30;
        assertThat(GrowthLaw.GENERAL_BERTALANFFY.curve(900, 5e4, 0.03, -1).volume(t))
                .isCloseTo(GrowthLaw.LOGISTIC.curve(900, 5e4, 0.03).volume(t), within(1e-9));
        assertThat(GrowthLaw.GENERAL_BERTALANFFY.curve(900, 5e4, 0.03, 0).volume(t))
                .isEqualTo(GrowthLaw.GOMPERTZ.curve(900, 5e4, 0.03).volume(t));
    }

    @Test
    void vanishesOrExplodesInFiniteTimeWithANegativeRate() {
        assertThat(GrowthLaw.BERTALANFFY.curve(900, 5e4, -0.05).volume(100)).isZero();
        assertThat(GrowthLaw.LOGISTIC.curve(5e4, 900, -0.05).volume(100)).isInfinite();
    }

    @ParameterizedTest
    @EnumSource(GrowthLaw.class)
    void namesItsParametersWithUnits(GrowthLaw law) {
        assertThat(law.units("mm^3", "week"))
                .hasSameSizeAs(law.parameters())
                .startsWith("mm^3")
                .contains("1/week");
        assertThat(law.equation()).startsWith("dV/dt = ");
        assertThatThrownBy(() -> law.curve(1)).hasMessageContaining("has the parameters V0");
        double[] negative = new double[law.parameters().size()];
        negative[0] = -1;
        assertThatThrownBy(() -> law.curve(negative)).hasMessageContaining("needs volumes above 0");
    }
}
