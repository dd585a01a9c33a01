// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

/** One method of optimization, from a point down; leaves its points in the journal. */
interface Minimizer {
    /**
     * Runs until it converges, is done, or the journal says to stop.
     *
     * @param theta where to start; the last point afterwards
     * @param keeper keeps where it stands, and may have something to go on from
     */
    void run(Cost cost, double[] theta, Journal journal, Keeper keeper);

    static Minimizer of(Optimizer.Stage stage) {
        return switch (stage.method()) {
            case ADAM -> new AdamDescent(stage);
            case LBFGS -> new LimitedMemory(stage);
            case LEVENBERG_MARQUARDT -> new LevenbergMarquardt(stage);
        };
    }
}
