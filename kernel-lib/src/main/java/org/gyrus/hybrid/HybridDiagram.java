// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gyrus.model.Input;
import org.gyrus.model.Model;
import org.gyrus.model.State;
import org.gyrus.plot.BlockDiagram;
import org.gyrus.plot.BlockDiagram.Kind;

/**
 * A hybrid as boxes and arrows, from left to right: what comes from outside, networks in series, the mechanism with what
 * stands beside it, the solver, the states, what is read out. States go back below everything.
 */
final class HybridDiagram {
    /** From left to right; those that stay empty take no room. */
    private enum Stage {
        OUTSIDE,
        BEFORE,
        RATE,
        GATED,
        JOINED,
        SOLVER,
        CORRECTOR,
        CORRECTED,
        STATE,
        OUTPUT,
        OUTPUT_JOINED,
        MEASURED
    }

    private static final int LONGEST = 24;

    private record Part(String id, Stage stage, int row, Kind kind, String name, String note) {}

    private final Hybrid hybrid;
    private final List<Part> parts = new ArrayList<>();
    private final List<String[]> wires = new ArrayList<>();
    private final List<String[]> returns = new ArrayList<>();
    private final Set<String> hidden = new LinkedHashSet<>();
    private final Set<String> plain;
    private int row;
    private int outputRow;

    private HybridDiagram(Hybrid hybrid) {
        this.hybrid = hybrid;
        Model first = hybrid.mechanism().orElse(hybrid.model());
        plain = first.states().stream().map(State::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static BlockDiagram of(Hybrid hybrid) {
        HybridDiagram diagram = new HybridDiagram(hybrid);
        diagram.compose();
        return diagram.drawn();
    }

    /** The terms of one network, by its name. */
    private Map<String, List<LearnedTerm>> networks(Role... roles) {
        Set<Role> wanted = Set.of(roles);
        return hybrid.terms().stream()
                .filter(t -> wanted.contains(t.role()))
                .collect(Collectors.groupingBy(LearnedTerm::network, LinkedHashMap::new, Collectors.toList()));
    }

    private void compose() {
        boolean mechanism = hybrid.mechanism().isPresent();
        String rate = mechanism ? mechanism() : "";
        Map<String, List<LearnedTerm>> driving = networks(Role.RATE);
        for (Map.Entry<String, List<LearnedTerm>> each : driving.entrySet()) {
            if (!mechanism && rate.isEmpty()) {
                network(each.getKey(), each.getValue(), Stage.RATE, row++);
                rate = each.getKey();
            } else {
                hidden.add(each.getValue().get(0).target());
            }
        }
        String joined = residuals(rate);
        part(
                "solver",
                Stage.SOLVER,
                0,
                Kind.SOLVER,
                "\u222b dt",
                hybrid.solver().map(s -> s.toString()).orElse(""));
        wire(joined, "solver", "");
        String moved = corrections("solver");
        part("x", Stage.STATE, 0, Kind.SIGNAL, String.join(", ", plain), "");
        wire(moved, "x", "");
        driving.forEach((name, terms) -> hidden(name, terms));
        outputs();
        seen();
    }

    private String mechanism() {
        part(
                "mechanism",
                Stage.RATE,
                0,
                Kind.EQUATION,
                "mechanism",
                shortened(hybrid.mechanism().orElseThrow().name()));
        String inputs = hybrid.model().inputs().stream().map(Input::name).collect(Collectors.joining(", "));
        if (!inputs.isEmpty()) {
            outside("mechanism", inputs, row++);
        }
        networks(Role.PARAMETER, Role.INPUT).forEach((name, terms) -> {
            network(name, terms, Stage.BEFORE, row++);
            wire(name, "mechanism", terms.get(0).target());
        });
        row = Math.max(1, row);
        returns.add(new String[] {"x", "mechanism"});
        return "mechanism";
    }

    private String residuals(String rate) {
        Map<String, List<LearnedTerm>> residuals = networks(Role.RESIDUAL, Role.GATE);
        if (residuals.isEmpty()) {
            return rate;
        }
        boolean product = hybrid.terms().stream().anyMatch(t -> t.role() == Role.RESIDUAL && hybrid.multiplies(t));
        part("join", Stage.JOINED, 0, Kind.JOIN, product ? "\u00d7" : "+", "");
        wire(rate, "join", "");
        String last = "";
        for (Map.Entry<String, List<LearnedTerm>> each : residuals.entrySet()) {
            String name = each.getKey();
            network(name, each.getValue(), Stage.RATE, row);
            if (each.getValue().get(0).role() == Role.GATE) {
                int of = rowOf(last);
                part("gate " + name, Stage.GATED, of, Kind.JOIN, "\u00d7", "");
                String weighed = last;
                wires.removeIf(w -> w[0].equals(weighed));
                wire(last, "gate " + name, "");
                wire(name, "gate " + name, "");
                wire("gate " + name, "join", product ? "1 +" : "");
            } else {
                wire(name, "join", "");
                last = name;
            }
            row++;
        }
        return "join";
    }

    private String corrections(String solver) {
        Map<String, List<LearnedTerm>> corrections = networks(Role.CORRECTION);
        if (corrections.isEmpty()) {
            return solver;
        }
        part("corrected", Stage.CORRECTED, 0, Kind.JOIN, "+", "");
        wire(solver, "corrected", "");
        int at = 1;
        for (Map.Entry<String, List<LearnedTerm>> each : corrections.entrySet()) {
            network(each.getKey(), each.getValue(), Stage.CORRECTOR, at++);
            wire(solver, each.getKey(), "");
            wire(each.getKey(), "corrected", "");
        }
        row = Math.max(row, at);
        return "corrected";
    }

    private void hidden(String name, List<LearnedTerm> terms) {
        String state = terms.get(0).target();
        if (!hidden.contains(state)) {
            return;
        }
        network(name, terms, Stage.RATE, row);
        part("solver " + state, Stage.SOLVER, row, Kind.SOLVER, "\u222b dt", "");
        part(state, Stage.STATE, row, Kind.SIGNAL, state, "hidden");
        wire(name, "solver " + state, "");
        wire("solver " + state, state, "");
        row++;
    }

    private void outputs() {
        networks(Role.OUTPUT_RESIDUAL).forEach((name, terms) -> {
            String target = terms.get(0).target();
            part("M " + target, Stage.OUTPUT, outputRow, Kind.EQUATION, target, "mechanism");
            wire("x", "M " + target, "");
            network(name, terms, Stage.OUTPUT, outputRow + 1);
            part(
                    "+ " + target,
                    Stage.OUTPUT_JOINED,
                    outputRow,
                    Kind.JOIN,
                    hybrid.multiplies(terms.get(0)) ? "\u00d7" : "+",
                    "");
            wire("M " + target, "+ " + target, "");
            wire(name, "+ " + target, "");
            part("y " + target, Stage.MEASURED, outputRow, Kind.SIGNAL, target, "");
            wire("+ " + target, "y " + target, "");
            outputRow += 2;
        });
        networks(Role.READOUT, Role.LABEL).forEach((name, terms) -> {
            LearnedTerm term = terms.get(0);
            network(name, terms, Stage.OUTPUT, outputRow);
            String note = term.role() == Role.LABEL ? "probability" : "";
            part("y " + term.target(), Stage.MEASURED, outputRow, Kind.SIGNAL, term.target(), note);
            wire(name, "y " + term.target(), "");
            outputRow++;
        });
    }

    /** Arrows from what each network sees: states, hidden states, the world outside. */
    private void seen() {
        networks(Role.values()).forEach((name, terms) -> {
            LearnedTerm term = terms.get(0);
            Set<String> symbols = new LinkedHashSet<>();
            terms.forEach(t -> symbols.addAll(t.term().symbols()));
            boolean after =
                    Set.of(Role.OUTPUT_RESIDUAL, Role.READOUT, Role.LABEL).contains(term.role());
            List<String> sources = new ArrayList<>();
            if (symbols.stream().anyMatch(plain::contains) && term.role() != Role.CORRECTION) {
                sources.add("x");
            }
            hidden.stream().filter(symbols::contains).forEach(sources::add);
            for (String source : sources) {
                (after ? wires : returns).add(new String[] {source, name, ""});
            }
            symbols.retainAll(outsideNames());
            if (!symbols.isEmpty()) {
                outside(name, String.join(", ", symbols), rowOf(name));
            }
        });
    }

    private List<String> outsideNames() {
        List<String> names = new ArrayList<>(hybrid.covariates());
        names.add(hybrid.model().time().symbol());
        hybrid.model().inputs().forEach(i -> names.add(i.name()));
        return names;
    }

    private void outside(String target, String names, int at) {
        Stage stage = parts.stream()
                .filter(p -> p.id().equals(target))
                .findFirst()
                .orElseThrow()
                .stage();
        if (stage == Stage.OUTPUT || stage == Stage.CORRECTOR) {
            return; // what a readout sees stands in its box; an arrow would cross everything
        }
        part("outside " + target, Stage.OUTSIDE, at, Kind.SIGNAL, names, "");
        wire("outside " + target, target, "");
    }

    private void network(String name, List<LearnedTerm> terms, Stage stage, int at) {
        LearnedTerm term = terms.get(0);
        String arguments = term.inputs().stream()
                .map(e -> e.text(hybrid.model().time().symbol()))
                .collect(Collectors.joining(", ", "(", ")"));
        String call = name + (arguments.length() > LONGEST ? "(\u2026)" : arguments);
        String whole = term.term().text(hybrid.model().time().symbol());
        boolean alone = terms.size() == 1 && whole.length() <= LONGEST;
        String shown = alone ? whole : call;
        String factor = hybrid.multiplies(term) && !hybrid.isGated(term) ? "1 + " + shown : shown;
        String box = term.role() == Role.GATE ? "\u03c3(" + shown + ")" : factor;
        part(name, stage, at, Kind.NETWORK, box, hybrid.networks().get(name).toString());
    }

    private int rowOf(String id) {
        return parts.stream()
                .filter(p -> p.id().equals(id))
                .findFirst()
                .orElseThrow()
                .row();
    }

    private void part(String id, Stage stage, int at, Kind kind, String name, String note) {
        parts.add(new Part(id, stage, at, kind, name, note));
    }

    private void wire(String from, String to, String label) {
        wires.add(new String[] {from, to, label});
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST + 10 ? text : text.substring(0, LONGEST + 8) + "\u2026";
    }

    private BlockDiagram drawn() {
        List<Stage> used = parts.stream().map(Part::stage).distinct().sorted().toList();
        BlockDiagram diagram = BlockDiagram.titled("");
        for (Part part : parts) {
            diagram = diagram.block(
                    part.id(), used.indexOf(part.stage()), part.row(), part.kind(), part.name(), part.note());
        }
        for (String[] wire : wires) {
            diagram = diagram.wire(wire[0], wire[1], wire[2]);
        }
        for (String[] wire : returns) {
            diagram = diagram.wireBack(wire[0], wire[1]);
        }
        return diagram;
    }
}
