// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

/** Matches rates to the slopes of smoothed readings. */
final class Collocation extends WarmStart {
    private static final Optimizer SEARCH =
            Optimizer.adam(0.02).iterations(300).then(Optimizer.lbfgs().iterations(300));

    @Override
    double[] from(FitSettings settings, Task task, double[] theta) {
        MatchingCost cost = new MatchingCost(task);
        double[] at = cost.start(theta);
        Journal journal = new Journal(at, cost.count(), Integer.MAX_VALUE, SEARCH.iterations(), settings.listener);
        descend(cost, SEARCH, at, journal);
        return journal.best();
    }
}
