// SPDX-License-Identifier: Apache-2.0
package org.gyrus.model;

/**
 * How fast a state changes, {@code dV/dt = a*V*log(K/V)}.
 *
 * @param state the state on the left side
 * @param rate the right side, in the state's unit per unit of time
 */
public record Equation(String state, Formula rate) {}
