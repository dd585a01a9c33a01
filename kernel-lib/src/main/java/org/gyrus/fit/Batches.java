// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Which patients each step of a pass over a cohort sees: all of them once, in an order drawn anew for every pass. The order
 * depends on seed and pass alone, so a fit that is resumed sees what it would have seen.
 *
 * @param patients how many there are
 * @param size how many a step sees
 * @param seed of the orders
 */
record Batches(int patients, int size, long seed) {
    /** Mixes seed and pass: the increment of SplitMix64. */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** The patients of each step of a pass, in ascending order within a step; the last step may see fewer. */
    int[][] of(int pass) {
        SplittableRandom random = new SplittableRandom(seed + GOLDEN * pass);
        int[] order = new int[patients];
        for (int i = 0; i < patients; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        int[][] steps = new int[(patients + size - 1) / size][];
        for (int s = 0; s < steps.length; s++) {
            steps[s] = Arrays.copyOfRange(order, s * size, Math.min(patients, (s + 1) * size));
            Arrays.sort(steps[s]);
        }
        return steps;
    }
}
