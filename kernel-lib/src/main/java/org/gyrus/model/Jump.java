// SPDX-License-Identifier: Apache-2.0
package org.gyrus.model;

/**
 * What an event does to a state, {@code V -> V*exp(-alpha*dose)}. The jumps of one event happen at once: every right
 * side sees the values before the event.
 *
 * @param state the state that jumps
 * @param after its value after the event
 */
public record Jump(String state, Formula after) {}
