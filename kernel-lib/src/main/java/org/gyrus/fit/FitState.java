// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

/**
 * How a fit stands.
 *
 * @param done how many iterations are done; patients, where each is fitted by itself
 * @param total how many there are, at most
 * @param byPatient whether patients are counted
 * @param loss per reading that is fitted, with priors; of the last patient, where patients are counted
 * @param validation loss per reading that is only watched; NaN without any
 */
public record FitState(int done, int total, boolean byPatient, double loss, double validation) {}
