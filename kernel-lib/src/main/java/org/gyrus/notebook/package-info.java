// SPDX-License-Identifier: Apache-2.0
/**
 * What a notebook cell calls: show, live, check, seed, data, help.
 */
package org.gyrus.notebook;
