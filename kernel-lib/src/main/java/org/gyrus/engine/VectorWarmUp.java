// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

/** Runs each loop of the vector kernel until it is faster than the plain one, or for two seconds. */
final class VectorWarmUp implements Runnable {
    private static final int LANES = 64;
    private static final int UNITS = 8;
    private static final long LIMIT = 2_000_000_000L;

    private final LaneMath plain;
    private final LaneMath vector;
    private final UnitMath plainUnits;
    private final UnitMath vectorUnits;
    private final double[] a = new double[LANES * UNITS];
    private final double[] r = new double[LANES * UNITS];
    private final double[] w = new double[UNITS * (UNITS + 1)];
    private final double[] sums = new double[LaneSum.SCRATCH];

    VectorWarmUp(LaneMath plain, LaneMath vector) {
        this.plain = plain;
        this.vector = vector;
        plainUnits = plain.units();
        vectorUnits = vector.units();
        for (int i = 0; i < a.length; i++) {
            a[i] = 0.25 + 1.0 / (1 + i);
        }
    }

    @Override
    public void run() {
        long start = System.nanoTime();
        exercise(plain, 300);
        double before = exercise(plain, 20);
        int fast = 0;
        while (fast < 10 && System.nanoTime() - start < LIMIT) {
            fast = exercise(vector, 20) < 0.6 * before ? fast + 1 : 0;
        }
    }

    /** The loops on one lane, for layers of few and of many inputs, to and from {@link #LANES} units. */
    private void units(UnitMath math) {
        math.columns(LANES, 2, w, a, 0, LANES, a, 3 * LANES, r);
        math.columns(LANES, UNITS - 1, w, a, 0, LANES, null, 0, r);
        math.rows(LANES - 2, 3, a, 0, a, 0, LANES, null, 0, r);
        math.addOuter(LANES - 2, 2, a, w, 0, r, 0);
        math.addOuter(3, LANES - 2, w, a, 0, r, 0);
    }

    private double exercise(LaneMath math, int times) {
        UnitMath units = math == plain ? plainUnits : vectorUnits;
        long start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            math.apply(Operation.EXP, a.length, r, 0, a, 0);
            math.apply(Operation.LOG, a.length, r, 0, a, 0);
            math.apply(Operation.TANH, a.length, r, 0, a, 0);
            math.apply(Operation.SIGMOID, a.length, r, 0, a, 0);
            math.apply(Operation.SOFTPLUS, a.length, r, 0, a, 0);
            math.tanhSlope(a.length, r, 0, a, 0);
            math.softplusSlope(a.length, r, 0, a, 0);
            math.linear(LANES, UNITS, UNITS, a, 0, LANES, w, 0, r, 0, LANES);
            math.linear(LANES, 3, UNITS, a, 0, LANES, w, 0, r, 0, LANES);
            math.transposed(LANES, UNITS, UNITS, a, w, 0, r);
            math.weights(LANES, UNITS, UNITS, a, a, 0, LANES, w, 0, sums);
            units(units);
        }
        return System.nanoTime() - start;
    }
}
