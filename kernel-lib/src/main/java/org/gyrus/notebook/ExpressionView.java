// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import org.gyrus.expression.Expression;
import org.gyrus.expression.Latex;
import org.gyrus.model.Equation;

/** An expression, typeset. */
final class ExpressionView implements View<Expression> {
    @Override
    public Class<Expression> type() {
        return Expression.class;
    }

    @Override
    public MimeBundle of(Expression expression) {
        return MimeBundle.text(expression.text()).latex("$$" + expression.latex() + "$$");
    }

    /** An equation of a model, whose time is {@code t}. */
    static MimeBundle of(Equation equation) {
        Expression right = equation.rate().written();
        return MimeBundle.text("d" + equation.state() + "/dt = " + right.text())
                .latex("$$" + Latex.rate(equation.state(), "t", right) + " = " + right.latex() + "$$");
    }
}
