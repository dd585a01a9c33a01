// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.List;

/** All priors of a task, those of a population and of weights among them. */
record Beliefs(Task task) {
    /** -log prior of everything; its derivatives are added to the gradient, if any. */
    double at(double[] theta, double[] gradient) {
        Unknowns u = task.unknowns();
        double[] bar = new double[1];
        List<Unknown> shared = u.shared();
        double sum = 0;
        for (int k = 0; k < shared.size(); k++) {
            sum += task.priorCost(shared.get(k), theta[k], bar);
            add(gradient, k, bar[0]);
        }
        for (int i = 0; i < u.patients(); i++) {
            for (int k = 0; k < u.own().size(); k++) {
                int at = u.ownAt(i) + k;
                double standard = task.population().standard(k, theta[at]);
                sum += standard * standard / 2 + task.priorCost(u.own().get(k), theta[at], bar);
                add(gradient, at, bar[0] + standard / task.population().spread()[k]);
            }
        }
        int networks = u.ownWeights() ? u.patients() : 1;
        for (int i = 0; task.weightDeviation() < Double.POSITIVE_INFINITY && i < networks; i++) {
            sum += task.ridge(theta, u.weightsAt(i), gradient, u.weightsAt(i));
        }
        return sum;
    }

    private static void add(double[] gradient, int at, double value) {
        if (gradient != null) {
            gradient[at] += value;
        }
    }
}
