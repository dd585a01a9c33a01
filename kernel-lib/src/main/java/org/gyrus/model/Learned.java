// SPDX-License-Identifier: Apache-2.0
package org.gyrus.model;

import org.gyrus.expression.Unit;

/**
 * A function of the equations that is to be learned, {@code f(V, t)}.
 *
 * @param name its symbol
 * @param arity the number of its arguments
 * @param unit the unit of its values
 */
public record Learned(String name, int arity, Unit unit) {}
