// SPDX-License-Identifier: Apache-2.0
/**
 * The models of the literature, with their sources.
 *
 * <p>Every parameter carries its unit, its range and where its number comes from; what could not be verified says so.
 *
 * <pre>{@code
 * GrowthLaw.GOMPERTZ.equation();                      // dV/dt = a*V*log(K/V)
 * GrowthLaw.GOMPERTZ.curve(900, 5e4, 0.05).volume(30);  // mm^3 after 30 days
 * }</pre>
 *
 * <table>
 * <caption>Types</caption>
 * <tr><th>type</th><th>what it is</th></tr>
 * <tr><td>{@link GrowthLaw}</td><td>laws of tumor growth with closed solutions</td></tr>
 * <tr><td>{@link GrowthCurve}</td><td>a law with its parameters</td></tr>
 * <tr><td>{@link SyntheticTumors}</td><td>made-up lesions, for when the real ones cannot be had</td></tr>
 * </table>
 *
 * <p>Not here: fits to patients ({@code org.gyrus.fit}), hybrids of these models ({@code org.gyrus.hybrid}).
 */
package org.gyrus.disorder;
