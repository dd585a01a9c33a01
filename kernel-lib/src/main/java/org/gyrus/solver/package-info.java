// SPDX-License-Identifier: Apache-2.0
/**
 * Methods, step control, events, adjoints.
 */
package org.gyrus.solver;
