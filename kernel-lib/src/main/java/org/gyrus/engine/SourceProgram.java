// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

/** What a generated class extends: its network calls, and the places where their operands and results stand. */
abstract class SourceProgram {
    NetworkCalls calls;
    double[][] operands;
    double[][] seeds;
    double[][] results;

    final SourceProgram with(NetworkCalls networks) {
        calls = networks;
        operands = networks.allOperands();
        seeds = networks.allSeeds();
        results = networks.allResults();
        return this;
    }

    /**
     * Runs the code.
     *
     * @param a the arrays of all places, {@code at} their offsets, t the time, v room for values that cross methods
     */
    abstract void run(double[][] a, int[] at, double t, double[] v, Frame f);
}
