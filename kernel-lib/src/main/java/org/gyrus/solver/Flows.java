// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.gyrus.engine.Signature;
import org.gyrus.expression.Expression;
import org.gyrus.expression.Expression.Arithmetic;
import org.gyrus.expression.Expression.Choice;
import org.gyrus.expression.Expression.Delayed;
import org.gyrus.expression.Expression.Differential;
import org.gyrus.expression.Expression.Literal;
import org.gyrus.expression.Expression.Negation;
import org.gyrus.expression.Expression.Symbol;
import org.gyrus.expression.Expression.Vector;
import org.gyrus.expression.Operator;

/**
 * Brings changes in space to a standard form: {@code div} of a vector becomes a sum of flows, each {@code
 * k*laplacian(p)} where the coefficient k is the same in all cells, so that it is a number that multiplies, or {@code
 * div(k*grad(p))}, or {@code k*div(vector(u, 0)*p)} along one axis.
 */
final class Flows {
    private final Predicate<String> varies;
    private final double perArea;
    private final Map<String, Expression> definitions = new LinkedHashMap<>();

    /**
     * @param varies whether a symbol that is not a definition differs between cells
     * @param perArea by which every flow by diffusion is multiplied, for units of length; its root is for what is carried
     */
    Flows(Map<String, Expression> definitions, Predicate<String> varies, double perArea) {
        this.varies = varies;
        this.perArea = perArea;
        this.definitions.putAll(definitions);
        this.definitions.replaceAll((name, expression) -> standard(expression));
    }

    /** In standard form. */
    Map<String, Expression> definitions() {
        return definitions;
    }

    /** An expression in standard form. */
    Expression standard(Expression expression) {
        return expression.map(this::change);
    }

    private Expression change(Expression node) {
        if (!(node instanceof Differential change) || change.kind() == Differential.Kind.GRAD) {
            return node;
        }
        if (change.kind() == Differential.Kind.LAPLACIAN) {
            return scaled(perArea, change);
        }
        List<Expression> terms = new ArrayList<>();
        collect(change.operand(), new Literal(1), terms);
        return terms.stream()
                .reduce((a, b) -> new Arithmetic(Operator.ADD, a, b))
                .orElse(new Literal(0));
    }

    private static Expression scaled(double scale, Expression flow) {
        return scale == 1 ? flow : times(new Literal(scale), flow);
    }

    private Expression diffusion(Expression coefficient, Expression potential) {
        return varies(coefficient)
                ? scaled(perArea, Flow.node(coefficient, potential))
                : times(coefficient, scaled(perArea, new Differential(Differential.Kind.LAPLACIAN, potential)));
    }

    /** By axis; what is the same in all cells stands before the flow, whose direction is then that of the velocity alone. */
    private void carried(Vector velocity, Expression factor, List<Expression> out) {
        EvenFactor parts = EvenFactor.of(factor, this);
        List<Expression> components = velocity.components();
        for (int axis = 0; axis < components.size(); axis++) {
            Expression along = components.get(axis).simplified();
            if (!along.equals(new Literal(0))) {
                Expression flow = Flow.node(axis, components.size(), along, parts.rest());
                out.add(new Arithmetic(Operator.MULTIPLY, parts.even(), scaled(Math.sqrt(perArea), flow)).simplified());
            }
        }
    }

    private void collect(Expression vector, Expression factor, List<Expression> out) {
        if (vector instanceof Differential gradient) {
            out.add(diffusion(factor.simplified(), gradient.operand()));
        } else if (vector instanceof Vector velocity) {
            carried(velocity, factor, out);
        } else if (vector instanceof Negation negation) {
            collect(negation.operand(), new Negation(factor), out);
        } else if (vector instanceof Choice choice) {
            Expression zero = new Literal(0);
            collect(choice.then(), times(factor, new Choice(choice.condition(), new Literal(1), zero)), out);
            collect(choice.otherwise(), times(factor, new Choice(choice.condition(), zero, new Literal(1))), out);
        } else if (vector instanceof Arithmetic a) {
            switch (a.operator()) {
                case ADD, SUBTRACT -> {
                    collect(a.left(), factor, out);
                    collect(a.right(), a.operator() == Operator.ADD ? factor : new Negation(factor), out);
                }
                case MULTIPLY -> {
                    boolean left = isVector(a.left());
                    collect(left ? a.left() : a.right(), times(factor, left ? a.right() : a.left()), out);
                }
                default -> collect(a.left(), new Arithmetic(Operator.DIVIDE, factor, a.right()), out);
            }
        }
    }

    private static Expression times(Expression a, Expression b) {
        return new Arithmetic(Operator.MULTIPLY, a, b);
    }

    private static boolean isVector(Expression node) {
        if (node instanceof Differential change) {
            return change.kind() == Differential.Kind.GRAD;
        }
        if (node instanceof Vector) {
            return true;
        }
        if (node instanceof Choice choice) {
            return isVector(choice.then());
        }
        boolean passes = node instanceof Negation || node instanceof Arithmetic;
        return passes && node.children().stream().anyMatch(Flows::isVector);
    }

    /** Whether an expression differs between cells. */
    boolean varies(Expression expression) {
        return expression
                .nodes()
                .anyMatch(node -> node instanceof Delayed
                        || node instanceof Differential
                        || (node instanceof Symbol symbol && symbolVaries(symbol.name())));
    }

    private boolean symbolVaries(String name) {
        Expression definition = definitions.get(name);
        return definition == null ? varies.test(name) : varies(definition);
    }

    /** All flows that expressions in standard form need, each after those within it. */
    List<Flow> in(List<Expression> outputs) {
        Map<String, Flow> found = new LinkedHashMap<>();
        outputs.forEach(each -> find(each, found));
        return List.copyOf(found.values());
    }

    private void find(Expression node, Map<String, Flow> found) {
        if (node instanceof Symbol symbol && definitions.containsKey(symbol.name())) {
            find(definitions.get(symbol.name()), found);
        }
        node.children().forEach(child -> find(child, found));
        if (Flow.is(node)) {
            found.putIfAbsent(node.toString(), Flow.of((Differential) node));
        }
    }

    /** Whether expressions change while parameters do not: with time, states or inputs. */
    boolean readsMoreThan(List<Expression> expressions, Signature signature) {
        return expressions.stream().flatMap(Expression::nodes).anyMatch(node -> moves(node, signature));
    }

    private boolean moves(Expression node, Signature signature) {
        if (node instanceof Delayed || Flow.is(node)) {
            return true;
        }
        if (!(node instanceof Symbol symbol)) {
            return false;
        }
        String name = symbol.name();
        if (definitions.containsKey(name)) {
            return readsMoreThan(List.of(definitions.get(name)), signature);
        }
        boolean field = signature.inputs().contains(name) && varies.test(name);
        return !field && !signature.parameters().contains(name);
    }
}
