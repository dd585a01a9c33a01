// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

/**
 * One dose of a plan.
 *
 * @param event index of {@link Problem#doseEvents}
 * @param time in the model's unit
 * @param amount in the event's unit
 * @param lane who gets it; -1 for all lanes of a group
 */
record Dose(int event, double time, double amount, int lane) {}
