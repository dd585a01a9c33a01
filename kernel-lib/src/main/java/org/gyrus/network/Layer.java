// SPDX-License-Identifier: Apache-2.0
package org.gyrus.network;

/**
 * o = activation(W x + b), with W of shape [outputs][inputs].
 *
 * @param inputs number of inputs, at least 1
 * @param outputs number of outputs, at least 1
 * @param activation applied to each output
 */
public record Layer(int inputs, int outputs, Activation activation) {
    /** Rejects an empty layer. */
    public Layer {
        if (inputs < 1 || outputs < 1) {
            throw new NetworkException("A layer has at least one input and one output, but " + inputs + " and "
                    + outputs + " were given.");
        }
    }

    /** The number of weights: W row by row, then b. */
    public int weightCount() {
        return outputs * (inputs + 1);
    }
}
