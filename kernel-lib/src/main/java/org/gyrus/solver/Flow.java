// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import org.gyrus.expression.Expression;
import org.gyrus.expression.Expression.Arithmetic;
import org.gyrus.expression.Expression.Differential;
import org.gyrus.expression.Operator;

/**
 * One change in space that a {@link org.gyrus.space.Diffusion} computes: div(coefficient grad(potential)).
 *
 * @param node as it stands in the equations: {@code div(D*grad(c))} or {@code laplacian(c)}
 * @param coefficient null for 1
 */
record Flow(Differential node, Expression coefficient, Expression potential) {
    /** The node of a flow as {@link Flows} writes it, taken apart. */
    static Flow of(Differential node) {
        if (node.kind() == Differential.Kind.LAPLACIAN) {
            return new Flow(node, null, node.operand());
        }
        Arithmetic product = (Arithmetic) node.operand();
        return new Flow(node, product.left(), ((Differential) product.right()).operand());
    }

    /** The node of a flow whose coefficient varies in space. */
    static Differential node(Expression coefficient, Expression potential) {
        return new Differential(
                Differential.Kind.DIV,
                new Arithmetic(Operator.MULTIPLY, coefficient, new Differential(Differential.Kind.GRAD, potential)));
    }

    /** Whether a node is a flow: a gradient alone is part of one. */
    static boolean is(Expression node) {
        return node instanceof Differential change && change.kind() != Differential.Kind.GRAD;
    }
}
