// SPDX-License-Identifier: Apache-2.0
package org.gyrus.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Snapshots of typeset formulas, read by eye once; each pair was checked for meaning. */
class LatexTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a*V*log(K/V)                 | a\\,V\\,\\ln\\left(\\frac{K}{V}\\right)",
                "exp(-k*t)                    | e^{-k\\,t}",
                "exp(-alpha*d/2)              | \\exp\\left(-\\frac{\\alpha\\,d}{2}\\right)",
                "V^(2/3)                      | V^{2/3}",
                "(a + b)^2                    | (a + b)^{2}",
                "(a/b)^2                      | \\left(\\frac{a}{b}\\right)^{2}",
                "x1 + V_l + tau_p             | x_{1} + V_{l} + \\tau_{p}",
                "lambda_tauo*k_Ntau           | \\lambda_{\\mathrm{tauo}}\\,k_{\\mathrm{Ntau}}",
                "\u03ba*beta*Gamma            | \\kappa\\,\\beta\\,\\Gamma",
                "total*2                      | \\mathrm{total}\\cdot 2",
                "2*x*3.5e-12                  | 2\\,x\\cdot 3.5\\cdot 10^{-12}",
                "1e-9*pi                      | 10^{-9}\\,\\pi",
                "a - (b - c)                  | a - (b - c)",
                "a + b - c                    | a + b - c",
                "-(a + b)                     | -(a + b)",
                "a*(-b)                       | a(-b)",
                "max(x, 0)*sigmoid(x)         | \\max(x, 0)\\,\\operatorname{sigmoid}(x)",
                "tanh(x)^2                    | \\tanh(x)^{2}",
                "V(t - tau)                   | V(t - \\tau)",
                "if(x <= 0 and y > 1, a, b)   | \\begin{cases} a & \\text{if } x \\le 0 \\wedge y > 1 \\\\ b & \\text{otherwise} \\end{cases}",
                "2*if(x < 0, 1, 0)            | 2\\left(\\begin{cases} 1 & \\text{if } x < 0 \\\\ 0 & \\text{otherwise} \\end{cases}\\right)",
                "div(D*grad(c)) + laplacian(c)| \\nabla\\cdot (D\\,\\nabla c) + \\nabla^{2} c",
                "-div(c*vector(u, 0))         | -\\nabla\\cdot \\left(c\\,\\begin{pmatrix} u \\\\ 0 \\end{pmatrix}\\right)",
                "a*V + N(V, t)                | a\\,V + {\\color{#c2410c}{N(V, t)}}"
            })
    void isTypesetAsByHand(String text, String latex) {
        assertThat(Expression.parse(text).latex()).isEqualTo(latex);
    }

    @Test
    void absoluteValuesAndRoots() {
        assertThat(Expression.parse("sqrt(x) + abs(x)").latex()).isEqualTo("\\sqrt{x} + \\left|x\\right|");
    }

    @Test
    void unitsAreUpright() {
        assertThat(Latex.unit(Unit.of("mmHg^3*s/ml"))).isEqualTo("\\mathrm{mmHg^{3}\\,s/ml}");
        assertThat(Latex.unit(Unit.of("ml/(100 g)/min"))).isEqualTo("\\mathrm{ml/(100\\,g)/min}");
        assertThat(Latex.unit(Unit.ONE)).isEmpty();
    }

    @Test
    void leftSidesKnowAboutSpace() {
        assertThat(Latex.rate("V_l", "t", Expression.parse("a*V_l"))).isEqualTo("\\frac{dV_{l}}{dt}");
        assertThat(Latex.rate("c", "t", Expression.parse("laplacian(c)")))
                .isEqualTo("\\frac{\\partial c}{\\partial t}");
    }

    @Test
    void bracesAndParenthesesOfRandomFormulasAreBalanced() {
        RandomExpressions random = new RandomExpressions(9, List.of("V", "alpha_1", "t"));
        for (int i = 0; i < 500; i++) {
            String latex = random.number(6).latex();
            assertThat(latex.chars().filter(c -> c == '{').count())
                    .as(latex)
                    .isEqualTo(latex.chars().filter(c -> c == '}').count());
            assertThat(latex.chars().filter(c -> c == '(').count())
                    .isEqualTo(latex.chars().filter(c -> c == ')').count());
        }
    }
}
