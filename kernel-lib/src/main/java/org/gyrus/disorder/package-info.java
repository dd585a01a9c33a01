// SPDX-License-Identifier: Apache-2.0
/**
 * The models of the literature, with their sources.
 */
package org.gyrus.disorder;
