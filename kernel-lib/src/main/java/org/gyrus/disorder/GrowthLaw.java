// SPDX-License-Identifier: Apache-2.0
package org.gyrus.disorder;

import java.util.Arrays;
import java.util.List;

/**
 * Laws of growth of one volume V(t), with closed solutions.
 *
 * <p>All but the exponential law are one family, {@code dV/dt = a V ((K/V)^lambda - 1)/lambda}, read as
 * {@code a V ln(K/V)} at {@code lambda = 0}:
 *
 * <pre>
 * V(t) = K (1 + ((V0/K)^lambda - 1) exp(-a t))^(1/lambda),   V(t) = K (V0/K)^exp(-a t) at lambda = 0
 * </pre>
 *
 * <p>Symbols: V0 volume at t = 0, K volume at rest (both in the unit of volume, above 0), a rate (1/time), lambda shape
 * (1). With a above 0, V goes to K from either side; with a below 0 it leaves K, and may vanish (0 from then on) or grow
 * without bound in finite time (infinite from then on). The order of parameters is that of {@link #parameters()}.
 *
 * <p>Source of the family and of its special cases: Blaom and Okon, arXiv:2502.07964. The classical law of Bertalanffy
 * has the power 2/3, {@code V^(2/3)}; published code that writes {@code V**2/3} computes a third of the square of V
 * instead.
 *
 * <p>Does not suit lesions that shrink and grow again: every law is monotone.
 */
public enum GrowthLaw {
    /** {@code dV/dt = a V}; a of either sign. */
    EXPONENTIAL("exponential", "dV/dt = a*V", Double.NaN, "V0 a"),
    /** {@code dV/dt = a V (1 - V/K)}, lambda = -1 (Verhulst). */
    LOGISTIC("logistic", "dV/dt = a*V*(1 - V/K)", -1, "V0 K a"),
    /** {@code dV/dt = a V ln(K/V)}, lambda = 0. */
    GOMPERTZ("Gompertz", "dV/dt = a*V*log(K/V)", 0, "V0 K a"),
    /** {@code dV/dt = 3 a (K^(1/3) V^(2/3) - V)}, lambda = 1/3 (surface gains, volume loses). */
    BERTALANFFY("classical Bertalanffy", "dV/dt = 3*a*(K^(1/3)*V^(2/3) - V)", 1.0 / 3, "V0 K a"),
    /** {@code dV/dt = a V ((K/V)^lambda - 1)/lambda}, lambda free. */
    GENERAL_BERTALANFFY("general Bertalanffy", "dV/dt = a*V*((K/V)^lambda - 1)/lambda", Double.NaN, "V0 K a lambda");

    private final String title;
    private final String equation;
    private final double shape;
    private final String parameters;

    GrowthLaw(String title, String equation, double shape, String parameters) {
        this.title = title;
        this.equation = equation;
        this.shape = shape;
        this.parameters = parameters;
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    /** The equation, in the language of Gyrus. */
    public String equation() {
        return equation;
    }

    /** Names of the parameters, in order: V0, then K, a, lambda as far as the law has them. */
    public List<String> parameters() {
        return List.of(parameters.split(" "));
    }

    /** Units of the parameters, in order, such as mm^3, mm^3, 1/day. */
    public List<String> units(String volume, String time) {
        return parameters().stream()
                .map(p -> p.equals("a") ? "1/" + time : p.equals("lambda") ? "1" : volume)
                .toList();
    }

    /**
     * The law with its parameters.
     *
     * @param parameters in the order of {@link #parameters()}; volumes above 0
     * @throws IllegalArgumentException when there are too few or too many, or a volume is not above 0
     */
    public GrowthCurve curve(double... parameters) {
        double[] p = checked(parameters);
        return this == EXPONENTIAL
                ? new ExponentialGrowth(p[0], p[1])
                : new BoxCoxGrowth(p[0], p[1], p[2], this == GENERAL_BERTALANFFY ? p[3] : shape);
    }

    private double[] checked(double[] given) {
        int volumes = this == EXPONENTIAL ? 1 : 2;
        int expected = volumes + (this == GENERAL_BERTALANFFY ? 2 : 1);
        if (given.length != expected) {
            throw new IllegalArgumentException("the " + title + " law has the parameters " + parameters + ", not "
                    + given.length + " values: " + Arrays.toString(given));
        }
        if (!(given[0] > 0) || !(given[volumes - 1] > 0)) {
            throw new IllegalArgumentException(
                    "the " + title + " law needs volumes above 0, not " + parameters + " = " + Arrays.toString(given));
        }
        return given;
    }
}
