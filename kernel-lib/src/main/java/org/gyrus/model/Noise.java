// SPDX-License-Identifier: Apache-2.0
package org.gyrus.model;

/**
 * White noise in the equation of a state, in the sense of Ito: dV = ... dt + sigma*V dW, with a Brownian motion W of its
 * own for each state; {@code noise V = sigma*V}.
 *
 * @param state the state whose equation has it
 * @param strength what stands before dW, in the state's unit per square root of the unit of time
 */
public record Noise(String state, Formula strength) {}
