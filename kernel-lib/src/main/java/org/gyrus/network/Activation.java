// SPDX-License-Identifier: Apache-2.0
package org.gyrus.network;

import java.util.Locale;

/** What a layer does to each of its sums z. */
public enum Activation {
    /** z */
    IDENTITY,
    /** tanh(z) */
    TANH,
    /** log(1 + exp(z)) */
    SOFTPLUS,
    /** max(0, z); its slope at 0 is 0 */
    RELU,
    /** 1 / (1 + exp(-z)) */
    SIGMOID,
    /** exp(-z^2), a radial basis */
    RBF,
    /** z / (1 + exp(-z)) */
    SWISH;

    /** How it is written in texts. */
    public String symbol() {
        return name().toLowerCase(Locale.ROOT);
    }
}
