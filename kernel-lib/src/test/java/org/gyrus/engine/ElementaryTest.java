// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.junit.jupiter.api.Test;

/** The engine's own functions against 40-digit decimal arithmetic. */
class ElementaryTest {
    private static final DfpField FIELD = new DfpField(40);
    private static final double[] SPECIAL = {
        0.0,
        -0.0,
        1,
        -1,
        0.5,
        2,
        1e-8,
        -1e-8,
        1e-300,
        5e-324,
        -5e-324,
        1e-310,
        19,
        20,
        21,
        -20,
        40,
        700,
        708,
        709.78,
        -700,
        -708.5,
        -720,
        -744,
        -745.1,
        0.34657359,
        -0.34657359,
        0.7071067811865475,
        0.7071067811865476,
        1.5,
        1e10
    };

    private static double worst(DoubleUnaryOperator own, UnaryOperator<Dfp> exact, double from, double to) {
        double worst = 0;
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 3000; i++) {
            double x = i < SPECIAL.length ? SPECIAL[i] : from + (to - from) * random.nextDouble();
            if (i % 3 == 1) {
                x *= Math.pow(10, -8 * random.nextDouble());
            }
            if (x < from || x > to) {
                continue;
            }
            Dfp reference = exact.apply(FIELD.newDfp(x));
            double rounded = reference.toDouble();
            double error =
                    FIELD.newDfp(own.applyAsDouble(x)).subtract(reference).abs().toDouble();
            worst = Math.max(worst, error / Math.max(Math.ulp(rounded), Double.MIN_VALUE));
        }
        return worst;
    }

    @Test
    void exponential() {
        assertThat(worst(Elementary::exp, Dfp::exp, -745, 709.7)).isLessThan(1);
        assertThat(worst(Elementary::exp, Dfp::exp, -1, 1)).isLessThan(1);
        assertThat(Elementary.exp(710)).isInfinite();
        assertThat(Elementary.exp(Double.POSITIVE_INFINITY)).isInfinite();
        assertThat(Elementary.exp(-746)).isZero();
        assertThat(Elementary.exp(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(Elementary.exp(Double.NaN)).isNaN();
    }

    @Test
    void logarithm() {
        assertThat(worst(Elementary::log, Dfp::log, 5e-324, 3)).isLessThan(1);
        assertThat(worst(Elementary::log, Dfp::log, 0.5, 1e10)).isLessThan(1);
        assertThat(Elementary.log(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Elementary.log(-1)).isNaN();
        assertThat(Elementary.log(Double.NaN)).isNaN();
        assertThat(Elementary.log(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void hyperbolicTangent() {
        UnaryOperator<Dfp> exact = x -> {
            Dfp e = x.multiply(2).exp();
            return x.abs().toDouble() < 1e-12 ? x : e.subtract(1).divide(e.add(1));
        };
        assertThat(worst(Elementary::tanh, exact, -30, 30)).isLessThan(2.1);
        assertThat(worst(Elementary::tanh, exact, -1, 1)).isLessThan(2.1);
        assertThat(1 / Elementary.tanh(-0.0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Elementary.tanh(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(Elementary.tanh(Double.NEGATIVE_INFINITY)).isEqualTo(-1);
        assertThat(Elementary.tanh(Double.NaN)).isNaN();
    }

    @Test
    void softplusAndSigmoid() {
        UnaryOperator<Dfp> softplus = x -> {
            Dfp e = x.exp();
            return x.toDouble() < -20
                    ? e.subtract(e.multiply(e).divide(2))
                    : e.add(1).log();
        };
        assertThat(worst(Elementary::softplus, softplus, -740, 700)).isLessThan(2);
        assertThat(worst(Elementary::softplus, softplus, -5, 5)).isLessThan(2);
        UnaryOperator<Dfp> sigmoid = x -> x.negate().exp().add(1).reciprocal();
        assertThat(worst(Elementary::sigmoid, sigmoid, -700, 700)).isLessThan(2.1);
        assertThat(Elementary.softplus(Double.POSITIVE_INFINITY)).isInfinite();
        assertThat(Elementary.softplus(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(Elementary.softplus(Double.NaN)).isNaN();
        assertThat(Elementary.sigmoid(Double.NaN)).isNaN();
        assertThat(Elementary.sigmoid(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(Elementary.sigmoid(Double.POSITIVE_INFINITY)).isEqualTo(1);
    }
}
