// SPDX-License-Identifier: Apache-2.0
/**
 * What a model is, and what is done to a patient: immutable values, checked when they are made.
 *
 * <pre>{@code
 * var tumor = Model.named("Gompertz").time("day").state("V", 900, "mm^3").parameter("a", 0.05, "1/day")
 *     .parameter("K", 5e4, "mm^3").equation("dV/dt = a*V*log(K/V)").on("fraction", "V -> V*exp(-dose/D)")...build();
 * var plan = Treatment.radiotherapy().fractions(30).of(2, "Gy").onWeekdays().from(14, "day");
 * }</pre>
 *
 * <p>In reading order:
 * <table>
 *   <caption>Types</caption>
 *   <tr><td>{@link Model}</td><td>the whole; also a page of text ({@code asText}, {@code parse})</td></tr>
 *   <tr><td>{@link ModelBuilder}</td><td>says a model part by part</td></tr>
 *   <tr><td>{@link Time}, {@link State}, {@link Input}</td><td>what changes, and what it changes with</td></tr>
 *   <tr><td>{@link Parameter}, {@link Range}, {@link Trust}</td><td>a number, where it may lie, how far to trust
 *       it</td></tr>
 *   <tr><td>{@link Equation}, {@link Definition}, {@link Observable}</td><td>right sides with names</td></tr>
 *   <tr><td>{@link Noise}, {@link History}</td><td>what an equation has beside its rate: noise, a past</td></tr>
 *   <tr><td>{@link Event}, {@link Trigger}, {@link Jump}</td><td>what happens at once, by a dose or a condition</td></tr>
 *   <tr><td>{@link Learned}</td><td>a function of the equations that is to be learned</td></tr>
 *   <tr><td>{@link Formula}</td><td>an expression as written and as computed, with its unit</td></tr>
 *   <tr><td>{@link Treatment}, {@link Schedule}, {@link Dose}</td><td>a calendar of doses, and how it is said</td></tr>
 *   <tr><td>{@link Difference}</td><td>a part in which two models differ</td></tr>
 *   <tr><td>{@link ModelException}</td><td>every mistake, in one sentence</td></tr>
 * </table>
 *
 * <p>Not here: the language itself (package {@code expression}), running a model (package {@code solver}), models of
 * the literature (package {@code disorder}), rewriting a model into a hybrid (package {@code hybrid}).
 */
package org.gyrus.model;
