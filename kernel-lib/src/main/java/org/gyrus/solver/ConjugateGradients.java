// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import org.gyrus.space.Diffusion;

/**
 * Solves (1 - s div(d grad)) x = b on the cells of a space by conjugate gradients, preconditioned by the diagonal: symmetric
 * and positive definite for an s d of 0 or more.
 *
 * <p>Nothing is allocated in a solve; sums are taken slab by slab, so that any number of threads gives the same bits. After
 * {@link #allowed} iterations, twice what theory asks for the condition number kappa that Gershgorin's circles bound, sqrt(kappa)/2 ln(2/epsilon),
 * or at an interrupt, it gives up.
 *
 * <p>Source: Y. Saad, Iterative Methods for Sparse Linear Systems, 2nd edition, SIAM, 2003, sections 6.7, 9.2.
 */
final class ConjugateGradients {
    private final Diffusion diffusion;
    private final Slabs slabs;
    private final double[] r;
    private final double[] p;
    private final double[] q;
    private final double[] inverse;
    private final double[] sum;
    private final double[] other;
    private int allowed;

    /** The system. */
    private double[] d;

    private int dAt;
    private double s;
    /** The solve under way. */
    private double[] x;

    private int at;
    private double step;

    private final Slabs.Task beginSlab = this::beginSlab;
    private final Slabs.Task multiplySlab = this::multiplySlab;
    private final Slabs.Task moveSlab = this::moveSlab;
    private final Slabs.Task turnSlab = this::turnSlab;

    ConjugateGradients(Diffusion diffusion, Slabs slabs, int cells) {
        this.diffusion = diffusion;
        this.slabs = slabs;
        r = new double[cells];
        p = new double[cells];
        q = new double[cells];
        inverse = new double[cells];
        sum = new double[slabs.count()];
        other = new double[slabs.count()];
    }

    /**
     * Sets the system.
     *
     * @param coefficient d from {@code coefficientAt}; null for 1
     * @return false where its diagonal is not positive and finite
     */
    boolean prepare(double[] coefficient, int coefficientAt, double scale) {
        d = coefficient;
        dAt = coefficientAt;
        s = scale;
        diffusion.diagonal(d, dAt, inverse, 0, 0, inverse.length);
        double most = 0;
        boolean sound = true;
        for (int i = 0; i < inverse.length; i++) {
            double off = s * inverse[i];
            sound &= off >= 0 && off < 1e300;
            most = Math.max(most, off);
            inverse[i] = 1 / (1 + off);
        }
        allowed = (int) Math.min(1e6, 50 + 30 * Math.sqrt(1 + 2 * most));
        return sound;
    }

    /** The most iterations of a solve. */
    int allowed() {
        return allowed;
    }

    /**
     * Overwrites b with x.
     *
     * @param relative the residual allowed, of the norm of b
     * @param absolute the residual that is small enough anyway
     * @return the iterations taken; -1 if they did not get there
     */
    int solve(double[] b, int bAt, double relative, double absolute) {
        x = b;
        at = bAt;
        slabs.run(beginSlab);
        double rz = total(sum);
        double rr = total(other);
        double limit = Math.max(relative * relative * rr, absolute * absolute);
        for (int n = 0; n <= allowed; n++) {
            if (rr <= limit) {
                return n;
            }
            slabs.run(multiplySlab);
            double curvature = total(sum);
            if (!(curvature > 0) || Thread.currentThread().isInterrupted()) {
                return -1;
            }
            step = rz / curvature;
            slabs.run(moveSlab);
            double next = total(sum);
            rr = total(other);
            step = next / rz;
            rz = next;
            slabs.run(turnSlab);
        }
        return -1;
    }

    /** From 0: r = b, p = r over the diagonal. */
    private void beginSlab(int slab, int worker) {
        double rz = 0;
        double rr = 0;
        for (int i = slabs.from(slab); i < slabs.to(slab); i++) {
            double each = x[at + i];
            x[at + i] = 0;
            r[i] = each;
            p[i] = inverse[i] * each;
            rz += each * p[i];
            rr += each * each;
        }
        sum[slab] = rz;
        other[slab] = rr;
    }

    private void multiplySlab(int slab, int worker) {
        diffusion.applyHomogeneous(d, dAt, p, 0, q, 0, slabs.from(slab), slabs.to(slab));
        double pq = 0;
        for (int i = slabs.from(slab); i < slabs.to(slab); i++) {
            q[i] = p[i] - s * q[i];
            pq += p[i] * q[i];
        }
        sum[slab] = pq;
    }

    private void moveSlab(int slab, int worker) {
        double rz = 0;
        double rr = 0;
        for (int i = slabs.from(slab); i < slabs.to(slab); i++) {
            x[at + i] += step * p[i];
            double each = r[i] - step * q[i];
            r[i] = each;
            rz += each * inverse[i] * each;
            rr += each * each;
        }
        sum[slab] = rz;
        other[slab] = rr;
    }

    private void turnSlab(int slab, int worker) {
        for (int i = slabs.from(slab); i < slabs.to(slab); i++) {
            p[i] = inverse[i] * r[i] + step * p[i];
        }
    }

    private static double total(double[] parts) {
        double sum = 0;
        for (double each : parts) {
            sum += each;
        }
        return sum;
    }
}
