// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

/** Interprets a code on a window of lanes until its generated source is ready, then runs that. Both give the same bits. */
final class LaneExecutor implements Executor {
    private final LaneInterpreter interpreter;
    private final HotLanes hot;
    private final RowPool pool;
    private final int lanes;
    private final int from;
    private final int n;
    private HotLanes.Ready compiled;
    private double[][] rows;

    LaneExecutor(HotLanes hot, LaneInterpreter interpreter, RowPool pool, int lanes, int from, int n) {
        this.hot = hot;
        this.interpreter = interpreter;
        this.pool = pool;
        this.lanes = lanes;
        this.from = from;
        this.n = n;
    }

    @Override
    public void bind(Frame frame) {
        interpreter.bind(frame);
    }

    @Override
    public void run(Frame frame) {
        if (compiled == null) {
            compiled = hot.called();
            if (compiled == null) {
                interpreter.run(frame);
                return;
            }
            rows = compiled.rows(interpreter.rows(), pool);
        }
        compiled.run(frame, rows, lanes, from, n);
    }
}
