// SPDX-License-Identifier: Apache-2.0
/**
 * What a clinician-researcher asks of a fitted model: how will it go on, which explanation is it, when to give how much.
 *
 * <p><b>A tool of research and teaching. It is not a medical device, and no answer of it is advice for a patient.</b>
 *
 * <pre>{@code
 * var forecast = Forecast.of(fit, Laplace.of(fit.density())).patient("p7").at(30, 60, 90).withNoise(0.2);
 * var diagnosis = Diagnosis.byEvidence(Map.of("slow", slow.logEvidence(), "fast", fast.logEvidence()));
 * var plan = Planning.of(simulation).insteadOf(standard).minimizing("V", 200).onWeekdays().run();
 * }</pre>
 *
 * <table>
 * <caption>Types, by question</caption>
 * <tr><th>type</th><th>what it is</th></tr>
 * <tr><td>{@link Forecast}, {@link ForecastBuilder}</td><td>progression with intervals from any posterior or ensemble; its
 *     coverage on later readings</td></tr>
 * <tr><td>{@link Diagnosis}</td><td>which of several models, by evidence, criterion or held-out likelihood</td></tr>
 * <tr><td>{@link PlattScaling}, {@link TemperatureScaling}</td><td>the score of a readout, or weights of several labels, as
 *     probabilities, fitted on validation patients</td></tr>
 * <tr><td>{@link Reliability}</td><td>whether probabilities mean what they say: diagram, Brier score</td></tr>
 * <tr><td>{@link Planning}, {@link TreatmentPlan}</td><td>amounts and times of doses by exact gradients under limits, beside
 *     the standard</td></tr>
 * <tr><td>{@link CascadeControl}, {@link ControlledCourse}</td><td>the course of antibody against amyloid that costs
 *     least</td></tr>
 * <tr><td>{@link DaysGained}</td><td>by how much a treatment set a tumor back, with its derivatives by doses and their times</td></tr>
 * <tr><td>{@link QuestionException}</td><td>what cannot be answered as asked, and what to do</td></tr>
 * </table>
 *
 * <p>Not here: where uncertainty comes from ({@code org.gyrus.inference}), treatments in words ({@code
 * org.gyrus.model.Treatment}).
 */
package org.gyrus.question;
