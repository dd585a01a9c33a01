// SPDX-License-Identifier: Apache-2.0
/**
 * How equations run: compiled programs and their exact derivatives.
 *
 * <ul>
 *   <li>{@link Evaluator} evaluates a program over lanes and differentiates it.
 *   <li>{@link Cotangent}, {@link Tangent}: what goes backward and forward through one.
 * </ul>
 */
package org.gyrus.engine;
