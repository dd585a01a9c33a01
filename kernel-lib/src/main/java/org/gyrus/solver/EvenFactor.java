// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import org.gyrus.expression.Expression;
import org.gyrus.expression.Expression.Arithmetic;
import org.gyrus.expression.Expression.Literal;
import org.gyrus.expression.Expression.Negation;
import org.gyrus.expression.Operator;

/** A product as a number that is the same in all cells, times the rest. */
record EvenFactor(Expression even, Expression rest) {
    private static final Literal ONE = new Literal(1);

    static EvenFactor of(Expression product, Flows flows) {
        EvenFactor parts = split(product, flows);
        return new EvenFactor(parts.even.simplified(), parts.rest.simplified());
    }

    private static EvenFactor split(Expression product, Flows flows) {
        if (!flows.varies(product)) {
            return new EvenFactor(product, ONE);
        }
        if (product instanceof Negation negation) {
            EvenFactor parts = split(negation.operand(), flows);
            return new EvenFactor(new Negation(parts.even), parts.rest);
        }
        boolean times = product instanceof Arithmetic a && a.operator() == Operator.MULTIPLY;
        boolean over = product instanceof Arithmetic a && a.operator() == Operator.DIVIDE;
        if (!times && !over) {
            return new EvenFactor(ONE, product);
        }
        Arithmetic pair = (Arithmetic) product;
        EvenFactor left = split(pair.left(), flows);
        EvenFactor right = split(pair.right(), flows);
        return new EvenFactor(
                new Arithmetic(pair.operator(), left.even, right.even),
                new Arithmetic(pair.operator(), left.rest, right.rest));
    }
}
