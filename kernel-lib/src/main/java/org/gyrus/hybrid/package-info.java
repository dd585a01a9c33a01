// SPDX-License-Identifier: Apache-2.0
/**
 * Topologies of equations and learned terms: a hybrid is a model that was rewritten, and the networks in it.
 *
 * <pre>{@code
 * var hybrid = Hybrid.parallel(tumor).residual("V", Network.mlp("V", "t").hidden(16, 16).tanh()).build();
 * show(hybrid);                                              // dV/dt = a*V*log(K/V) + N(V, t), and its picture
 * var run = hybrid.simulation().until(200, "day").run();
 * }</pre>
 *
 * <table>
 *   <caption>Types, in reading order</caption>
 *   <tr><td>{@link Hybrid}</td><td>rewritten model, networks, terms, penalties, covariates; four ways to begin</td></tr>
 *   <tr><td>{@link Architecture}</td><td>parallel, series, parallel-series, data-driven</td></tr>
 *   <tr><td>{@link HybridBuilder}</td><td>what all hybrids can be told: covariates, hidden states, shapes of terms</td></tr>
 *   <tr><td>{@link ParallelTerms}, {@link ParallelBuilder}</td><td>networks beside the mechanism</td></tr>
 *   <tr><td>{@link SeriesTerms}, {@link SeriesBuilder}</td><td>networks before or after it</td></tr>
 *   <tr><td>{@link ParallelSeriesBuilder}</td><td>both</td></tr>
 *   <tr><td>{@link NodeBuilder}</td><td>networks alone: neural ODEs</td></tr>
 *   <tr><td>{@link LearnedTerm}, {@link Role}</td><td>where each result of a network sits</td></tr>
 *   <tr><td>{@link Penalty}</td><td>what a fit adds to its loss</td></tr>
 *   <tr><td>{@link HybridException}</td><td>what cannot be made a hybrid, and what to do</td></tr>
 * </table>
 *
 * <p>Not here: fits ({@code org.gyrus.fit}), a learned term back to an equation ({@code org.gyrus.discovery}), pictures
 * ({@code org.gyrus.notebook}).
 */
package org.gyrus.hybrid;
