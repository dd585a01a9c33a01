// SPDX-License-Identifier: Apache-2.0
/**
 * Uncertainty and identifiability of what was fitted: how well the readings know the numbers, and which they cannot know.
 *
 * <pre>{@code
 * FisherInformation.of(fit.residuals(), fit.density(), NoiseLevel.ESTIMATED).warnings();   // a and K cannot be told apart ...
 * var chains = Nuts.of(fit::density).seed(7).run();
 * show(chains.table());
 * }</pre>
 *
 * <table>
 * <caption>From quick to thorough</caption>
 * <tr><th>type</th><th>what it is</th><th>cost</th></tr>
 * <tr><td>{@link FisherInformation}</td><td>what the readings can know at best; names numbers that cannot be told
 *     apart</td><td>one Jacobian</td></tr>
 * <tr><td>{@link Laplace}</td><td>a normal distribution with the posterior's mode and curvature; evidence of a
 *     model</td><td>2 gradients per number</td></tr>
 * <tr><td>{@link ProfileLikelihood}, {@link Profile}</td><td>one number held, the others fitted anew: intervals that follow
 *     a bent valley, and open ends</td><td>dozens of fits per number</td></tr>
 * <tr><td>{@link Nuts}, {@link Chains}</td><td>Hamiltonian Monte Carlo with exact gradients; R-hat, effective draws,
 *     divergences, pictures</td><td>1e4 to 1e5 gradients</td></tr>
 * <tr><td>{@link Ensemble}</td><td>fits from several seeds: for networks</td><td>several fits</td></tr>
 * <tr><td>{@link Posterior}</td><td>anything of these that can be drawn from: what a forecast takes</td><td></td></tr>
 * <tr><td>{@link NoiseLevel}</td><td>whether the size of the noise is known or estimated</td><td></td></tr>
 * <tr><td>{@link InferenceException}</td><td>what cannot be inferred, and what to do</td><td></td></tr>
 * </table>
 *
 * <p>All work on {@code fit.LogDensity} and {@code fit.Residuals} alone: theta in unconstrained coordinates, exact
 * derivatives; results are in the numbers' own units.
 *
 * <p>Not here: fits ({@code org.gyrus.fit}), forecasts with intervals ({@code org.gyrus.question}).
 */
package org.gyrus.inference;
