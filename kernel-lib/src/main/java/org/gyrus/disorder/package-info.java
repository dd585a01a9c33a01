// SPDX-License-Identifier: Apache-2.0
/**
 * The models of the literature with their sources, their treatments, and synthetic patients.
 *
 * <p>Every parameter carries its unit, its range and where its number comes from; what could not be verified says so.
 *
 * <pre>{@code
 * var cascade = Disorders.alzheimers().cascade().population(Population.LMCI);
 * var run = Simulation.of(cascade).from(50).until(80).treatedWith(Antibody.DONANEMAB.course(60, 78, "week")).run();
 * var made = SyntheticCohort.of(cascade).patients(200).from(50).visitsEvery(6, "month").noise(0.05).seed(1).make();
 * }</pre>
 *
 * <table>
 * <caption>Types</caption>
 * <tr><th>type</th><th>what it is</th></tr>
 * <tr><td>{@link Disorders}</td><td>where a published model begins; the catalogue of all</td></tr>
 * <tr><td>{@link Tumor}, {@link Alzheimers}, {@link Stroke}, {@link Epilepsy}</td><td>the models of a disorder</td></tr>
 * <tr><td>{@link Spreading}</td><td>models that live on a grid or a connectome, and the 72 regions of dATN</td></tr>
 * <tr><td>{@link MouseStudy}</td><td>fourteen studies of tau in mice: seeds, times, readings</td></tr>
 * <tr><td>{@link GrowthSpread}</td><td>growth and spread from a seed in closed form, with its fit</td></tr>
 * <tr><td>{@link RecurrenceCoverage}</td><td>real gliomas: how much of the recurrence each radiotherapy plan had covered</td></tr>
 * <tr><td>{@link Cascade}, {@link Population}, {@link Antibody}</td><td>Alzheimer's biomarkers, the groups they were fitted to,
 *     and what is given against amyloid</td></tr>
 * <tr><td>{@link SyntheticCohort}, {@link SyntheticCohortBuilder}</td><td>made-up patients with known truth</td></tr>
 * <tr><td>{@link GrowthLaw}, {@link GrowthCurve}</td><td>laws of tumor growth with closed solutions</td></tr>
 * <tr><td>{@link SyntheticTumors}</td><td>made-up lesions, for when the real ones cannot be had</td></tr>
 * <tr><td>{@link References}</td><td>the publications as BibTeX</td></tr>
 * <tr><td>{@link DisorderException}</td><td>what cannot be made, in one sentence</td></tr>
 * </table>
 *
 * <p>A model is a page of text, {@code *.model}, in the folder of this package among the resources; a new one is a page and a
 * line in {@code catalogue.csv}.
 *
 * <p>Not here: spaces themselves ({@code org.gyrus.space}), fits to patients ({@code org.gyrus.fit}), hybrids of these models
 * ({@code org.gyrus.hybrid}), the best course of a treatment ({@code org.gyrus.question}).
 */
package org.gyrus.disorder;
