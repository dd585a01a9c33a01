// SPDX-License-Identifier: Apache-2.0
/**
 * Fitting, comparison and forecasts.
 */
package org.gyrus.fit;
