// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The codes of a method's steps of one program, made when first asked for. Thread-safe. */
final class StepCodes {
    private final Derivatives derivatives;
    private final StepCode.Method method;
    private final int states;
    private final int inputs;
    private final Map<String, HotCode> made = new ConcurrentHashMap<>();

    StepCodes(Derivatives derivatives, StepCode.Method method, int states, int inputs) {
        this.derivatives = derivatives;
        this.method = method;
        this.states = states;
        this.inputs = inputs;
    }

    Code.Networks networks() {
        return derivatives.value.networks();
    }

    /** @param recorded whether stages are written down; else they stay inside */
    HotCode forward(boolean recorded, boolean taped) {
        ReverseMode.Pair pair = derivatives.reverse();
        boolean keeps = taped && pair.forward().tapeRows() > 0;
        Code rates = keeps ? pair.forward() : derivatives.value;
        return code("forward " + recorded + keeps, () -> StepCode.forward(method, rates, states, inputs, recorded));
    }

    /** @param dense whether cotangents of the slopes wait */
    HotCode reverse(boolean recorded, boolean dense) {
        ReverseMode.Pair pair = derivatives.reverse();
        return code(
                "reverse " + recorded + dense, () -> StepCode.reverse(method, pair, states, inputs, recorded, dense));
    }

    private HotCode code(String key, Supplier<Code> code) {
        return made.computeIfAbsent(key, k -> new HotCode(code.get()));
    }
}
