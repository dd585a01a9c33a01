// SPDX-License-Identifier: Apache-2.0
package org.gyrus.inference;

import java.util.SplittableRandom;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * The inverse mass of Hamilton's equations: an estimate of the posterior's covariance, diagonal or dense. Momenta are drawn
 * with its inverse as covariance.
 */
sealed interface Metric {
    /** Writes the velocity, inverse mass times momentum. */
    void velocity(double[] momentum, double[] out);

    /** Writes a momentum. */
    void draw(SplittableRandom random, double[] out);

    /** Half of momentum times velocity. */
    default double energy(double[] momentum, double[] scratch) {
        velocity(momentum, scratch);
        double sum = 0;
        for (int i = 0; i < momentum.length; i++) {
            sum += momentum[i] * scratch[i];
        }
        return sum / 2;
    }

    /** Variances alone. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the package
    record Diagonal(double[] variances) implements Metric {
        @Override
        public void velocity(double[] momentum, double[] out) {
            for (int i = 0; i < out.length; i++) {
                out[i] = variances[i] * momentum[i];
            }
        }

        @Override
        public void draw(SplittableRandom random, double[] out) {
            for (int i = 0; i < out.length; i++) {
                out[i] = random.nextGaussian() / Math.sqrt(variances[i]);
            }
        }
    }

    /** A covariance C = L L^T; a momentum is L^-T z. */
    final class Dense implements Metric {
        private final double[][] covariance;
        private final double[][] lower;

        /** @throws org.hipparchus.exception.MathRuntimeException if the matrix is not positive definite */
        Dense(double[][] covariance) {
            RealMatrix c = new Array2DRowRealMatrix(covariance);
            this.covariance = c.getData();
            lower = new CholeskyDecomposition(c, 1e-8, 0).getL().getData();
        }

        @Override
        public void velocity(double[] momentum, double[] out) {
            for (int i = 0; i < out.length; i++) {
                double sum = 0;
                for (int j = 0; j < out.length; j++) {
                    sum += covariance[i][j] * momentum[j];
                }
                out[i] = sum;
            }
        }

        @Override
        public void draw(SplittableRandom random, double[] out) {
            for (int i = 0; i < out.length; i++) {
                out[i] = random.nextGaussian();
            }
            for (int i = out.length - 1; i >= 0; i--) {
                for (int j = i + 1; j < out.length; j++) {
                    out[i] -= lower[j][i] * out[j];
                }
                out[i] /= lower[i][i];
            }
        }
    }
}
