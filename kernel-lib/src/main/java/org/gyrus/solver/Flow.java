// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gyrus.expression.Expression;
import org.gyrus.expression.Expression.Arithmetic;
import org.gyrus.expression.Expression.Differential;
import org.gyrus.expression.Expression.Literal;
import org.gyrus.expression.Expression.Vector;
import org.gyrus.expression.Operator;

/**
 * One change in space that a {@link org.gyrus.space.Transport} computes: div(coefficient grad(potential)), or the part along one
 * axis of div(velocity potential).
 *
 * @param node as it stands in the equations: {@code div(D*grad(c))}, {@code laplacian(c)} or {@code div(vector(0, v)*c)}
 * @param coefficient of diffusion, null for 1; or the component of the velocity
 * @param axis of that component; -1 for diffusion
 */
record Flow(Differential node, Expression coefficient, Expression potential, int axis) {
    /** The node of a flow as {@link Flows} writes it, taken apart. */
    static Flow of(Differential node) {
        if (node.kind() == Differential.Kind.LAPLACIAN) {
            return new Flow(node, null, node.operand(), -1);
        }
        if (node.operand() instanceof Vector velocity) {
            return along(node, velocity, new Literal(1));
        }
        Arithmetic product = (Arithmetic) node.operand();
        if (product.left() instanceof Vector velocity) {
            return along(node, velocity, product.right());
        }
        return new Flow(node, product.left(), ((Differential) product.right()).operand(), -1);
    }

    private static Flow along(Differential node, Vector velocity, Expression potential) {
        int axis = 0;
        while (velocity.components().get(axis).equals(new Literal(0))) {
            axis++;
        }
        return new Flow(node, velocity.components().get(axis), potential, axis);
    }

    /** The node of a flow whose coefficient varies in space. */
    static Differential node(Expression coefficient, Expression potential) {
        return new Differential(
                Differential.Kind.DIV,
                new Arithmetic(Operator.MULTIPLY, coefficient, new Differential(Differential.Kind.GRAD, potential)));
    }

    /** The node of what is carried along one of some axes. */
    static Differential node(int axis, int axes, Expression velocity, Expression potential) {
        List<Expression> components = new ArrayList<>(Collections.nCopies(axes, new Literal(0)));
        components.set(axis, velocity);
        Vector along = new Vector(components);
        return new Differential(
                Differential.Kind.DIV,
                potential.equals(new Literal(1)) ? along : new Arithmetic(Operator.MULTIPLY, along, potential));
    }

    /** Whether a node is a flow: a gradient alone is part of one. */
    static boolean is(Expression node) {
        return node instanceof Differential change && change.kind() != Differential.Kind.GRAD;
    }

    /** Whether something is carried along a velocity. */
    boolean isCarried() {
        return axis >= 0;
    }

    /** How many axes its velocity has. */
    int axes() {
        Expression operand = node.operand();
        return ((Vector) (operand instanceof Arithmetic product ? product.left() : operand))
                .components()
                .size();
    }
}
