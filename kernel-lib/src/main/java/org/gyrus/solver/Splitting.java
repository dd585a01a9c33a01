// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gyrus.engine.Signature;
import org.gyrus.expression.Expression;
import org.gyrus.expression.Expression.Symbol;
import org.gyrus.network.Network;

/**
 * The rates of a model on a space, which can be split into diffusion and the rest: for methods that treat them apart. Says
 * what stands in the way when it is asked to.
 */
final class Splitting {
    private final List<Expression> rates;
    private final Signature signature;
    private final Map<String, Expression> definitions;
    private final Map<String, Network> networks;
    final Placement placement;

    Splitting(
            List<Expression> rates,
            Signature signature,
            Map<String, Expression> definitions,
            Map<String, Network> networks,
            Placement placement) {
        this.rates = rates;
        this.signature = signature;
        this.definitions = definitions;
        this.networks = networks;
        this.placement = placement;
    }

    /**
     * L y of the states that diffuse: div(e grad y), e the sum over flows of the state's own gradient of coefficient times
     * factor.
     *
     * @param states which, in order
     * @param even by state in that order, whether e is the same in all cells
     * @param program the values of e
     */
    record Diffusivities(List<Integer> states, List<Boolean> even, SpatialProgram program) {}

    Diffusivities diffusivities(String method) {
        Flows form = form();
        List<Integer> states = new ArrayList<>();
        List<Boolean> even = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        for (int i = 0; i < rates.size(); i++) {
            String state = signature.states().get(i);
            List<Expression> sum = FlowTerms.of(form.standard(rates.get(i)), form).flows().stream()
                    .filter(term -> new Symbol(state).equals(term.flow().potential()))
                    .map(term -> diffusivity(term, state, form, method))
                    .toList();
            if (!sum.isEmpty()) {
                states.add(i);
                values.add(FlowTerms.sum(sum));
                even.add(!form.varies(values.get(values.size() - 1)));
            }
        }
        if (states.isEmpty()) {
            throw new SolverException(
                    method + " takes the diffusion of a state implicitly, such as div(D*grad(c)) in the"
                            + " equation of c, but no equation has such a term: use an explicit method such as Solver.tsit5().");
        }
        if (!placement.space().diffusion().isSymmetric()) {
            throw new SolverException(method
                    + " solves by conjugate gradients, for which diffusion must be symmetric, but"
                    + " on " + placement.space().name() + " it is not (links with a direction, or the random-walk"
                    + " Laplacian): use an explicit method such as Solver.tsit5().");
        }
        return new Diffusivities(List.copyOf(states), List.copyOf(even), compile(values));
    }

    private static Expression diffusivity(FlowTerms.Term term, String state, Flows form, String method) {
        if (form.varies(term.factor())) {
            throw new SolverException(
                    method + " takes diffusion implicitly where it is symmetric, but in the equation of "
                            + state + " a flow is multiplied by " + term.factor()
                            + ", which differs between cells: bring it into"
                            + " the divergence, as in div(D*grad(" + state + ")), or use an explicit method such as"
                            + " Solver.tsit5().");
        }
        return term.flow().coefficient() == null
                ? term.factor()
                : FlowTerms.times(term.factor(), term.flow().coefficient());
    }

    /** Whether diffusion is the same as long as parameters are: no coefficient or factor of a flow changes with time or states. */
    boolean isSteady() {
        Flows form = form();
        return rates.stream()
                .map(rate -> FlowTerms.of(form.standard(rate), form))
                .allMatch(terms -> terms.other().isEmpty()
                        && terms.flows().stream()
                                .noneMatch(term -> form.readsMoreThan(
                                        term.flow().coefficient() == null
                                                ? List.of(term.factor())
                                                : List.of(
                                                        term.factor(),
                                                        term.flow().coefficient()),
                                        signature)));
    }

    /** Refuses what is carried along a velocity, for a method that is stable for diffusion alone. */
    void requireNothingCarried(String method) {
        Flows form = form();
        rates.stream()
                .flatMap(rate -> FlowTerms.of(form.standard(rate), form).carried().stream())
                .findFirst()
                .ifPresent(term -> {
                    throw new SolverException(method + " takes long steps of diffusion, but along a velocity, as in "
                            + term.flow().node() + ", they are not stable: use Solver.ark4(), which takes diffusion"
                            + " implicitly and the rest explicitly, or an explicit method such as Solver.tsit5().");
                });
    }

    /**
     * What {@link StrangSplitting} splits the rates into.
     *
     * @param after the states after reactions alone, whose time is how long
     * @param flows the rates without reactions
     */
    record Reactions(SpatialProgram after, SpatialProgram flows) {}

    Reactions reactions(String method) {
        if (!signature.inputs().isEmpty()) {
            throw new SolverException(method + " is for models without inputs and past values, but there is "
                    + signature.inputs().get(0) + ": use Solver.ark4(), or Solver.rkl2().");
        }
        requireNothingCarried(method);
        Flows form = form();
        List<Expression> after = new ArrayList<>();
        List<Expression> flows = new ArrayList<>();
        for (int i = 0; i < rates.size(); i++) {
            String state = signature.states().get(i);
            FlowTerms terms = FlowTerms.of(form.standard(rates.get(i)), form);
            Expression rest = FlowTerms.sum(terms.rest());
            ClosedReaction reaction = new ClosedReaction(
                    state,
                    definitions,
                    s -> !s.equals(signature.time()) && !signature.states().contains(s));
            Optional<Expression> closed =
                    terms.other().isEmpty() ? reaction.after(signature.time(), rest) : Optional.empty();
            after.add(closed.orElseThrow(() -> unsolved(method, state, rest)));
            flows.add(FlowTerms.sum(terms.flows().stream()
                    .map(term -> FlowTerms.times(term.factor(), term.flow().node()))
                    .toList()));
        }
        return new Reactions(compile(after), compile(flows));
    }

    private SolverException unsolved(String method, String state, Expression reaction) {
        return new SolverException(
                method + " needs reactions with a closed form, such as rho*" + state + "*(1 - " + state
                        + ") or -k*" + state + " with rates that are constant in time, but that of " + state + " is "
                        + reaction.text(signature.time()) + ": use Solver.ark4(), or Solver.rkl2().");
    }

    private Flows form() {
        return new Flows(definitions, s -> signature.states().contains(s) || placement.isField(s), 1);
    }

    SpatialProgram compile(List<Expression> outputs) {
        return SpatialProgram.compile(outputs, signature, definitions, networks, placement);
    }
}
