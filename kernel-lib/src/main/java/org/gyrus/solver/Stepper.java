// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import org.gyrus.engine.Cotangent;

/**
 * Takes the steps of one {@link Method} for one lane group, and takes them back. Owns its scratch memory: one per
 * thread. Nothing is allocated in a step; no value makes it throw.
 *
 * <p>A step records its slopes K_j so that y(t_n + theta h) = y_n + h sum_j w_j(theta) K_j is the method's dense output,
 * with w of {@link Method#dense}. The reverse pass differentiates exactly what {@link #step} computes, with t_n and h as
 * arguments too.
 */
abstract class Stepper {
    final RightHandSide f;

    Stepper(RightHandSide f) {
        this.f = f;
    }

    /** Parameters and weights for the next solve, bound in {@link #f} already. */
    void bind(double[] parameters, double[] weights) {}

    /** How many slopes a step records. */
    abstract int slopes();

    /** Doubles recorded by a step: the slopes first. */
    int recordLength() {
        return slopes() * f.size;
    }

    /** Doubles at the end of a record that are the beginning of the next one (first same as last); 0 for none. */
    int recordOverlap() {
        return 0;
    }

    /** Doubles of evaluation tapes per step; 0 when the method keeps none. */
    int tapeLength() {
        return 0;
    }

    /** As {@link #recordOverlap}, for tapes. */
    int tapeOverlap() {
        return 0;
    }

    /** Whether records are not kept: then {@link #recall} makes them again when somebody asks. */
    boolean isLean() {
        return false;
    }

    /** Points the cursor of a step that was taken at its record, where that was not kept. */
    void recall(Step step) {}

    /**
     * What does not depend on h: the first slope, a Jacobian. Called once before the trials of a step, but not where
     * {@link #recordOverlap} already carried it over from the step before.
     */
    abstract void begin(Step step);

    /** f(t_n, y_n) of a step that has begun. */
    void firstSlope(Step step, double[] out, int at) {
        f.evaluate(step.t, step.states, step.at, out, at, null, 0);
    }

    /**
     * Tries a step: writes y_{n+1} and the record.
     *
     * @return the square of the error estimate in the norm of {@link Tolerance} (accept up to 1); 0 for methods without
     *     one; not a number or infinite when the step failed and a shorter one should be tried
     */
    abstract double step(Step step);

    /** Says that a step failed: y_{n+1} is not a number, so that a loop with fixed steps notices as well. */
    final double failed(Step step) {
        java.util.Arrays.fill(step.states, step.nextAt, step.nextAt + f.size, Double.NaN);
        return Double.NaN;
    }

    /** Why the last step failed, as the middle of a sentence; empty where there is nothing to add to its numbers. */
    String trouble() {
        return "";
    }

    /** Takes the step back: from {@code bar.next} and {@code bar.record} to {@code bar.y}, {@code t} and {@code h}. */
    abstract void pullBack(Step step, StepCotangent bar);

    /** Adds what waits from {@link #pullBack} to the cotangents of parameters and weights: called after the last one. */
    void settle() {}

    /** The image of a direction; methods that have none say so. */
    void pushForward(Step step, StepTangent dot) {
        throw new SolverException("Forward sensitivities are there for explicit Runge-Kutta methods only;"
                + " this method has the reverse gradient, use gradient(...).");
    }

    /**
     * Forward over reverse: as {@link #pullBack} with times, and the change of it along {@code dot}. The change of what
     * parameters and weights receive is added to {@code along}; knots of inputs are left alone.
     */
    void pullBackAlong(Step step, StepTangent dot, StepCotangent bar, StepCotangent barDot, Cotangent along) {
        throw new SolverException("Second derivatives are there for explicit Runge-Kutta methods only, such as"
                + " Solver.tsit5(); with this method take differences of gradients.");
    }
}
