// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.ArrayList;
import java.util.List;

/**
 * The residuals of a task whose loss is a square: those of readings patient by patient, then those of priors, one for each
 * number that has one. The noise of columns counts as known: its derivatives are 0.
 */
final class TaskResiduals implements Residuals {
    private final CohortCost cost;
    private final Task task;
    private final Unknowns unknowns;
    private final int[] firstRow;
    private final List<int[]> priors;
    private final int readings;
    private final double[] bar = new double[1];

    TaskResiduals(CohortCost cost) {
        this.cost = cost;
        task = cost.task();
        unknowns = task.unknowns();
        if (!task.loss().isSquare()) {
            throw new FitException("The loss \"" + task.loss().title()
                    + "\" is not a sum of squares, so it has no residuals; use Loss.squares(), relative(), log(),"
                    + " gaussian() or logNormal().");
        }
        if (!task.penalties().isEmpty()) {
            throw new FitException("A hybrid's penalties are not squares, so this fit has no residuals.");
        }
        firstRow = new int[cost.patients() + 1];
        for (int i = 0; i < cost.patients(); i++) {
            firstRow[i + 1] = firstRow[i] + task.data().get(i).count(false);
        }
        readings = firstRow[cost.patients()];
        priors = priors();
    }

    /** Of each prior: the index in theta, the patient or -1, and which of the patient's or shared numbers. */
    private List<int[]> priors() {
        List<int[]> all = new ArrayList<>();
        for (int k = 0; k < unknowns.shared().size(); k++) {
            if (unknowns.shared().get(k).prior().isPresent()) {
                all.add(new int[] {k, -1, k});
            }
        }
        for (int i = 0; i < unknowns.patients(); i++) {
            for (int k = 0; k < unknowns.own().size(); k++) {
                if (unknowns.own().get(k).prior().isPresent()) {
                    all.add(new int[] {unknowns.ownAt(i) + k, i, k});
                }
            }
        }
        double ridge = task.weightDeviation();
        for (int i = 0;
                ridge < Double.POSITIVE_INFINITY && i < (unknowns.ownWeights() ? unknowns.patients() : 1);
                i++) {
            for (int k = 0; k < unknowns.weights(); k++) {
                all.add(new int[] {unknowns.weightsAt(i) + k, i, -1});
            }
        }
        return all;
    }

    @Override
    public int count() {
        return readings + priors.size();
    }

    @Override
    public double[] at(double[] theta) {
        double[] r = new double[count()];
        cost.workers().run(cost.patients(), i -> cost.patient(i).residuals(theta, r, firstRow[i]));
        for (int j = 0; j < priors.size(); j++) {
            r[readings + j] = prior(priors.get(j), theta, bar);
        }
        return r;
    }

    @Override
    public double[][] jacobian(double[] theta) {
        double[][] rows = new double[count()][theta.length];
        cost.workers()
                .run(cost.patients(), i -> cost.patient(i).jacobian(theta, rows, rows, firstRow[i], unknowns.ownAt(i)));
        for (int j = 0; j < priors.size(); j++) {
            prior(priors.get(j), theta, bar);
            rows[readings + j][priors.get(j)[0]] = bar[0];
        }
        return rows;
    }

    private double prior(int[] which, double[] theta, double[] slope) {
        double z = theta[which[0]];
        if (which[2] < 0) {
            slope[0] = 1 / task.weightDeviation();
            return z / task.weightDeviation();
        }
        Unknown unknown = (which[1] < 0 ? unknowns.shared() : unknowns.own()).get(which[2]);
        if (unknown.ofPopulation()) {
            slope[0] = 1 / task.population().spread()[which[2]];
            return task.population().standard(which[2], z);
        }
        double value = unknown.coordinate().value(z);
        slope[0] = unknown.prior().orElseThrow().residualSlope(value)
                * unknown.coordinate().slope(z);
        return unknown.prior().orElseThrow().residual(value);
    }
}
