// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

/**
 * Independent Brownian motions W_i(t) and their time integrals, as functions of a seed: the same at a time whatever the
 * steps, so a halved step refines the same path, on any number of threads. No state but a cache.
 *
 * <p>A tree of halvings over a root interval, a step times a power of two: an interval of length d holds its increment
 * W ~ N(0, d) and its space-time area H ~ N(0, d/12); both halves follow from (W, H) and two normal numbers that belong
 * to the node. Conditional laws derived from W = W1 + W2, H = (H1 + H2)/2 + (W1 - W2)/4.
 */
final class BrownianPath {
    private static final int DEEPEST = 48;
    private final long seed;
    private final int lanes;
    private final double from;
    private final double root;
    private final double[] normal = new double[2];
    private double w;
    private double area;

    /** Of one lane. */
    BrownianPath(long seed, double from, double until, double step) {
        this(seed, 1, from, until, step);
    }

    /**
     * @param lanes motion i is that of lane i % lanes: the same as in a path of its own with {@link #ofLane}'s seed
     * @param step any power of two of it gives the same path
     */
    BrownianPath(long seed, int lanes, double from, double until, double step) {
        this.seed = seed;
        this.lanes = lanes;
        this.from = from;
        double length = step;
        while (length < (until - from) * (1 - 1e-12)) {
            length *= 2;
        }
        root = length;
    }

    /** The seed of a lane's own motions. */
    static long ofLane(long seed, int lane) {
        return seed + 0x9E3779B97F4A7C15L * lane;
    }

    /** Writes W(t + h) - W(t) and the integral of W(s) - W(t) over the step, for motions 0 ... count - 1. */
    void increments(double t, double h, int count, double[] out, int at) {
        for (int i = 0; i < count; i++) {
            descend(i, t);
            double w0 = w;
            double area0 = area;
            descend(i, t + h);
            out[at + i] = w - w0;
            out[at + count + i] = area - area0 - h * w0;
        }
    }

    /** W_i and its integral from the start, at a time: into {@link #w} and {@link #area}. */
    private void descend(int motion, double t) {
        double x = t - from;
        double left = 0;
        double length = root;
        long node = 1;
        normals(motion, 0);
        double dw = Math.sqrt(length) * normal[0];
        double dh = Math.sqrt(length / 12) * normal[1];
        w = 0;
        area = 0;
        double near = 1e-9 * root / (1L << 20);
        for (int level = 0; level < DEEPEST && x - left > near; level++) {
            if (left + length - x <= near) {
                area += length * (w + 0.5 * dw + dh);
                w += dw;
                return;
            }
            normals(motion, node);
            double d = 3 * dh + 0.5 * Math.sqrt(length) * normal[0];
            double s = 2 * (dh - 0.25 * d);
            double h = Math.sqrt(length / 12) * normal[1];
            length *= 0.5;
            if (x < left + length - near) {
                dw = 0.5 * (dw + d);
                dh = 0.5 * (s + h);
                node = 2 * node;
            } else {
                double w1 = 0.5 * (dw + d);
                area += length * (w + 0.5 * w1 + 0.5 * (s + h));
                w += w1;
                dw = 0.5 * (dw - d);
                dh = 0.5 * (s - h);
                left += length;
                node = 2 * node + 1;
            }
        }
    }

    /** Two normal numbers that belong to a node: Box and Muller on a hash of (seed, motion, node). */
    private void normals(int motion, long node) {
        long own = ofLane(seed, motion % lanes);
        long key = mix(own ^ mix(motion / lanes * 0x9E3779B97F4A7C15L + 1)) ^ mix(node * 0xD1B54A32D192ED03L + 7);
        double u = ((mix(key) >>> 11) + 0.5) * 0x1p-53;
        double v = (mix(key + 0x9E3779B97F4A7C15L) >>> 11) * 0x1p-53;
        double r = Math.sqrt(-2 * Math.log(u));
        normal[0] = r * Math.cos(2 * Math.PI * v);
        normal[1] = r * Math.sin(2 * Math.PI * v);
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood 2014). */
    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
