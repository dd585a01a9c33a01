// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import java.util.Arrays;

/** The codes of a method's stages on a space, shared by all kernels of a program. Thread-safe. */
final class StageCodes {
    /** By stage; the last gives the new state and is not written down. */
    final Stage[] forward;

    final Stage[] reverse;

    /** @param weight by what stands at {@link Place#STEP}, to be multiplied by h */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Stage(Code code, HotLanes hot, double[] weight) {
        static Stage of(Code code, double[] weight) {
            return new Stage(code, new HotLanes(code, StageCode.BLOCKWISE, StageKernel.CELLS), weight);
        }
    }

    StageCodes(Derivatives derivatives, int states, int flows, int[] fields, double[][] a, double[] b) {
        int count = b.length;
        while (b[count - 1] == 0) {
            count--;
        }
        forward = new Stage[count];
        reverse = new Stage[count];
        for (int i = 0; i < count; i++) {
            boolean last = i == count - 1;
            double[] w = Arrays.copyOf(last ? b : a[i + 1], i + 1);
            forward[i] = Stage.of(StageCode.forward(derivatives.value, states, flows, w, !last), w);
            double[] column = new double[b.length];
            for (int m = i + 1; m < column.length; m++) {
                column[m] = a[m][i];
            }
            Code back = StageCode.reverse(derivatives.reverse(), states, flows, i, column, fields);
            column[0] = b[i];
            reverse[i] = Stage.of(back, column);
        }
    }

    /** Whether vectors run there at all, and no network is in the way. */
    boolean suits() {
        return forward[0].hot().suits() && reverse[0].hot().suits();
    }

    /** Compiles all now, fast or not. */
    void compile() {
        for (Stage[] all : new Stage[][] {forward, reverse}) {
            for (Stage each : all) {
                each.hot().compile();
            }
        }
    }
}
