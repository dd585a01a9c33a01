// SPDX-License-Identifier: Apache-2.0
/**
 * What a model is, and what is done to a patient.
 *
 * <p>Types: {@link Model} and {@link ModelBuilder}, with its {@link Time}, {@link State}, {@link Parameter} ({@link Range}, {@link Trust}),
 * {@link Input}, {@link Definition}, {@link Equation}, {@link Event}, {@link Trigger}, {@link Jump},
 * {@link Observable}, {@link Learned}; {@link Formula}; {@link ModelException}.
 */
package org.gyrus.model;
