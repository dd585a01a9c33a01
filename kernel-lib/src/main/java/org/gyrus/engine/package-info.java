// SPDX-License-Identifier: Apache-2.0
/**
 * How equations run: compiled programs and their exact derivatives.
 *
 * <pre>{@code
 * Program rates = Program.compile(rightHandSides, signature, networks);
 * Evaluator evaluator = rates.evaluator(64);
 * evaluator.bind(parameters, weights);
 * }</pre>
 *
 * <table>
 *   <caption>Types</caption>
 *   <tr><td>{@link Program}</td><td>equations, compiled; immutable</td></tr>
 *   <tr><td>{@link Signature}</td><td>the names of its arguments</td></tr>
 *   <tr><td>{@link Evaluator}</td><td>evaluates a program over lanes and differentiates it</td></tr>
 *   <tr><td>{@link Cotangent}, {@link Tangent}</td><td>what goes backward and forward through one</td></tr>
 *   <tr><td>{@link StepKernel}</td><td>a whole Runge-Kutta step of a program, fused</td></tr>
 *   <tr><td>{@link StageKernel}</td><td>the stages of one on a space, each in one loop over cells</td></tr>
 *   <tr><td>{@link EngineException}</td><td>what is wrong with a program, in a sentence</td></tr>
 * </table>
 *
 * <p>Inside: expressions become a {@code Code} of single-assignment nodes ({@code Lowering}); derivatives are further codes
 * ({@code ForwardMode}, {@code ReverseMode}); an {@code Executor} runs any of them.
 *
 * <p>Not here: time stepping, and operators in space, whose results are inputs of a program ({@code org.gyrus.solver}).
 */
package org.gyrus.engine;
