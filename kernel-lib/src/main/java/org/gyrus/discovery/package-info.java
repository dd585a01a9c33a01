// SPDX-License-Identifier: Apache-2.0
/**
 * A learned term, back to an equation.
 */
package org.gyrus.discovery;
