// SPDX-License-Identifier: Apache-2.0
/**
 * Methods, step control, events, adjoints.
 *
 * <ul>
 *   <li>{@link Solver}: a method with its settings.
 *   <li>{@link Signal}: an input as a function of time.
 *   <li>{@link Solve}: solved again and again, with gradients; what fits use.
 *   <li>{@link SolverException}: what cannot be set up, and what to do.
 * </ul>
 */
package org.gyrus.solver;
