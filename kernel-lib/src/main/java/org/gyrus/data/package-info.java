// SPDX-License-Identifier: Apache-2.0
/**
 * Open data by name, and cohorts as tables.
 */
package org.gyrus.data;
