// SPDX-License-Identifier: Apache-2.0
package org.gyrus.space;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/** Weights between regions: a square matrix of numbers of 0 or more, with a diagonal of 0. */
final class Weights {
    private Weights() {}

    /**
     * A copy without what regions send to themselves, which changes nothing.
     *
     * @throws SpaceException when it is not square, or a weight is negative or no finite number
     */
    static double[][] checked(double[][] weights) {
        int n = weights.length;
        if (n == 0) {
            throw new SpaceException("A connectome has at least one region, but the matrix of weights is empty.");
        }
        double[][] copy = new double[n][];
        for (int i = 0; i < n; i++) {
            if (weights[i].length != n) {
                throw new SpaceException("Weights between regions are a square matrix, but there are " + n
                        + " rows and row " + i + " has " + weights[i].length + " numbers.");
            }
            for (int j = 0; j < n; j++) {
                if (!(weights[i][j] >= 0 && weights[i][j] < Double.POSITIVE_INFINITY)) {
                    throw new SpaceException(
                            "Weights between regions are finite numbers of 0 or more, but that in row " + i
                                    + ", column " + j + " (from 0) is " + weights[i][j]
                                    + "; repair the matrix, or take that region"
                                    + " out.");
                }
            }
            copy[i] = weights[i].clone();
            copy[i][i] = 0;
        }
        return copy;
    }

    static double[][] copy(double[][] weights) {
        return Arrays.stream(weights).map(double[]::clone).toArray(double[][]::new);
    }

    static double[][] transposed(double[][] weights) {
        double[][] transposed = new double[weights.length][weights.length];
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < weights.length; j++) {
                transposed[j][i] = weights[i][j];
            }
        }
        return transposed;
    }

    /** (1 - part) W + part W^T. */
    static double[][] mixed(double[][] weights, double part) {
        double[][] mixed = new double[weights.length][weights.length];
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < weights.length; j++) {
                mixed[i][j] = part == 0.5
                        ? (weights[i][j] + weights[j][i]) / 2
                        : (1 - part) * weights[i][j] + part * weights[j][i];
            }
        }
        return mixed;
    }

    static double[] rowSums(double[][] weights) {
        return Arrays.stream(weights)
                .mapToDouble(row -> Arrays.stream(row).sum())
                .toArray();
    }

    static boolean isSymmetric(double[][] weights) {
        boolean symmetric = true;
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < i; j++) {
                symmetric &= weights[i][j] == weights[j][i];
            }
        }
        return symmetric;
    }

    /** The eigenvalue of largest modulus; real and 0 or more (Perron and Frobenius). */
    static double largestEigenvalue(double[][] weights) {
        if (isSymmetric(weights)) {
            RealMatrix matrix = MatrixUtils.createRealMatrix(weights);
            return Arrays.stream(new EigenDecompositionSymmetric(matrix).getEigenvalues())
                    .map(Math::abs)
                    .max()
                    .orElse(0);
        }
        return powerIteration(weights);
    }

    /** For links with a direction: powers of W + shift, whose largest eigenvalue has no equal in modulus. */
    private static double powerIteration(double[][] weights) {
        double shift = Arrays.stream(rowSums(weights)).max().orElse(0) / 10;
        double[] x = new double[weights.length];
        Arrays.fill(x, 1);
        double before = -1;
        double value = 0;
        for (int i = 0; i < 20_000 && Math.abs(value - before) > 1e-13 * value; i++) {
            before = value;
            double[] next = new double[x.length];
            double largest = 0;
            for (int row = 0; row < x.length; row++) {
                next[row] = shift * x[row];
                for (int column = 0; column < x.length; column++) {
                    next[row] += weights[row][column] * x[column];
                }
                largest = Math.max(largest, next[row]);
            }
            if (largest == 0) {
                return 0;
            }
            for (int row = 0; row < x.length; row++) {
                x[row] = next[row] / largest;
            }
            value = largest;
        }
        return Math.max(0, value - shift);
    }

    /** The parts that exchange nothing with each other, in either direction, the largest first. */
    static List<List<Integer>> parts(double[][] weights) {
        int n = weights.length;
        boolean[] seen = new boolean[n];
        List<List<Integer>> parts = new ArrayList<>();
        for (int first = 0; first < n; first++) {
            List<Integer> part = new ArrayList<>();
            Deque<Integer> open = new ArrayDeque<>();
            if (!seen[first]) {
                open.add(first);
                seen[first] = true;
            }
            while (!open.isEmpty()) {
                int i = open.remove();
                part.add(i);
                for (int j = 0; j < n; j++) {
                    if (!seen[j] && (weights[i][j] > 0 || weights[j][i] > 0)) {
                        seen[j] = true;
                        open.add(j);
                    }
                }
            }
            if (!part.isEmpty()) {
                parts.add(part.stream().sorted().toList());
            }
        }
        parts.sort((a, b) -> b.size() - a.size());
        return List.copyOf(parts);
    }
}
