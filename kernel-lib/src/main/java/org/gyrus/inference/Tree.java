// SPDX-License-Identifier: Apache-2.0
package org.gyrus.inference;

import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.gyrus.fit.LogDensity;

/**
 * One transition of the no-U-turn sampler: a trajectory that is doubled, forward or backward by lot, until it turns back;
 * its points are weighted by exp(-energy), later halves favored (Hoffman and Gelman 2014, JMLR 15:1593; Betancourt 2017,
 * arXiv 1701.02434, appendix A; the checks across halves are those of Stan 2.21).
 */
final class Tree {
    private static final double DIVERGENT = 1000;

    private final LogDensity density;
    private final Metric metric;
    private final SplittableRandom random;
    private final double step;
    private double start;

    private double acceptanceSum;
    private int steps;
    private boolean divergent;
    private int depth;

    Tree(LogDensity density, Metric metric, SplittableRandom random, double step) {
        this.density = density;
        this.metric = metric;
        this.random = random;
        this.step = step;
    }

    /** A finished part of the trajectory. */
    private static final class Branch {
        Phase left;
        Phase right;
        Phase sample;
        double[] momentumSum;
        double logWeight;
        boolean turned;
    }

    /** The next point of the chain. */
    Phase transition(Phase from, int maxDepth) {
        Phase origin = from.copy();
        metric.draw(random, origin.momentum);
        start = origin.logJoint(metric);
        Branch all = new Branch();
        all.left = origin;
        all.right = origin;
        all.sample = origin;
        all.momentumSum = origin.momentum.clone();
        while (depth < maxDepth) {
            boolean forward = random.nextBoolean();
            Branch more = grow(forward ? all.right : all.left, forward ? 1 : -1, depth);
            depth++;
            if (more.turned) {
                break;
            }
            boolean jump = Math.log(random.nextDouble()) < more.logWeight - all.logWeight;
            Phase sample = jump ? more.sample : all.sample;
            all = forward ? joined(all, more) : joined(more, all);
            all.sample = sample;
            if (all.turned) {
                break;
            }
        }
        return all.sample;
    }

    private Branch grow(Phase from, int direction, int levels) {
        if (levels == 0) {
            return leaf(from, direction);
        }
        Branch near = grow(from, direction, levels - 1);
        if (near.turned) {
            return near;
        }
        Branch far = grow(direction > 0 ? near.right : near.left, direction, levels - 1);
        if (far.turned) {
            return far;
        }
        Branch both = direction > 0 ? joined(near, far) : joined(far, near);
        double share = far.logWeight - both.logWeight;
        both.sample = Math.log(random.nextDouble()) < share ? far.sample : near.sample;
        return both;
    }

    private Branch leaf(Phase from, int direction) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted");
        }
        Phase next = from.copy();
        next.step(density, metric, direction * step);
        double change = next.logJoint(metric) - start;
        Branch branch = new Branch();
        branch.left = next;
        branch.right = next;
        branch.sample = next;
        branch.momentumSum = next.momentum;
        branch.logWeight = Double.isNaN(change) ? Double.NEGATIVE_INFINITY : change;
        steps++;
        acceptanceSum += Math.min(1, Math.exp(branch.logWeight));
        if (!(change > -DIVERGENT)) {
            divergent = true;
            branch.turned = true;
        }
        return branch;
    }

    /** Two neighbors in one; turned when their sum, or the sum of one with the nearest point of the other, has turned. */
    private Branch joined(Branch left, Branch right) {
        Branch both = new Branch();
        both.left = left.left;
        both.right = right.right;
        both.logWeight = logSum(left.logWeight, right.logWeight);
        both.momentumSum = plus(left.momentumSum, right.momentumSum);
        both.turned = turned(both.left, both.right, both.momentumSum)
                || turned(left.left, right.left, plus(left.momentumSum, right.left.momentum))
                || turned(left.right, right.right, plus(right.momentumSum, left.right.momentum));
        return both;
    }

    private boolean turned(Phase left, Phase right, double[] sum) {
        return along(left, sum) <= 0 || along(right, sum) <= 0;
    }

    private double along(Phase end, double[] sum) {
        double[] velocity = new double[sum.length];
        metric.velocity(end.momentum, velocity);
        double dot = 0;
        for (int i = 0; i < sum.length; i++) {
            dot += velocity[i] * sum[i];
        }
        return dot;
    }

    private static double[] plus(double[] a, double[] b) {
        double[] sum = new double[a.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = a[i] + b[i];
        }
        return sum;
    }

    private static double logSum(double a, double b) {
        double most = Math.max(a, b);
        return most == Double.NEGATIVE_INFINITY ? most : most + Math.log(Math.exp(a - most) + Math.exp(b - most));
    }

    /** The mean over the trajectory of the probability to accept a point. */
    double acceptance() {
        return steps == 0 ? 0 : acceptanceSum / steps;
    }

    int steps() {
        return steps;
    }

    boolean divergent() {
        return divergent;
    }

    int depth() {
        return depth;
    }
}
