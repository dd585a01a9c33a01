// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

/**
 * How a fit stands.
 *
 * @param iteration how many are done
 * @param iterations how many there are at most
 * @param loss per reading that is fitted, with priors
 * @param validation loss per reading that is only watched; NaN without any
 */
public record FitState(int iteration, int iterations, double loss, double validation) {}
