// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.List;
import java.util.Map;
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
 * @param pasts by state, its value before t0 as a function of its only input, the time; no states. Where there is none the
 *     initial value holds
 * @param noise g of dy = f dt + g dW, one for each state; inputs: as rates; null without noise
 * @param doseEvents what treatments can do; inputs: dose, then signals
 * @param triggers what happens by itself
 * @param crossings one function per trigger, each an event where it passes through zero; inputs: signals
 * @param observe what is measured; inputs: signals; null without observables
 * @param fusion whole explicit steps of the rates; null where they are not worth it
 * @param splitting the rates on a space, to be split; null on a point
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
        Map<Integer, IntFunction<Evaluator>> pasts,
        IntFunction<Evaluator> noise,
        List<DoseEvent> doseEvents,
        List<Trigger> triggers,
        IntFunction<Evaluator> crossings,
        IntFunction<Evaluator> observe,
        Fusion fusion,
        Splitting splitting) {

    /** Makes whole steps of a tableau, see {@link StepKernel}. */
    interface Fusion {
        StepKernel of(int lanes, double[][] a, double[] b, double[] e, double[] c);
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

    /** Rates alone: an autonomous system without events. */
    static Problem of(List<String> states, List<String> parameters, int weights, IntFunction<Evaluator> rates) {
        return builder(states, parameters, weights, rates).build();
    }

    /** Rates, to which inputs, delays and events can be added. */
    static Builder builder(List<String> states, List<String> parameters, int weights, IntFunction<Evaluator> rates) {
        return new Builder(states, parameters, weights, rates);
    }

    /** A state's value before t0; null where the initial one holds. */
    IntFunction<Evaluator> past(int state) {
        return pasts.get(state);
    }

    int inputs() {
        return signals.size() + delayed.size();
    }

    /** Says a problem part by part; what is not said is not there. */
    static final class Builder {
        private final List<String> states;
        private final List<String> parameters;
        private final int weights;
        private final IntFunction<Evaluator> rates;
        private List<String> signals = List.of();
        private List<String> observables = List.of();
        private IntFunction<Evaluator> initial;
        private List<Integer> delayed = List.of();
        private IntFunction<Evaluator> delays;
        private Map<Integer, IntFunction<Evaluator>> pasts = Map.of();
        private IntFunction<Evaluator> noise;
        private List<DoseEvent> doseEvents = List.of();
        private List<Trigger> triggers = List.of();
        private IntFunction<Evaluator> crossings;
        private IntFunction<Evaluator> observe;
        private Fusion fusion;
        private Splitting splitting;

        private Builder(List<String> states, List<String> parameters, int weights, IntFunction<Evaluator> rates) {
            this.states = states;
            this.parameters = parameters;
            this.weights = weights;
            this.rates = rates;
        }

        Builder signals(List<String> names) {
            signals = names;
            return this;
        }

        Builder initial(IntFunction<Evaluator> values) {
            initial = values;
            return this;
        }

        Builder delays(List<Integer> of, IntFunction<Evaluator> tau) {
            delayed = of;
            delays = tau;
            return this;
        }

        Builder pasts(Map<Integer, IntFunction<Evaluator>> ofStates) {
            pasts = ofStates;
            return this;
        }

        Builder noise(IntFunction<Evaluator> strength) {
            noise = strength;
            return this;
        }

        Builder doseEvents(List<DoseEvent> events) {
            doseEvents = events;
            return this;
        }

        Builder triggers(List<Trigger> events, IntFunction<Evaluator> functions) {
            triggers = events;
            crossings = functions;
            return this;
        }

        Builder observables(List<String> names, IntFunction<Evaluator> values) {
            observables = names;
            observe = values;
            return this;
        }

        Builder fusion(Fusion steps) {
            fusion = steps;
            return this;
        }

        Builder splitting(Splitting of) {
            splitting = of;
            return this;
        }

        Problem build() {
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
                    pasts,
                    noise,
                    doseEvents,
                    triggers,
                    crossings,
                    observe,
                    fusion,
                    splitting);
        }
    }
}
