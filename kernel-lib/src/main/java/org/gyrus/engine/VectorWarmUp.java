// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import java.util.Arrays;

/** Runs each loop of the vector kernel until it is faster than the plain one. */
final class VectorWarmUp {
    private static final int LANES = 64;
    private static final int UNITS = 8;
    /** Few, since a loop that is not compiled yet takes a thousand times longer. */
    private static final int NUMBERS = 64;

    private static final int LOOPS = 25;
    private static final long LIMIT = 60_000_000_000L;

    private final LaneMath plain;
    private final LaneMath vector;
    private final UnitMath plainUnits;
    private final UnitMath vectorUnits;
    private final TanhUnits plainTanh;
    private final TanhUnits vectorTanh;
    private final double[] a = new double[LANES * UNITS];
    private final double[] r = new double[LANES * UNITS];
    private final double[] m = new double[5 * LANES + 2 * LaneSum.PARTS];
    private final double[] z = new double[2 * LANES];
    private final double[] w = new double[UNITS * (UNITS + 1)];
    private final double[] sums = new double[LaneSum.SCRATCH];

    VectorWarmUp(LaneMath plain, LaneMath vector) {
        this.plain = plain;
        this.vector = vector;
        plainUnits = plain.units();
        vectorUnits = vector.units();
        plainTanh = plain.tanhUnits();
        vectorTanh = vector.tanhUnits();
        for (int i = 0; i < a.length; i++) {
            a[i] = 0.25 + 1.0 / (1 + i);
        }
        System.arraycopy(a, 0, m, 0, 5 * LANES);
    }

    /** Compiles the plain loops by use, then the vector ones; whether these are faster now. */
    boolean run() {
        long start = System.nanoTime();
        best(plain, plainUnits, plainTanh);
        long[] before = best(plain, plainUnits, plainTanh);
        int fast = 0;
        while (fast < 3 && System.nanoTime() - start < LIMIT) {
            fast = isFaster(best(vector, vectorUnits, vectorTanh), before) ? fast + 1 : 0;
        }
        return fast == 3;
    }

    /** All together clearly, and none much slower: one that is not compiled would spoil a whole solve. */
    private static boolean isFaster(long[] now, long[] before) {
        long sum = 0;
        long sumBefore = 0;
        boolean none = true;
        for (int i = 0; i < LOOPS; i++) {
            sum += now[i];
            sumBefore += before[i];
            none &= now[i] < 2 * before[i];
        }
        return none && sum < 0.6 * sumBefore;
    }

    /** The least time of each loop in some rounds, which waiting for a processor does not lengthen. */
    private long[] best(LaneMath math, UnitMath units, TanhUnits tanh) {
        long[] least = new long[LOOPS];
        Arrays.fill(least, Long.MAX_VALUE);
        for (int round = 0; round < 10; round++) {
            for (int i = 0; i < LOOPS; i++) {
                long start = System.nanoTime();
                for (int k = 0; k < 20; k++) {
                    loop(i, k, math, units, tanh);
                }
                least[i] = Math.min(least[i], System.nanoTime() - start);
            }
        }
        return least;
    }

    private void loop(int i, int k, LaneMath math, UnitMath units, TanhUnits tanh) {
        // Sizes with and without a rest, so that no branch is taken for the first time, and compiled again, in a solve.
        int n = k % 4 == 0 ? NUMBERS - 3 : NUMBERS;
        int lanes = k % 4 == 0 ? LANES - 3 : LANES;
        int inputs = 1 + k % UNITS;
        int outputs = 1 + k % (UNITS - 1);
        switch (i) {
            case 0 -> math.apply(Operation.EXP, n, r, 0, a, 0);
            case 1 -> math.apply(Operation.LOG, n, r, 0, a, 0);
            case 2 -> math.apply(Operation.TANH, n, r, 0, a, 0);
            case 3 -> math.apply(Operation.SIGMOID, n, r, 0, a, 0);
            case 4 -> math.apply(Operation.SOFTPLUS, n, r, 0, a, 0);
            case 5 -> math.tanhSlope(n, r, 0, a, 0);
            case 6 -> math.softplusSlope(n, r, 0, a, 0);
            case 7 -> math.linear(lanes, UNITS, UNITS, a, 0, LANES, w, 0, r, 0, LANES);
            case 8 -> math.linear(lanes, 3, UNITS, a, 0, LANES, w, 0, r, 0, LANES);
            case 9 -> math.transposed(lanes, inputs, outputs, a, w, 0, r);
            case 10 -> math.weights(lanes, inputs, outputs, a, a, 0, LANES, w, 0, sums);
            case 11 -> math.linear(lanes, 4, UNITS, a, 0, LANES, w, 0, r, 0, LANES);
            // On one lane: layers of few and of many inputs, to and from LANES units.
            case 12 -> units.columns(LANES, 2, w, a, 0, LANES, a, 3 * LANES, r);
            case 13 -> units.columns(LANES, 2, w, a, 0, LANES, null, 0, r);
            case 14 -> units.columns(LANES, 1 + k % (UNITS - 1), w, a, 0, LANES, null, 0, r);
            case 15 -> units.columns(LANES, 3, w, a, 0, LANES, a, 3 * LANES, r);
            case 16 -> units.rows(k % 4 == 0 ? 5 : LANES - 2, 3, a, 0, a, 0, LANES, null, 0, r);
            case 17 -> units.addOuter(LANES - 2, 2, a, w, 0, r, 0);
            case 18 -> units.addOuter(3, k % 4 == 0 ? 3 : LANES - 2, w, a, 0, r, 0);
            case 19 -> math.linear(lanes, inputs, UNITS, a, 0, LANES, w, 0, r, 0, LANES);
            case 20 -> units.columns(LANES, 2 * UNITS - 1, w, a, 0, 0, null, 0, r);
            case 21 -> units.addScaled(LANES - 2, 1, a, 0, r, 0);
            case 22 -> tanh.forward(LANES - 2, 0.3, 0.2, m, r, k % 4, sums);
            case 23 -> tanh.reverse(LANES - 2, 0.3, 0.2, m, a, k % 4, r, z, LANES * (k % 2), sums);
            default -> tanh.gather(1 + k % 3, LANES - 2, a, a, m, r);
        }
    }
}
