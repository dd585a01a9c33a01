// SPDX-License-Identifier: Apache-2.0
package org.gyrus.model;

/**
 * What a delayed state was before the start, {@code history V = V_0*exp(r*t)}; without one, its initial value.
 *
 * @param state the state, of which the equations use a past value {@code V(t - tau)}
 * @param past its value at the time t, from time and parameters, in the state's unit
 */
public record History(String state, Formula past) {}
