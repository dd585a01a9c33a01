// SPDX-License-Identifier: Apache-2.0
package org.gyrus.discovery;

import org.gyrus.expression.Expression;
import org.gyrus.expression.Unit;

/**
 * One term of a law, coefficient times expression.
 *
 * @param expression the candidate, such as {@code x*y}
 * @param coefficient its factor, in {@code unit}
 * @param standardError of the coefficient, by ordinary least squares over the samples with these terms alone: it knows
 *     nothing of the search, nor of a network's smooth error, and is then too small
 * @param unit the unit of the coefficient: that of the law over that of the expression
 */
public record LawTerm(Expression expression, double coefficient, double standardError, Unit unit) {}
