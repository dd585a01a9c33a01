// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

/** A one-step method, as data: what it is, where it is from, and how to make a {@link Stepper} of it. Immutable. */
interface Method {
    /** The published name, as "Tsitouras 5(4)". */
    String name();

    /** Global order of y_n. */
    int order();

    /** Order of the embedded method: the error estimate behaves as h^(order + 1) of it; 0 when there is none. */
    int embeddedOrder();

    /** Dense output: w_j(theta) = sum_k dense[j][k] theta^(k + 1). */
    double[][] dense();

    /** Global order of the dense output, uniformly in a step. */
    int denseOrder();

    /** Publication of the coefficients. */
    String source();

    /** What it should not be used for. */
    String doesNotSuit();

    /** A stepper for one lane group; {@code tolerance} also for methods with fixed steps (Newton iterations). */
    Stepper stepper(RightHandSide f, Tolerance tolerance);
}
