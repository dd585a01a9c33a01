// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.ArrayList;
import java.util.List;
import org.gyrus.expression.Expression;
import org.gyrus.expression.Expression.Arithmetic;
import org.gyrus.expression.Expression.Differential;
import org.gyrus.expression.Expression.Literal;
import org.gyrus.expression.Expression.Negation;
import org.gyrus.expression.Expression.Symbol;
import org.gyrus.expression.Operator;

/** A rate in the standard form of {@link Flows} taken apart: the sum of factor times flow over terms, and what is without a flow. */
final class FlowTerms {
    /** factor * flow */
    record Term(Expression factor, Flow flow) {}

    private final Flows form;
    private final List<Term> flows = new ArrayList<>();
    private final List<Term> carried = new ArrayList<>();
    private final List<Expression> rest = new ArrayList<>();
    private final List<Expression> other = new ArrayList<>();

    private FlowTerms(Flows form) {
        this.form = form;
    }

    static FlowTerms of(Expression rate, Flows form) {
        FlowTerms terms = new FlowTerms(form);
        terms.walk(rate, new Literal(1));
        return terms;
    }

    /** By diffusion. */
    List<Term> flows() {
        return flows;
    }

    /** Along a velocity. */
    List<Term> carried() {
        return carried;
    }

    /** Summands without a flow. */
    List<Expression> rest() {
        return rest;
    }

    /** Summands that are not a factor times a flow, such as laplacian(c)^2. */
    List<Expression> other() {
        return other;
    }

    private void walk(Expression node, Expression factor) {
        if (!holdsFlow(node)) {
            rest.add(times(factor, node));
        } else if (Flow.is(node)) {
            Flow flow = Flow.of((Differential) node);
            (flow.isCarried() ? carried : flows).add(new Term(factor.simplified(), flow));
        } else if (node instanceof Symbol symbol) {
            walk(form.definitions().get(symbol.name()), factor);
        } else if (node instanceof Negation negation) {
            walk(negation.operand(), times(new Literal(-1), factor));
        } else if (node instanceof Arithmetic a) {
            walk(a, factor);
        } else {
            other.add(times(factor, node));
        }
    }

    private void walk(Arithmetic a, Expression factor) {
        boolean left = holdsFlow(a.left());
        boolean right = holdsFlow(a.right());
        if (a.operator() == Operator.ADD || a.operator() == Operator.SUBTRACT) {
            walk(a.left(), factor);
            walk(a.right(), a.operator() == Operator.ADD ? factor : times(new Literal(-1), factor));
        } else if (a.operator() == Operator.MULTIPLY && left != right) {
            walk(left ? a.left() : a.right(), times(factor, left ? a.right() : a.left()));
        } else if (a.operator() == Operator.DIVIDE && !right) {
            walk(a.left(), new Arithmetic(Operator.DIVIDE, factor, a.right()).simplified());
        } else {
            other.add(times(factor, a));
        }
    }

    private boolean holdsFlow(Expression node) {
        return !form.in(List.of(node)).isEmpty();
    }

    static Expression times(Expression a, Expression b) {
        if (a.equals(new Literal(-1))) {
            return new Negation(b).simplified();
        }
        return new Arithmetic(Operator.MULTIPLY, a, b).simplified();
    }

    static Expression sum(List<Expression> terms) {
        return terms.stream()
                .reduce((a, b) -> new Arithmetic(Operator.ADD, a, b))
                .orElse(new Literal(0))
                .simplified();
    }
}
