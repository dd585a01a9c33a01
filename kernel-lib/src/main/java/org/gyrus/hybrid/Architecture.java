// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

/** How a mechanism and networks are joined. */
public enum Architecture {
    /** Side by side, their results added or multiplied: {@code dx/dt = M(x) + N(x)}, {@code y = M(x) + N(x)}. */
    PARALLEL("parallel"),
    /** One after the other: {@code dx/dt = M(x; theta = N(x))}, or {@code y = N(M(x))}. */
    SERIES("series"),
    /** Both: {@code dx/dt = M(x; theta = N1(x)) + N2(x)}. */
    PARALLEL_SERIES("parallel-series"),
    /** Networks alone, {@code dx/dt = N(x)}: the rival of every hybrid. */
    DATA_DRIVEN("data-driven");

    private final String label;

    Architecture(String label) {
        this.label = label;
    }

    /** How it is written in texts. */
    public String label() {
        return label;
    }
}
