// SPDX-License-Identifier: Apache-2.0
package org.gyrus.space;

/**
 * What a flow carries through a face of a {@link Grid}: the value at the face of the cell it comes from, c + s/2 or c - s/2, s a
 * slope made of the differences a to the cell before and b to the cell after along an axis. Conservative and, within the step
 * that is allowed, without new extremes.
 */
public enum Advection {
    /** s = 0: the value of the cell itself. First order: smears as a diffusion of |v| h/2 would. Linear in c. */
    UPWIND {
        @Override
        double slope(double a, double b) {
            return 0;
        }

        @Override
        double derivative(double a, double b) {
            return 0;
        }
    },
    /**
     * s = 2 a b/(a + b) where a and b have one sign, else 0. Second order where c is smooth and has no extreme. Its derivative
     * jumps where a or b is 0, and one of the two is taken: gradients with respect to what shifts or scales c as a whole are
     * those of the steps taken, but in a flat region, a = b = 0, none is right for initial values of single cells, and methods of
     * time steps show order 2 at most.
     *
     * <p>Source: B. van Leer, Towards the ultimate conservative difference scheme II, Journal of Computational Physics 14, 361-370,
     * 1974 (the harmonic limiter), and V, 32, 101-136, 1979.
     */
    VAN_LEER {
        @Override
        double slope(double a, double b) {
            double product = a * b;
            return product > 0 ? 2 * product / (a + b) : 0;
        }

        @Override
        double derivative(double a, double b) {
            double ratio = b / (a + b);
            return a * b > 0 ? 2 * ratio * ratio : 0;
        }
    };

    /** s. */
    abstract double slope(double a, double b);

    /** ds/da; ds/db is {@code derivative(b, a)}, as s is symmetric. */
    abstract double derivative(double a, double b);
}
