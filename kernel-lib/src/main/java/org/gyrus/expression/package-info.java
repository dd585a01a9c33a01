// SPDX-License-Identifier: Apache-2.0
/**
 * The language of equations: grammar, tree, units, typesetting.
 *
 * <p>Types: {@link Expression} (the tree) with {@link Operator}, {@link Relation} and {@link Function}; {@link Statement}; {@link Names}; {@link Unit} and {@link UnitCheck}; {@link Latex};
 * {@link ExpressionException}.
 */
package org.gyrus.expression;
