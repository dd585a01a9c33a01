// SPDX-License-Identifier: Apache-2.0
package org.gyrus.model;

/**
 * A part that differs between two models.
 *
 * @param part what it is: "parameter a", "equation of V"
 * @param before its line in the first model, empty if it is not there
 * @param after its line in the second model, empty if it is not there
 */
public record Difference(String part, String before, String after) {}
