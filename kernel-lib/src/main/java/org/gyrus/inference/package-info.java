// SPDX-License-Identifier: Apache-2.0
/**
 * Uncertainty and identifiability of what was fitted.
 */
package org.gyrus.inference;
