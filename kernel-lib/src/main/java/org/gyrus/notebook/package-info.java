// SPDX-License-Identifier: Apache-2.0
/**
 * What a notebook cell calls, and how values look there.
 *
 * <pre>{@code
 * show(run.plot("V"));
 * check("front speed", speed).within(0.02, expected);
 * try (var progress = live("fitting", n)) { ... progress.step(); }
 * }</pre>
 *
 * <table>
 * <caption>The types, in reading order</caption>
 * <tr><td>{@link Notebook}</td><td>the static methods that every cell sees: {@code show, live, check, elapsed, ...}</td></tr>
 * <tr><td>{@link Check}, {@link CheckFailed}</td><td>a claim, judged in green or red; red fails the run</td></tr>
 * <tr><td>{@link Progress}, {@link LivePicture}</td><td>outputs that are replaced in place</td></tr>
 * <tr><td>{@link Budget}, {@link Quick}</td><td>how much work a notebook may do</td></tr>
 * <tr><td>{@link Elapsed}</td><td>the only form in which wall-clock time reaches an output</td></tr>
 * <tr><td>{@link KernelBridge}</td><td>joins the library to IJava or JJava</td></tr>
 * <tr><td>{@link NotebookException}</td><td>a helper was called with something that it cannot use</td></tr>
 * </table>
 *
 * <p>Inside, one view per kind of value makes its formats (text, HTML, LaTeX, PNG), and a display sends them. Packages
 * below hold no HTML.
 *
 * <p>Not here: charts ({@code org.gyrus.plot}), running notebooks from the command line ({@code environment/run}).
 */
package org.gyrus.notebook;
