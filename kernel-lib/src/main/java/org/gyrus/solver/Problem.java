// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.List;
import java.util.function.IntFunction;
import org.gyrus.engine.Evaluator;
import org.gyrus.engine.StepKernel;

/**
 * What is solved: the compiled parts of a model, each an evaluator for a number of lanes. All share states, parameters
 * and weights; their inputs differ as said.
 *
 * @param signals names of the inputs from outside
 * @param rates dy/dt; inputs: signals, then delayed states
 * @param initial y(t0) from parameters; no inputs; null when only numbers given by the caller are used
 * @param delayed which state each delayed input is
 * @param delays the delays tau from parameters; no inputs; null without delays
 * @param doseEvents what treatments can do; inputs: dose, then signals
 * @param triggers what happens by itself
 * @param crossings one function per trigger, each an event where it passes through zero; inputs: signals
 * @param observe what is measured; inputs: signals; null without observables
 * @param fusion whole explicit steps of the rates; null where they are not worth it
 */
record Problem(
        List<String> states,
        List<String> parameters,
        List<String> signals,
        List<String> observables,
        int weights,
        IntFunction<Evaluator> rates,
        IntFunction<Evaluator> initial,
        List<Integer> delayed,
        IntFunction<Evaluator> delays,
        List<DoseEvent> doseEvents,
        List<Trigger> triggers,
        IntFunction<Evaluator> crossings,
        IntFunction<Evaluator> observe,
        Fusion fusion) {

    /** Makes whole steps of a tableau on one lane, see {@link StepKernel}. */
    interface Fusion {
        StepKernel of(double[][] a, double[] b, double[] e, double[] c);
    }

    /** A jump by a dose: y after = jump(t, y before, dose). */
    record DoseEvent(String name, IntFunction<Evaluator> jump) {}

    /**
     * What happens at a crossing.
     *
     * @param slope 1 rising, -1 falling, 0 either way
     * @param jump inputs: signals; null for none
     * @param terminal whether the solve ends there
     */
    record Trigger(int slope, IntFunction<Evaluator> jump, boolean terminal) {}

    /** Rates alone: an autonomous or forced system without events. */
    static Problem of(List<String> states, List<String> parameters, int weights, IntFunction<Evaluator> rates) {
        return new Problem(
                states,
                parameters,
                List.of(),
                List.of(),
                weights,
                rates,
                null,
                List.of(),
                null,
                List.of(),
                List.of(),
                null,
                null,
                null);
    }

    Problem withSignals(String... names) {
        return new Problem(
                states,
                parameters,
                List.of(names),
                observables,
                weights,
                rates,
                initial,
                delayed,
                delays,
                doseEvents,
                triggers,
                crossings,
                observe,
                fusion);
    }

    Problem withDelays(List<Integer> delayedStates, IntFunction<Evaluator> tau) {
        return new Problem(
                states,
                parameters,
                signals,
                observables,
                weights,
                rates,
                initial,
                delayedStates,
                tau,
                doseEvents,
                triggers,
                crossings,
                observe,
                fusion);
    }

    Problem withDoseEvents(DoseEvent... events) {
        return new Problem(
                states,
                parameters,
                signals,
                observables,
                weights,
                rates,
                initial,
                delayed,
                delays,
                List.of(events),
                triggers,
                crossings,
                observe,
                fusion);
    }

    Problem withTriggers(IntFunction<Evaluator> functions, Trigger... events) {
        return new Problem(
                states,
                parameters,
                signals,
                observables,
                weights,
                rates,
                initial,
                delayed,
                delays,
                doseEvents,
                List.of(events),
                functions,
                observe,
                fusion);
    }

    Problem withInitial(IntFunction<Evaluator> values) {
        return new Problem(
                states,
                parameters,
                signals,
                observables,
                weights,
                rates,
                values,
                delayed,
                delays,
                doseEvents,
                triggers,
                crossings,
                observe,
                fusion);
    }

    Problem withFusion(Fusion steps) {
        return new Problem(
                states,
                parameters,
                signals,
                observables,
                weights,
                rates,
                initial,
                delayed,
                delays,
                doseEvents,
                triggers,
                crossings,
                observe,
                steps);
    }

    int inputs() {
        return signals.size() + delayed.size();
    }
}
