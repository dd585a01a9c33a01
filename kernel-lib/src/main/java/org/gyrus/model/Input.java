// SPDX-License-Identifier: Apache-2.0
package org.gyrus.model;

import org.gyrus.expression.Unit;

/**
 * A quantity given from outside as a function of time: an arterial pressure, a drug level, a column of a table.
 *
 * @param name its symbol
 * @param unit the unit of its values
 */
public record Input(String name, Unit unit) {}
