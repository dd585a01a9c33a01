// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import java.util.List;

/** Which executor runs a code. */
final class Executors {
    /** The most lanes of one window: rows of 1 KiB stay in the first-level cache. */
    static final int WINDOW = 128;

    private Executors() {}

    static Executor of(HotCode hot, int lanes, NetworkKernel[] kernels) {
        if (lanes == 1) {
            return new SourceExecutor(hot, kernels);
        }
        RowPool pool = new RowPool(Math.min(lanes, WINDOW));
        Executor[] windows = new Executor[(lanes + WINDOW - 1) / WINDOW];
        for (int i = 0; i < windows.length; i++) {
            int start = i * WINDOW;
            windows[i] = new LaneInterpreter(hot.code(), lanes, start, Math.min(WINDOW, lanes - start), pool, kernels);
        }
        return windows.length == 1 ? windows[0] : new Sequence(List.of(windows));
    }

    /** Windows of lanes, one after the other. */
    private record Sequence(List<Executor> parts) implements Executor {
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
