// SPDX-License-Identifier: Apache-2.0
/**
 * A learned term, back to an equation: sparse regression of what a network has learned on terms of the expression language.
 *
 * <pre>{@code
 * var law = Discovery.of("N", learned, "1/day").over("x", x, "1").over("y", y, "1")
 *     .among(Candidates.polynomials(5).sines()).run();
 * law.text();                                   // -0.9*x*y, ready for Model.equation
 * }</pre>
 *
 * <p>The way: samples of the term where trajectories have been, one column for each candidate, columns scaled to one size,
 * least squares with small terms struck out again and again (STLSQ), and a criterion that says how many terms the samples
 * can carry. {@link Law#in} writes the law into the model with its coefficients as parameters in their units, so that it can
 * be fitted again to the readings, which is the test that counts.
 *
 * <table>
 * <caption>Types, in reading order</caption>
 * <tr><th>type</th><th>what it is</th></tr>
 * <tr><td>{@link Discovery}</td><td>samples of a term and how to search: the door</td></tr>
 * <tr><td>{@link Candidates}</td><td>the terms that may stand in the law</td></tr>
 * <tr><td>{@link Criterion}</td><td>how many terms are enough: AIC, AICc, BIC, validation</td></tr>
 * <tr><td>{@link Law}</td><td>the result: text, coefficients with errors, alternatives with fewer or more terms</td></tr>
 * <tr><td>{@link LawTerm}</td><td>one candidate with its coefficient</td></tr>
 * <tr><td>{@link DiscoveryException}</td><td>what cannot be searched, and what to do</td></tr>
 * </table>
 *
 * <p>Not here: learned terms themselves ({@code org.gyrus.hybrid}), fits to readings ({@code org.gyrus.fit}).
 */
package org.gyrus.discovery;
