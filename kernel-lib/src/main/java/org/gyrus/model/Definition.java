// SPDX-License-Identifier: Apache-2.0
package org.gyrus.model;

/**
 * A name for a part of the equations, {@code q = (A - P)/R}.
 *
 * @param name its symbol
 * @param formula what it stands for
 */
public record Definition(String name, Formula formula) {}
