// SPDX-License-Identifier: Apache-2.0
package org.gyrus.model;

/**
 * Something that is measured, {@code total = V_l + V_d}.
 *
 * @param name its symbol
 * @param formula how it follows from the states
 */
public record Observable(String name, Formula formula) {}
