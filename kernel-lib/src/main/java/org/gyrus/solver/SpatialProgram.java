// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gyrus.engine.Evaluator;
import org.gyrus.engine.Program;
import org.gyrus.engine.Signature;
import org.gyrus.expression.Expression;
import org.gyrus.expression.Expression.Symbol;
import org.gyrus.network.Network;
import org.gyrus.space.Space;
import org.gyrus.space.Transport;

/**
 * Equations on a space, compiled: one program for what happens within a cell, whose inputs are, after its own, the flows
 * between cells and the parameters that are fields; and a program for the operands of each flow. Immutable.
 */
final class SpatialProgram {
    final Placement placement;
    final Signature signature;
    /** The results, within a cell. */
    final Program local;

    final List<Part> flows;
    /** Of the model's parameters: those that are fields, and the others. */
    final int[] fields;

    final int[] uniform;
    /** How many inputs come before the flows. */
    final int ownInputs;

    /**
     * A flow as it is computed.
     *
     * @param state the state that is its potential; -1 if the operands' first result is
     * @param hasCoefficient whether the operands' last result is a coefficient
     * @param operands null if there are none
     * @param still whether the operands are the same as long as parameters and weights are
     * @param inner whether another flow's operands need this one
     * @param transport how it flows
     * @param conducted whether the conductance of the space multiplies its coefficient
     */
    record Part(
            int state,
            boolean hasCoefficient,
            Program operands,
            boolean still,
            boolean inner,
            Transport transport,
            boolean conducted) {}

    private SpatialProgram(
            Placement placement,
            List<String> parameters,
            Signature signature,
            Program local,
            List<Part> flows,
            int own) {
        this.placement = placement;
        this.signature = signature;
        this.local = local;
        this.flows = flows;
        ownInputs = own;
        fields = IntStream.range(0, parameters.size())
                .filter(i -> placement.isField(parameters.get(i)))
                .toArray();
        uniform = IntStream.range(0, parameters.size())
                .filter(i -> !placement.isField(parameters.get(i)))
                .toArray();
    }

    /**
     * Compiles.
     *
     * @param whole the names of all arguments, as for a program on a point
     */
    static SpatialProgram compile(
            List<Expression> outputs,
            Signature whole,
            Map<String, Expression> definitions,
            Map<String, Network> networks,
            Placement placement) {
        Flows form =
                new Flows(definitions, s -> whole.states().contains(s) || placement.isField(s), placement.perArea());
        List<Expression> standard = outputs.stream().map(form::standard).toList();
        List<Flow> flows = form.in(standard);
        List<String> inputs = new ArrayList<>(whole.inputs());
        flows.forEach(flow -> inputs.add(Program.nameOf(flow.node())));
        whole.parameters().stream().filter(placement::isField).forEach(inputs::add);
        List<String> uniform =
                whole.parameters().stream().filter(p -> !placement.isField(p)).toList();
        Signature signature = new Signature(whole.time(), whole.states(), inputs, uniform);
        Program local = Program.compile(standard, signature, form.definitions(), networks);
        List<Part> parts = new ArrayList<>();
        for (Flow flow : flows) {
            parts.add(part(flow, transport(flow, placement.space()), flows, form, signature, networks));
        }
        int own = whole.inputs().size();
        return new SpatialProgram(placement, whole.parameters(), signature, local, List.copyOf(parts), own);
    }

    private static Part part(
            Flow flow,
            Transport transport,
            List<Flow> all,
            Flows form,
            Signature signature,
            Map<String, Network> networks) {
        int state =
                flow.potential() instanceof Symbol symbol ? signature.states().indexOf(symbol.name()) : -1;
        List<Expression> operands = new ArrayList<>();
        if (state < 0) {
            operands.add(flow.potential());
        }
        if (flow.coefficient() != null) {
            operands.add(flow.coefficient());
        }
        boolean inner = all.stream().filter(other -> !other.equals(flow)).anyMatch(other -> form.in(
                        Collections.singletonList(other.node()))
                .contains(flow));
        boolean still = !form.readsMoreThan(operands, signature);
        Program program =
                operands.isEmpty() ? null : Program.compile(operands, signature, form.definitions(), networks);
        return new Part(state, flow.coefficient() != null, program, still, inner, transport, !flow.isCarried());
    }

    private static Transport transport(Flow flow, Space space) {
        if (!flow.isCarried()) {
            return space.diffusion();
        }
        List<Transport> axes = space.advection();
        if (axes.size() != flow.axes()) {
            throw new SolverException(
                    axes.isEmpty()
                            ? "A velocity, as in " + flow.node() + ", needs a grid or links with a direction: on "
                                    + space.name() + " nothing has a direction."
                            : "A velocity has one component for each axis, but vector(...) in " + flow.node() + " has "
                                    + flow.axes() + " and " + space.name() + " has " + axes.size() + ".");
        }
        return axes.get(flow.axis());
    }

    int weightCount() {
        return local.weightCount();
    }

    /** An evaluator over all cells. */
    Evaluator evaluator(int lanes) {
        if (lanes != placement.cells()) {
            throw new IllegalStateException(lanes + " lanes on " + placement.cells() + " cells");
        }
        return new SpatialEvaluator(this);
    }
}
