// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The noise of columns that suits given residuals best: their root mean square. */
final class NoiseUpdate {
    /** The least share of a column's spread that noise may be: a perfect fit would make it 0. */
    private static final double FLOOR = 1e-6;

    private final CohortCost cost;
    private final Task task;
    private final List<Integer> at = new ArrayList<>();
    private final List<Unknown> noise = new ArrayList<>();

    NoiseUpdate(CohortCost cost) {
        this.cost = cost;
        task = cost.task();
        Unknowns unknowns = task.unknowns();
        List<Unknown> all =
                unknowns.patients() == 1 && unknowns.shared().isEmpty() ? unknowns.own() : unknowns.shared();
        for (int k = 0; k < all.size(); k++) {
            if (all.get(k).role() == Unknown.Role.NOISE) {
                at.add(k);
                noise.add(all.get(k));
            }
        }
    }

    boolean isEmpty() {
        return at.isEmpty();
    }

    /** The numbers of theta that are not noise. */
    int[] free(int size) {
        return IntStream.range(0, size).filter(k -> !at.contains(k)).toArray();
    }

    /** Sets the noise in theta; returns the largest relative change. */
    double update(double[] theta) {
        double most = 0;
        for (int n = 0; n < at.size(); n++) {
            int column = noise.get(n).index();
            double sum = 0;
            int count = 0;
            for (int i = 0; i < cost.patients(); i++) {
                sum += cost.patient(i).squares(theta, column);
                count += task.data().get(i).count(column, false);
            }
            double before = noise.get(n).coordinate().value(theta[at.get(n)]);
            double floor = FLOOR * (task.loss() == Losses.LOG_NORMAL ? 1 : task.scales(0)[column]);
            double now = Math.max(floor, before * Math.sqrt(sum / Math.max(1, count)));
            most = Math.max(most, Math.abs(now / before - 1));
            theta[at.get(n)] = noise.get(n).coordinate().of(now);
        }
        return most;
    }
}
