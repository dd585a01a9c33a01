// SPDX-License-Identifier: Apache-2.0
package org.gyrus.discovery;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.gyrus.expression.Expression;
import org.gyrus.expression.ExpressionException;

/**
 * The terms that may stand in a law; immutable, each call gives a changed copy.
 *
 * <pre>{@code
 * Candidates.polynomials(5).sines().and("x/(1 + x)")
 * }</pre>
 *
 * <p>Polynomials of degree d in m quantities are binomial(m + d, d) terms: 21 for degree 5 in two.
 *
 * @param degree all monomials up to this total degree, the constant among them; -1 for none
 * @param functions functions applied to each quantity, such as {@code sin}
 * @param own expressions of one's own
 */
public record Candidates(int degree, List<String> functions, List<Expression> own) {
    private static final int MOST = 2_000;

    public Candidates {
        if (degree < -1 || degree > 12) {
            throw new DiscoveryException("Polynomials have a degree from 0 to 12, but " + degree + " was given.");
        }
        functions = List.copyOf(functions);
        own = List.copyOf(own);
    }

    /** All monomials up to a total degree, 1, x, y, x^2, x*y, ...: degree 0 is the constant alone. */
    public static Candidates polynomials(int degree) {
        if (degree < 0) {
            throw new DiscoveryException("Polynomials have a degree from 0 to 12, but " + degree + " was given.");
        }
        return new Candidates(degree, List.of(), List.of());
    }

    /** Only these expressions. */
    public static Candidates of(String... expressions) {
        return new Candidates(-1, List.of(), List.of()).and(expressions);
    }

    /** And the sine of each quantity, which must be a plain number. */
    public Candidates sines() {
        return with("sin");
    }

    /** And the cosine of each quantity, which must be a plain number. */
    public Candidates cosines() {
        return with("cos");
    }

    private Candidates with(String function) {
        List<String> more = new ArrayList<>(functions);
        more.add(function);
        return new Candidates(degree, more, own);
    }

    /**
     * And expressions of the sampled quantities, such as {@code "x/(1 + x)"}; numbers in them are not fitted.
     *
     * @throws DiscoveryException if a text is not an expression, with a caret at the place
     */
    public Candidates and(String... expressions) {
        List<Expression> more = new ArrayList<>(own);
        for (String text : expressions) {
            try {
                more.add(Expression.parse(text));
            } catch (ExpressionException e) {
                throw new DiscoveryException(e.getMessage(), e);
            }
        }
        return new Candidates(degree, functions, more);
    }

    /** The terms over these quantities, by degree, without repetition. */
    List<Expression> over(List<String> names) {
        Set<String> texts = new LinkedHashSet<>();
        for (int total = 0; total <= degree; total++) {
            monomials(names, 0, total, "", texts);
            if (texts.size() > MOST) {
                throw new DiscoveryException("Polynomials of degree " + degree + " in " + names.size()
                        + " quantities are more than " + MOST + " terms; lower the degree or give terms one by one"
                        + " with Candidates.of(...).");
            }
        }
        functions.forEach(f -> names.forEach(n -> texts.add(f + "(" + n + ")")));
        own.forEach(e -> texts.add(e.text()));
        if (texts.isEmpty()) {
            throw new DiscoveryException("There is no candidate term; write Candidates.polynomials(3), for example.");
        }
        return texts.stream().map(Expression::parse).toList();
    }

    private static void monomials(List<String> names, int at, int left, String before, Set<String> out) {
        if (at == names.size() - 1 || left == 0) {
            String text = left == 0 ? before : times(before, names.get(at), left);
            out.add(text.isEmpty() ? "1" : text);
            return;
        }
        IntStream.rangeClosed(0, left).map(i -> left - i).forEach(power -> {
            String here = power == 0 ? before : times(before, names.get(at), power);
            monomials(names, at + 1, left - power, here, out);
        });
    }

    private static String times(String before, String name, int power) {
        return (before.isEmpty() ? "" : before + "*") + name + (power == 1 ? "" : "^" + power);
    }
}
