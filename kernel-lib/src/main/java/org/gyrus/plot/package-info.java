// SPDX-License-Identifier: Apache-2.0
/**
 * Charts and field pictures in the house theme.
 */
package org.gyrus.plot;
