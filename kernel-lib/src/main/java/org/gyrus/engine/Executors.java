// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import java.util.ArrayList;
import java.util.List;

/** Which executor runs a code. */
final class Executors {
    /** The most lanes of one window: rows of 1 KiB stay in the first-level cache. */
    static final int WINDOW = 128;

    /** Generated source runs on multiples of the widest vector; the lanes that are left, on the interpreter. */
    private static final int VECTOR = 8;

    private Executors() {}

    static Executor of(HotCode hot, int lanes, NetworkKernel[] kernels) {
        if (lanes == 1) {
            return new SourceExecutor(hot, kernels);
        }
        RowPool pool = new RowPool(Math.min(lanes, WINDOW));
        List<Executor> windows = new ArrayList<>();
        boolean source = hot.lanes().suits();
        int whole = source ? lanes - lanes % VECTOR : lanes;
        for (int start = 0; start < whole; start += WINDOW) {
            int n = Math.min(WINDOW, whole - start);
            LaneInterpreter plain = new LaneInterpreter(hot.code(), lanes, start, n, pool, kernels);
            windows.add(source ? new LaneExecutor(hot.lanes(), plain, pool, lanes, start, n) : plain);
        }
        if (whole < lanes) {
            windows.add(new LaneInterpreter(hot.code(), lanes, whole, lanes - whole, pool, kernels));
        }
        return windows.size() == 1 ? windows.get(0) : new Sequence(windows.toArray(new Executor[0]));
    }

    /** Windows of lanes, one after the other; an array, since going over a list allocates in a busy machine. */
    private static final class Sequence implements Executor {
        private final Executor[] parts;

        Sequence(Executor[] parts) {
            this.parts = parts;
        }

        @Override
        public void bind(Frame frame) {
            for (Executor part : parts) {
                part.bind(frame);
            }
        }

        @Override
        public void run(Frame frame) {
            for (Executor part : parts) {
                part.run(frame);
            }
        }
    }
}
