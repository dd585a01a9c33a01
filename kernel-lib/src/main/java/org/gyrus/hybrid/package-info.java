// SPDX-License-Identifier: Apache-2.0
/**
 * Topologies of equations and learned terms.
 */
package org.gyrus.hybrid;
