// SPDX-License-Identifier: Apache-2.0
package org.gyrus.model;

import org.gyrus.expression.Expression;
import org.gyrus.expression.Unit;

/**
 * An expression of a model, checked: what the author wrote, and what is computed.
 *
 * <p>Both are the same tree unless units of one dimension were mixed (mm^3 with ml, 1/week in a model in days); then
 * the computed one has the factor of conversion in it. Show the first, compute with the second.
 *
 * @param written the expression as it was written
 * @param computed the expression over plain numbers, each in the unit its symbol was declared with; the result is in
 *     {@code unit}
 * @param unit the unit of the result
 */
public record Formula(Expression written, Expression computed, Unit unit) {}
