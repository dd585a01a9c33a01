// SPDX-License-Identifier: Apache-2.0
/**
 * The language of equations: from text to a tree, with units and typesetting.
 *
 * <pre>{@code
 * var rate = Expression.parse("a*V*log(K/V) + N(V, t)");
 * rate.symbols();                                            // a, V, K, t
 * rate.latex();
 * }</pre>
 *
 * <p>The language: {@code + - * / ^} (a power is right-associative), numbers such as {@code 3.5e-4}, names of Latin or
 * Greek letters, digits and _, {@code pi}; {@code exp log sqrt tanh sin cos abs min max sigmoid softplus pow}; {@code
 * if(condition, a, b)} with {@code < <= > >=}, {@code and}, {@code or}, {@code not}; past values {@code V(t - tau)};
 * learned functions {@code f(V, t)}; {@code grad}, {@code div}, {@code laplacian}, {@code
 * vector(u, v, w)}. An expression has at most 20,000
 * characters and is at most 500 operations deep.
 *
 * <table>
 *   <caption>Types, in reading order</caption>
 *   <tr><td>{@link Expression}</td><td>the tree: eleven kinds of node, printed back to the text it came from</td></tr>
 *   <tr><td>{@link Operator}, {@link Relation}, {@link Function}</td><td>what stands in its nodes</td></tr>
 *   <tr><td>{@link Statement}</td><td>a line with a left side: an equation, a definition, a jump</td></tr>
 *   <tr><td>{@link Unit}</td><td>mm^3/day, ml/(100 g)/min; defined with JSR-385</td></tr>
 *   <tr><td>{@link UnitCheck}</td><td>the unit of every expression, the factors of conversion, and the rules</td></tr>
 *   <tr><td>{@link Latex}</td><td>typesetting</td></tr>
 *   <tr><td>{@link Names}</td><td>names that may be used, and the nearest to a misspelt one</td></tr>
 *   <tr><td>{@link GyrusException}</td><td>the mistakes of every package, with the reader's own lines</td></tr>
 *   <tr><td>{@link ExpressionException}</td><td>every mistake, in one sentence with a caret</td></tr>
 * </table>
 *
 * <p>The generated parser is in {@code org.gyrus.expression.grammar} and is for this package alone.
 *
 * <p>Not here: which symbols exist (package {@code model}), fast evaluation and derivatives (package {@code engine}).
 */
package org.gyrus.expression;
