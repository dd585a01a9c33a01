// SPDX-License-Identifier: Apache-2.0
/**
 * Topologies of equations and learned terms: a hybrid is a model that was rewritten, and the networks in it.
 *
 * <pre>{@code
 * var hybrid = Hybrid.parallel(tumor).residual("V", Network.mlp("V", "t").hidden(16, 16).tanh()).build();
 * show(hybrid);                                              // dV/dt = a*V*log(K/V) + N(V, t), and its picture
 * var run = hybrid.simulation(0, 200).run();
 * }</pre>
 *
 * <p>Each approach in each architecture; {@code of(...)} stands for {@code Network.mlp(...)}:
 *
 * <table>
 *   <caption>Approaches by architecture</caption>
 *   <tr><td></td><td>parallel</td><td>series</td><td>parallel-series</td></tr>
 *   <tr><td>residual</td>
 *     <td>{@code .residual("V", of("V", "t"))}<br>dV/dt = M + N(V, t)</td>
 *     <td>{@code .parameter("a", of("V"))}<br>dV/dt = M(V; a = N(V))</td>
 *     <td>{@code .residual("V", of("V", "t")).parameter("a", of("t")).outputResidual("seen", of("seen"))}</td></tr>
 *   <tr><td>neural ODE</td>
 *     <td>{@code .hidden("h", of("h", "V")).residual("V", of("V", "h"))}<br>dh/dt = N1, dV/dt = M + N2(V, h)</td>
 *     <td>{@code .hidden("h", of("h", "t")).parameter("a", of("h"))}, or after it
 *         {@code .hidden("h", of("h", "V")).readout("score", of("h"))}</td>
 *     <td>{@code .hidden("h", of("h", "V")).residual("V", of("V", "h")).parameter("a", of("h")).label("P", of("h", "V"))}</td></tr>
 *   <tr><td>solver in the loop</td>
 *     <td>{@code .correction("V", of("V")).through(Solver.heun().fixedStep(2.5))}<br>V moves by h N(V) after each step</td>
 *     <td>{@code .parameter("a", of("V")).through(coarse)}<br>a parameter that makes up for the step</td>
 *     <td>{@code .correction("V", of("V")).parameter("a", of("t")).through(coarse)}</td></tr>
 * </table>
 *
 * <p>A fourth architecture has no mechanism, {@code Hybrid.node("x", "y")}: the rival of every hybrid.
 *
 * <table>
 *   <caption>Types, in reading order</caption>
 *   <tr><td>{@link Hybrid}</td><td>rewritten model, networks, terms, penalties, covariates; four ways to begin</td></tr>
 *   <tr><td>{@link Architecture}</td><td>parallel, series, parallel-series, data-driven</td></tr>
 *   <tr><td>{@link HybridBuilder}</td><td>what all hybrids can be told: covariates, hidden states, shapes of terms</td></tr>
 *   <tr><td>{@link ParallelTerms}, {@link ParallelBuilder}</td><td>networks beside the mechanism</td></tr>
 *   <tr><td>{@link SeriesTerms}, {@link SeriesBuilder}</td><td>networks before or after it</td></tr>
 *   <tr><td>{@link ParallelSeriesBuilder}</td><td>both</td></tr>
 *   <tr><td>{@link NodeBuilder}</td><td>networks alone: plain, augmented and second-order neural ODEs</td></tr>
 *   <tr><td>{@link LatentNode}, {@link LatentBuilder}</td><td>a neural ODE behind irregular series, with an encoder</td></tr>
 *   <tr><td>{@link LearnedTerm}, {@link Role}</td><td>where each result of a network sits</td></tr>
 *   <tr><td>{@link Correction}</td><td>what follows each step of a solver in the loop</td></tr>
 *   <tr><td>{@link Penalty}</td><td>what a fit adds to its loss</td></tr>
 *   <tr><td>{@link HybridException}</td><td>what cannot be made a hybrid, and what to do</td></tr>
 * </table>
 *
 * <p>Not here: fits ({@code org.gyrus.fit}), a learned term back to an equation ({@code org.gyrus.discovery}), how a
 * hybrid looks in a notebook ({@code org.gyrus.notebook}).
 */
package org.gyrus.hybrid;
