// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

/**
 * A cohort in two parts, patient by patient in the same order.
 *
 * @param seen what a method may be fitted to
 * @param heldOut what it is then judged on
 */
public record Split(Cohort seen, Cohort heldOut) {}
