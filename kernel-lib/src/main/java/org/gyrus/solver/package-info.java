// SPDX-License-Identifier: Apache-2.0
/**
 * Runs models: methods, step control, events, doses, delays, dense output, and the exact adjoint of all of it.
 *
 * <pre>{@code
 * Trajectory run = Simulation.of(tumor).until(200, "day").with(Solver.tsit5().tolerance(1e-8, 1e-10)).run();
 * double volume = run.at("V", 200);
 * double sensitivity = run.gradientOf("V").at(200).wrt("a");
 * }</pre>
 *
 * <ul>
 *   <li>{@link Simulation}: a model with interval, values, inputs, doses and method.
 *   <li>{@link Solver}: a method with its settings; the catalogue of methods.
 *   <li>{@link Signal}: an input as a function of time.
 *   <li>{@link Trajectory}: what a simulation did.
 *   <li>{@link Gradient}: derivatives of a value of a trajectory; {@link Objective}: what is differentiated.
 *   <li>{@link FieldGradient}: derivatives of a sum over the cells of a space.
 *   <li>{@link Sensitivities}: derivatives of a whole trajectory with respect to a few numbers.
 *   <li>{@link BacksolveDiagnostic}: the continuous adjoint, to see where it fails.
 *   <li>{@link Solve}: solved again and again, with gradients; what fits use.
 *   <li>{@link Certificate}: what a run can show for itself.
 *   <li>{@link SolverException}: what cannot be set up, and what to do.
 * </ul>
 *
 * <p>Inside: a {@code Method} is data and makes a {@code Stepper}, which takes one step of one lane group and takes it back.
 * {@code Integrator} is the only loop; it writes a {@code Recording}, over which {@code Adjoint} goes back. A {@code LaneGroup}
 * holds lanes that share their steps: one patient by default. Where a recording would grow beyond the memory allowed, it
 * keeps {@code Checkpoints}, and {@code Replays} take the steps between them again. {@code History} looks up what was,
 * in the recording or before it; {@code TangentLinear} goes forward along a direction, and {@code SecondOrder} back with it.
 *
 * <p>Not here: how equations are evaluated ({@code org.gyrus.engine}), fits ({@code org.gyrus.fit}).
 */
package org.gyrus.solver;
