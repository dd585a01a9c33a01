// SPDX-License-Identifier: Apache-2.0
/**
 * How equations run: compiled programs and their exact derivatives.
 */
package org.gyrus.engine;
