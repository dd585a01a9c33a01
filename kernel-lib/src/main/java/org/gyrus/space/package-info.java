// SPDX-License-Identifier: Apache-2.0
/**
 * Where a model lives: a point, a connectome, a grid of voxels.
 */
package org.gyrus.space;
