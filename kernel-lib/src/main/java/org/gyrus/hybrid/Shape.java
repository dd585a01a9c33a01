// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gyrus.expression.Expression;
import org.gyrus.network.Network;

/**
 * What is known of a learned term before any data: its sign, its zeros, its size; and how a residual joins the mechanism.
 *
 * @param positive whether it is zero or more
 * @param factor what it is multiplied by, so that it vanishes where the factor does
 * @param size what an output of 1 stands for, in the term's unit; empty to take it from the mechanism
 * @param multiplicative whether the mechanism is multiplied by 1 + N rather than joined by + N
 * @param gate the network that weighs it
 * @param minimalNorm the weight of its squares in the loss
 * @param scaled whether inputs may be scaled
 * @param monotone inputs with which the network rises (1) or falls (-1)
 */
record Shape(
        boolean positive,
        Optional<Expression> factor,
        Optional<Double> size,
        boolean multiplicative,
        Optional<Network> gate,
        Optional<Double> minimalNorm,
        boolean scaled,
        Map<String, Integer> monotone) {
    static final Shape FREE = new Shape(
            false, Optional.empty(), Optional.empty(), false, Optional.empty(), Optional.empty(), true, Map.of());

    Shape withPositive() {
        return new Shape(true, factor, size, multiplicative, gate, minimalNorm, scaled, monotone);
    }

    Shape withFactor(Expression expression) {
        return new Shape(positive, Optional.of(expression), size, multiplicative, gate, minimalNorm, scaled, monotone);
    }

    Shape withSize(double typical) {
        return new Shape(positive, factor, Optional.of(typical), multiplicative, gate, minimalNorm, scaled, monotone);
    }

    Shape withMultiplicative() {
        return new Shape(positive, factor, size, true, gate, minimalNorm, scaled, monotone);
    }

    Shape withGate(Network network) {
        return new Shape(positive, factor, size, multiplicative, Optional.of(network), minimalNorm, scaled, monotone);
    }

    Shape withMinimalNorm(double weight) {
        return new Shape(positive, factor, size, multiplicative, gate, Optional.of(weight), scaled, monotone);
    }

    Shape unscaled() {
        return new Shape(positive, factor, size, multiplicative, gate, minimalNorm, false, monotone);
    }

    Shape withMonotone(String input, int sign) {
        Map<String, Integer> more = new LinkedHashMap<>(monotone);
        more.put(input, sign);
        return new Shape(positive, factor, size, multiplicative, gate, minimalNorm, scaled, Map.copyOf(more));
    }
}
