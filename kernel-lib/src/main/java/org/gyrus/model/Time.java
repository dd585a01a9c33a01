// SPDX-License-Identifier: Apache-2.0
package org.gyrus.model;

import org.gyrus.expression.Unit;

/**
 * The time of a model.
 *
 * @param symbol how it is written in equations, usually {@code t}
 * @param unit the unit of every time, delay and {@code d/dt} of the model
 */
public record Time(String symbol, Unit unit) {}
