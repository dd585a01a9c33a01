// SPDX-License-Identifier: Apache-2.0
/**
 * The language of equations: grammar, tree, units, typesetting.
 */
package org.gyrus.expression;
