// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gyrus.model.Model;

/** Names of learned functions: N where there is one network or one for many targets, N_V where there are more, G for gates. */
final class FunctionNames {
    private final Set<String> taken = new HashSet<>();
    private final Deque<String> names = new ArrayDeque<>();

    FunctionNames(Model model, List<Term> terms) {
        model.states().forEach(s -> taken.add(s.name()));
        model.parameters().forEach(p -> taken.add(p.name()));
        model.inputs().forEach(i -> taken.add(i.name()));
        model.definitions().forEach(d -> taken.add(d.name()));
        model.observables().forEach(o -> taken.add(o.name()));
        model.learned().forEach(f -> taken.add(f.name()));
        boolean alone = terms.size() == 1;
        for (Term term : terms) {
            String targets = "_" + String.join("_", term.targets());
            String letter = term.role() == Role.READOUT && term.targets().size() > 1 ? "R" : "N";
            boolean brief = alone || term.targets().size() > 1;
            names.add(free(brief ? letter : letter + targets, letter + targets));
            if (term.shape().gate().isPresent()) {
                names.add(free(alone ? "G" : "G" + targets, "G" + targets));
            }
        }
    }

    private String free(String first, String second) {
        String found = taken.contains(first) ? second : first;
        char letter = 'b';
        while (taken.contains(found)) {
            found = second + letter++;
        }
        taken.add(found);
        return found;
    }

    /** The name of the next network, in the order of the terms; a gate's follows that of its residual. */
    String next() {
        return names.remove();
    }
}
