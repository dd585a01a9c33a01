// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.Arrays;
import java.util.List;

/** New patients' own numbers, with all that patients share taken from an earlier fit. */
final class Adaptation {
    private final FitSettings settings;
    private final Task task;
    private final Fit before;

    Adaptation(FitSettings settings, Task task, Fit before) {
        this.settings = settings;
        this.task = task;
        this.before = before;
        Unknowns here = task.unknowns();
        Unknowns there = before.task().unknowns();
        boolean same = names(here.shared()).equals(names(there.shared()))
                && names(here.own()).equals(names(there.own()))
                && here.weights() == there.weights()
                && here.ownWeights() == there.ownWeights();
        if (!same) {
            throw new FitException("given(fit) takes a fit of the same numbers, but that one has shared "
                    + names(there.shared()) + ", per patient " + names(there.own()) + " and " + there.weights()
                    + " weights, and this one shared " + names(here.shared()) + ", per patient " + names(here.own())
                    + " and " + here.weights() + " weights.");
        }
    }

    private static List<String> names(List<Unknown> unknowns) {
        return unknowns.stream().map(Unknown::name).toList();
    }

    Training.Outcome run(double[] start) {
        Unknowns u = task.unknowns();
        Population known = before.task().population();
        int own = u.own().size();
        System.arraycopy(known.mean(), 0, task.population().mean(), 0, own);
        System.arraycopy(known.spread(), 0, task.population().spread(), 0, own);
        double[] theta = start.clone();
        System.arraycopy(before.outcome().theta(), 0, theta, 0, u.sharedSize());
        for (int i = 0; i < u.patients(); i++) {
            for (int k = 0; k < own; k++) {
                theta[u.ownAt(i) + k] = known.has(k) ? known.mean()[k] : theta[u.ownAt(i) + k];
            }
        }
        Task alone = task.withShared(theta);
        if (alone.unknowns().size() == 0) {
            return new Training.Outcome(theta, List.of(), List.of(), "");
        }
        try (Training training = new Training(settings, alone)) {
            double[] begin = Arrays.copyOfRange(theta, u.sharedSize(), theta.length);
            Training.Outcome found = training.from(begin, Training.optimizer(settings, alone), Keeper.NONE);
            System.arraycopy(found.theta(), 0, theta, u.sharedSize(), begin.length);
            return new Training.Outcome(theta, found.history(), found.notes(), found.stopped());
        }
    }
}
