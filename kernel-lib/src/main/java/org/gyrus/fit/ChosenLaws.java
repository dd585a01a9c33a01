// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.List;
import java.util.stream.Collectors;
import org.gyrus.discovery.Law;

/**
 * Laws of learned functions with their coefficients fitted to the readings; found by {@link LawSearch}.
 *
 * @param laws one for each learned function, coefficients as read off the networks
 * @param fit of the model with these laws in place of the networks: coefficients as the readings have them
 * @param criterion the extended Bayesian criterion, smaller is better
 * @param tried how many choices of laws were fitted
 */
public record ChosenLaws(List<Law> laws, Fit fit, double criterion, int tried) {
    public ChosenLaws {
        laws = List.copyOf(laws);
    }

    ChosenLaws among(int count) {
        return new ChosenLaws(laws, fit, criterion, count);
    }

    /** The fitted coefficient of a term, counted from 1, of a learned function: {@code coefficient("N_1", 1)}. */
    public double coefficient(String function, int term) {
        return fit.value(function + "_" + term);
    }

    @Override
    public String toString() {
        return laws.stream()
                .map(law -> law.name() + " = " + law.text())
                .collect(Collectors.joining("; ", "", ", chosen from " + tried + " fits"));
    }
}
