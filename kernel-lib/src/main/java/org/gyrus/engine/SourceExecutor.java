// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

/** Interprets a code on one lane until its generated source is compiled, then runs that. Both give the same bits. */
final class SourceExecutor implements Executor {
    private final ScalarInterpreter interpreter;
    private final HotCode hot;
    private final NetworkCalls calls;
    private final double[] crossing;
    private SourceProgram compiled;

    SourceExecutor(HotCode hot, NetworkKernel[] kernels) {
        this.hot = hot;
        interpreter = new ScalarInterpreter(hot.code(), kernels);
        calls = new NetworkCalls(hot.code(), kernels, 1);
        crossing = new double[hot.code().nodes().size()];
    }

    @Override
    public void bind(Frame frame) {
        interpreter.bind(frame);
    }

    @Override
    public void run(Frame frame) {
        if (compiled == null) {
            SourceProgram ready = hot.called();
            if (ready == null) {
                interpreter.run(frame);
                return;
            }
            compiled = ready.with(calls);
        }
        compiled.run(frame.arrays, frame.at, frame.time, crossing, frame);
    }
}
