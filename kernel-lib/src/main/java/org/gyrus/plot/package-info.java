// SPDX-License-Identifier: Apache-2.0
/**
 * Charts and field pictures in the house theme.
 *
 * <p>{@link Picture} is what a notebook shows; {@link PlotException} says what is wrong with the arguments.
 */
package org.gyrus.plot;
