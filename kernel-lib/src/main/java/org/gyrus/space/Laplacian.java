// SPDX-License-Identifier: Apache-2.0
package org.gyrus.space;

/**
 * What flows between the regions of a connectome: div(D grad c) = -D L c, with L made of the weights W (row i gathers from j) and
 * their row sums S = diag(W 1).
 */
public enum Laplacian {
    /**
     * L = S - W: what leaves a region arrives at another (for symmetric W), so that the sum over regions is kept. Strong regions
     * exchange faster.
     */
    COMBINATORIAL,
    /** L = I - S^(-1/2) W S^(-1/2): every region exchanges at about the same rate; the form of Raj et al. 2012. Sums are not kept. */
    NORMALIZED,
    /** L = I - S^(-1) W: each region moves to the weighted mean of its neighbors. Sums are not kept. */
    RANDOM_WALK;

    /** The factor before a row of W for a region with this row sum; a region without connections exchanges nothing. */
    double row(double strength) {
        return this == COMBINATORIAL ? 1 : strength > 0 ? column(strength) / (this == RANDOM_WALK ? strength : 1) : 0;
    }

    /** The factor before a region's own quantity. */
    double column(double strength) {
        return this == NORMALIZED ? strength > 0 ? 1 / Math.sqrt(strength) : 0 : 1;
    }
}
