// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

/**
 * Runs one {@link Code} over a fixed number of lanes. All executors do the same operations in the same order, so that
 * their results are equal bit by bit and one may replace another at any time. Owns its scratch memory: one per thread.
 */
interface Executor {

    /** Reads the {@link Place#bound} places. */
    void bind(Frame frame);

    /** Reads the other arguments, computes, writes the results. */
    void run(Frame frame);
}
