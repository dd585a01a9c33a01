// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import org.gyrus.network.BlockFunction;

/** A network that runs in DJL, as a kernel: it keeps no record and computes forward again for a pull back. */
final class BlockNetwork implements NetworkKernel {
    private final BlockFunction function;

    BlockNetwork(BlockFunction function) {
        this.function = function;
    }

    @Override
    public void evaluate(
            int n, double[] x, double[] out, double[] w, int wAt, double[] record, int recordAt, int stride) {
        function.evaluate(n, x, out, w, wAt);
    }

    @Override
    public void pullBack(
            int n,
            double[] x,
            double[] outBar,
            double[] xBar,
            double[] w,
            int wAt,
            double[] wBar,
            int wBarAt,
            double[] record,
            int recordAt,
            int stride) {
        function.pullBack(n, x, outBar, xBar, w, wAt, wBar, wBarAt);
    }

    @Override
    public void pushForward(
            int n, double[] x, double[] xDot, double[] outDot, double[] w, int wAt, double[] wDot, int wDotAt) {
        throw new EngineException("A network that runs in DJL has no derivative in a direction, only gradients."
                + " Ask for the gradient, or use Network.mlp.");
    }
}
