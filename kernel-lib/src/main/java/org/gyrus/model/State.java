// SPDX-License-Identifier: Apache-2.0
package org.gyrus.model;

import org.gyrus.expression.Unit;

/**
 * A quantity that changes with time.
 *
 * @param name its symbol
 * @param initial its value at the start, a number or an expression of parameters
 * @param unit its unit
 * @param positive whether it can only be zero or more
 */
public record State(String name, Formula initial, Unit unit, boolean positive) {}
