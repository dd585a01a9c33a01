// SPDX-License-Identifier: Apache-2.0
/**
 * Fitting, comparison and forecasts.
 *
 * <p>A fit finds the numbers of a model, shared or of each patient, that suit a cohort, through exact gradients of its
 * solutions; a comparison sets rivals side by side on the same patients, with the same readings held out, and says how
 * sure the difference is.
 *
 * <pre>{@code
 * var fit = Fit.of(tumor).to(cohort).observing("V", "volume").perPatient("a", "K").prior("a", Prior.population()).run();
 * var errors = Comparison.of(Forecaster.of(GrowthLaw.GOMPERTZ), Forecaster.lastValue())
 *     .on(cohort).observing("Lesion_normvol").holdOut(Holdout.lastReadings(2)).run();
 * errors.meanDifference("Gompertz", "last value carried forward", new Bootstrap(10_000, 7));
 * }</pre>
 *
 * <table>
 * <caption>Types, in reading order</caption>
 * <tr><th>type</th><th>what it is</th></tr>
 * <tr><td>{@link Fit}</td><td>a model with the numbers that suit a cohort; where a fit begins</td></tr>
 * <tr><td>{@link FitBuilder}</td><td>says what is fitted to what, and how</td></tr>
 * <tr><td>{@link FieldFit}, {@link FieldFitBuilder}</td><td>the networks of a hybrid on a space, fitted to several studies</td></tr>
 * <tr><td>{@link FieldStudy}</td><td>what one study has shown on a space</td></tr>
 * <tr><td>{@link FieldDensity}</td><td>a few parameters of a model on a space, such as where a tumor began, from readings</td></tr>
 * <tr><td>{@link Loss}, {@link Prior}</td><td>what a miss costs; what is believed beforehand</td></tr>
 * <tr><td>{@link Optimizer}, {@link RateSchedule}</td><td>how the best numbers are looked for</td></tr>
 * <tr><td>{@link Validation}</td><td>readings that are watched, so that a fit stops before it fits the noise</td></tr>
 * <tr><td>{@link WarmStart}</td><td>how a long course is begun: collocation, growing windows, multiple shooting</td></tr>
 * <tr><td>{@link FitListener}, {@link FitState}</td><td>who is told how it goes on</td></tr>
 * <tr><td>{@link LogDensity}, {@link Residuals}</td><td>a fit as a posterior, for samplers and profiles</td></tr>
 * <tr><td>{@link LawSearch}, {@link ChosenLaws}</td><td>laws that networks suggest, chosen by fitting them to the readings</td></tr>
 * <tr><td>{@link Readings}</td><td>what one patient has shown of one quantity</td></tr>
 * <tr><td>{@link Calibration}</td><td>a way to find a law's parameters for a patient</td></tr>
 * <tr><td>{@link LeastSquares}</td><td>plain least squares, Levenberg and Marquardt, several starts</td></tr>
 * <tr><td>{@link PenalizedDescent}</td><td>the published, regularized set-up for growth laws</td></tr>
 * <tr><td>{@link GrowthFit}</td><td>a law with the parameters that suit one patient</td></tr>
 * <tr><td>{@link Forecaster}</td><td>a rival: from what was seen, what comes next; naive ones included</td></tr>
 * <tr><td>{@link NeuralGrowth}</td><td>the published neural ODEs of one patient's growth</td></tr>
 * <tr><td>{@link Restart}, {@link GrowthHistory}</td><td>a hybrid that starts at the last reading and sees the history</td></tr>
 * <tr><td>{@link Course}</td><td>a rival fitted to one patient: values at times</td></tr>
 * <tr><td>{@link Size}</td><td>how many parameters a rival has, shared and per patient</td></tr>
 * <tr><td>{@link Comparison}</td><td>rivals on the same patients, held-out readings, folds, seeds and budget for tuning</td></tr>
 * <tr><td>{@link PairedErrors}</td><td>its result: one error per rival and patient, tables, pictures, words</td></tr>
 * <tr><td>{@link Effort}</td><td>what a rival's place has cost: settings tried, times</td></tr>
 * <tr><td>{@link Bootstrap}</td><td>intervals by resampling patients</td></tr>
 * <tr><td>{@link Interval}</td><td>an estimate with its ends</td></tr>
 * <tr><td>{@link EmpiricalIntervals}, {@link IntervalScores}</td><td>intervals around any forecaster's values; what they are worth</td></tr>
 * <tr><td>{@link FitException}</td><td>what cannot be done as asked, and what to do instead</td></tr>
 * </table>
 *
 * <p>Not here: equations ({@code org.gyrus.disorder}), cohorts ({@code org.gyrus.data}), solvers
 * ({@code org.gyrus.solver}).
 */
package org.gyrus.fit;
