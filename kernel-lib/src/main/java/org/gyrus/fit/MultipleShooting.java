// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.Arrays;

/** Fits of segments whose gaps are charged more and more. */
final class MultipleShooting extends WarmStart {
    private final int segments;

    private static final double[] GAP_WEIGHTS = {1, 30, 1000};
    private static final int ITERATIONS = 150;

    MultipleShooting(int segments) {
        if (segments < 2) {
            throw new FitException("Multiple shooting takes 2 segments or more, but " + segments + " was given.");
        }
        this.segments = segments;
    }

    @Override
    double[] from(FitSettings settings, Task task, double[] theta) {
        try (ShootingCost cost = new ShootingCost(task, segments, settings.threads)) {
            double[] all = cost.start(theta);
            for (double weight : GAP_WEIGHTS) {
                cost.charge(weight);
                Journal journal = new Journal(all, task.count(false), Integer.MAX_VALUE, ITERATIONS, settings.listener);
                descend(cost, Optimizer.lbfgs().iterations(ITERATIONS), all, journal);
                all = journal.best();
                if (Thread.currentThread().isInterrupted()) {
                    break;
                }
            }
            return Arrays.copyOf(all, theta.length);
        }
    }
}
