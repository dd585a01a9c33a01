// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gyrus.expression.Expression.Literal;
import org.gyrus.expression.Expression.Symbol;
import org.gyrus.model.Model;
import org.gyrus.model.ModelBuilder;
import org.gyrus.network.Network;

/**
 * A neural ODE, {@code dx/dt = N(x)}, with no mechanism; made by {@link Hybrid#node}. Each state x starts at a parameter
 * {@code x_0}. Without {@link #network} one of 16 tanh units sees all states.
 *
 * <p>Source: Chen et al., NeurIPS 2018; augmented: Dupont et al., NeurIPS 2019; second order: Norcliffe et al., NeurIPS
 * 2020. Does not suit few and noisy data, or times beyond those it was trained on.
 */
public final class NodeBuilder extends HybridBuilder<NodeBuilder> {
    private final Map<String, Start> starts = new LinkedHashMap<>();
    private String time = "1";
    private boolean moving;
    /** What the network drives, in the order of its results. */
    private List<String> driven;

    /** Where a state starts. */
    private record Start(double value, String unit) {}

    NodeBuilder(List<String> states) {
        super(Architecture.DATA_DRIVEN, Optional.empty(), changed(() -> plain(starts(states), "1")));
        starts.putAll(starts(states));
        driven = List.copyOf(states);
        named("Neural ODE of " + String.join(", ", states));
    }

    private static Map<String, Start> starts(List<String> states) {
        Map<String, Start> starts = new LinkedHashMap<>();
        states.forEach(state -> starts.put(state, new Start(1, "1")));
        if (starts.isEmpty() || starts.size() < states.size()) {
            throw new HybridException("A neural ODE has one state or more, each once, but " + states + " was given.");
        }
        return starts;
    }

    private static Model plain(Map<String, Start> starts, String time) {
        ModelBuilder builder = Model.named("Neural ODE of " + String.join(", ", starts.keySet()))
                .time(time);
        starts.forEach((state, start) -> builder.parameter(state + "_0", start.value(), start.unit())
                .state(state, state + "_0", start.unit())
                .rate(state, new Literal(0)));
        return builder.build();
    }

    /** The unit of time; 1 unless it is said. */
    public NodeBuilder time(String unit) {
        requireFresh("time(\"" + unit + "\")");
        rebase(changed(() -> plain(starts, unit)));
        time = unit;
        return this;
    }

    /** Where a state starts, the value of its parameter {@code x_0}, and its unit. */
    public NodeBuilder start(String state, double value, String unit) {
        requireFresh("start(...)");
        if (!starts.containsKey(state)) {
            throw HybridException.unknown("state", state, starts.keySet());
        }
        Map<String, Start> changed = new LinkedHashMap<>(starts);
        changed.put(state, new Start(value, unit));
        rebase(changed(() -> plain(changed, time)));
        starts.putAll(changed);
        return this;
    }

    /** So many states {@code z_1, z_2, ...} more, hidden, from 0: trajectories may then cross in what is seen. */
    public NodeBuilder augmented(int states) {
        requireFresh("augmented(" + states + ")");
        if (states < 1) {
            throw new HybridException("A neural ODE is augmented by one state at least, not " + states + ".");
        }
        List<String> all = new ArrayList<>(driven);
        rebase(changed(() -> {
            ModelBuilder builder = base().toBuilder();
            for (int i = 1; i <= states; i++) {
                builder.state("z_" + i, 0, "1").rate("z_" + i, new Literal(0));
                all.add("z_" + i);
            }
            return builder.build();
        }));
        driven = List.copyOf(all);
        return this;
    }

    /**
     * The network drives accelerations: {@code dx/dt = v_x, dv_x/dt = N(x, v_x)}, with velocities that start at parameters
     * {@code v_x_0}.
     */
    public NodeBuilder secondOrder() {
        requireFresh("secondOrder()");
        if (moving || driven.size() > starts.size()) {
            throw new HybridException(
                    "Say secondOrder() once, and without augmented(n): velocities are states already.");
        }
        rebase(changed(() -> {
            ModelBuilder builder = base().toBuilder();
            starts.forEach((state, start) -> {
                String unit = start.unit() + (time.equals("1") ? "" : "/(" + time + ")");
                builder.parameter("v_" + state + "_0", 0, unit)
                        .state("v_" + state, "v_" + state + "_0", unit)
                        .rate("v_" + state, new Literal(0))
                        .rate(state, new Symbol("v_" + state));
            });
            return builder.build();
        }));
        driven = starts.keySet().stream().map(s -> "v_" + s).toList();
        moving = true;
        return this;
    }

    /** The network of the rates; its number of results is set to what it drives. */
    public NodeBuilder network(Network network) {
        requireFresh("network(...)");
        return add(new Term(Role.RATE, driven, network));
    }

    /**
     * These states are seen, and driven by a hidden neural ODE: its start is guessed from all readings of a patient.
     *
     * @param states the number of hidden states
     */
    public LatentBuilder latent(int states) {
        requireFresh("latent(" + states + ")");
        return new LatentBuilder(List.copyOf(starts.keySet()), states, time);
    }

    /** One network that reads several numbers out of the states. */
    void readouts(List<String> names, Network network) {
        add(new Term(Role.READOUT, names, network, Shape.FREE, "1"));
    }

    @Override
    public Hybrid build() {
        if (!isDriven()) {
            String[] seen = base().states().stream().map(s -> s.name()).toArray(String[]::new);
            add(new Term(Role.RATE, driven, Network.mlp(seen)));
        }
        return super.build();
    }

    private boolean isDriven() {
        return terms().stream().anyMatch(t -> t.targets().equals(driven));
    }

    private void requireFresh(String call) {
        if (isDriven()) {
            throw new HybridException(call + " stands before network(...), which is the last word on the states.");
        }
    }

    @Override
    NodeBuilder self() {
        return this;
    }
}
