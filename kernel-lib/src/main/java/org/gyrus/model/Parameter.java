// SPDX-License-Identifier: Apache-2.0
package org.gyrus.model;

import org.gyrus.expression.Unit;

/**
 * A number of a model that does not change with time.
 *
 * @param name its symbol
 * @param value its value in {@code unit}
 * @param unit its unit
 * @param range where it may lie; {@link Range#ALL} if nothing was said
 * @param source where the value comes from; empty if nothing was said
 * @param trust how far the value can be trusted
 */
public record Parameter(String name, double value, Unit unit, Range range, String source, Trust trust) {}
