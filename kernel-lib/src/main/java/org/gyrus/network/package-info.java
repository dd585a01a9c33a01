// SPDX-License-Identifier: Apache-2.0
/**
 * Learnable functions: blocks and their weights.
 */
package org.gyrus.network;
