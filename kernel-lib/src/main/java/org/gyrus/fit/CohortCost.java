// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The cost of all patients. They are evaluated in parts of fixed patients, each part in order and the parts added in order,
 * so that the sum is the same to the last bit for any number of threads. For one thread at a time, the caller's.
 */
final class CohortCost implements Cost, AutoCloseable {
    /** Parts, at most: enough to keep cores busy to the end, few enough that their gradients are small. */
    private static final int PARTS = 64;

    private final Task task;
    private final List<PatientCost> patients;
    private final double[] costs;
    private final double[][] sharedBars;
    private final int[] all;
    private final Workers workers;
    private final double[] bar = new double[1];

    CohortCost(Task task, int threads) {
        this.task = task;
        patients = new ArrayList<>();
        for (int i = 0; i < task.data().size(); i++) {
            Interrupts.check();
            patients.add(new PatientCost(task, i));
        }
        all = IntStream.range(0, patients.size()).toArray();
        int parts = Math.min(PARTS, all.length);
        costs = new double[parts];
        sharedBars = new double[parts][task.unknowns().sharedSize()];
        workers = new Workers(Math.min(threads, parts));
    }

    @Override
    public int size() {
        return task.unknowns().size();
    }

    @Override
    public double at(double[] theta, double[] gradient) {
        double sum = sum(theta, gradient, all);
        return sum < Double.POSITIVE_INFINITY ? sum + priors(theta, gradient) : Double.POSITIVE_INFINITY;
    }

    @Override
    public double at(double[] theta, double[] gradient, int[] some) {
        Arrays.fill(gradient, 0);
        double times = (double) all.length / some.length;
        double sum = times * sum(theta, gradient, some);
        for (int k = 0; k < gradient.length; k++) {
            gradient[k] *= times;
        }
        return sum < Double.POSITIVE_INFINITY ? sum + priors(theta, gradient) : Double.POSITIVE_INFINITY;
    }

    private double sum(double[] theta, double[] gradient, int[] some) {
        int parts = Math.min(PARTS, some.length);
        workers.run(parts, part -> part(part, parts, some, theta, gradient));
        double sum = 0;
        for (int part = 0; part < parts; part++) {
            sum += costs[part];
        }
        if (!(sum < Double.POSITIVE_INFINITY)) {
            return Double.POSITIVE_INFINITY;
        }
        if (gradient != null) {
            int shared = task.unknowns().sharedSize();
            Arrays.fill(gradient, 0, shared, 0);
            for (int part = 0; part < parts; part++) {
                for (int k = 0; k < shared; k++) {
                    gradient[k] += sharedBars[part][k];
                }
            }
        }
        return sum;
    }

    private void part(int part, int parts, int[] some, double[] theta, double[] gradient) {
        double[] shared = gradient == null ? null : sharedBars[part];
        if (shared != null) {
            Arrays.fill(shared, 0);
        }
        double sum = 0;
        int from = (int) ((long) part * some.length / parts);
        int to = (int) ((part + 1L) * some.length / parts);
        for (int k = from; k < to; k++) {
            int i = some[k];
            sum += patients.get(i).at(theta, shared, gradient, task.unknowns().ownAt(i));
        }
        costs[part] = sum;
    }

    private double priors(double[] theta, double[] gradient) {
        double sum = 0;
        List<Unknown> shared = task.unknowns().shared();
        for (int k = 0; k < shared.size(); k++) {
            sum += task.priorCost(shared.get(k), theta[k], bar);
            if (gradient != null) {
                gradient[k] += bar[0];
            }
        }
        boolean together = !task.unknowns().ownWeights() && task.weightDeviation() < Double.POSITIVE_INFINITY;
        return together ? sum + task.ridge(theta, shared.size(), gradient, shared.size()) : sum;
    }

    @Override
    public boolean[] isWeight() {
        return task.unknowns().isWeight();
    }

    @Override
    public double validation() {
        int count = task.count(true);
        return count == 0
                ? Double.NaN
                : patients.stream().mapToDouble(PatientCost::validation).sum() / count;
    }

    /** The loss of all readings, without priors. */
    double loss(double[] theta) {
        return patients.stream().mapToDouble(p -> p.loss(theta)).sum();
    }

    /** Divides all losses, but no prior, by this. */
    void temper(double temperature) {
        patients.forEach(p -> p.temper(temperature));
    }

    PatientCost patient(int i) {
        return patients.get(i);
    }

    @Override
    public int patients() {
        return all.length;
    }

    Workers workers() {
        return workers;
    }

    Task task() {
        return task;
    }

    @Override
    public String failure() {
        return IntStream.range(0, patients.size())
                .mapToObj(i -> patients.get(i).failure())
                .filter(f -> !f.isEmpty())
                .findFirst()
                .orElse("The cost is not finite.");
    }

    @Override
    public void close() {
        workers.close();
    }
}
