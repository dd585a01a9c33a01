// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.gyrus.discovery.Criterion;
import org.gyrus.discovery.Law;
import org.gyrus.discovery.LawTerm;
import org.gyrus.expression.Expression;
import org.gyrus.model.Model;

/**
 * Laws that networks suggest, chosen by the readings: each law goes into the model in place of its network, its coefficients
 * are fitted again, and the extended Bayesian criterion decides,
 *
 * <pre>
 * EBIC = n log(R/n) + k log n + 2 sum_l log(p_l over k_l)
 * </pre>
 *
 * <p>with n readings, the sum of squares R, k coefficients of all laws together, and k_l of the p_l candidates in law l. The
 * last part is the price of a choice among many laws (Chen and Chen 2008, Biometrika 95:759, gamma = 1).
 *
 * <p>The search begins at the laws as found and goes from law to law as long as the criterion falls: to one of its
 * alternatives, to it without a term, or with one term exchanged for another that stands in an alternative. Samples of a
 * network are many and share its error, readings are few and their errors are their own: that is why the readings decide.
 *
 * <p>Does not suit laws that no alternative has a part of, nor losses other than squares.
 */
public final class LawSearch {
    /** Terms of a law, at most. */
    private static final int MOST = 3;

    private final Model model;
    private final List<Law> found;
    private final Function<Model, FitBuilder> asking;
    private final Map<String, ChosenLaws> tried = new HashMap<>();

    private LawSearch(Model model, List<Law> found, Function<Model, FitBuilder> asking) {
        this.model = model;
        this.found = found;
        this.asking = asking;
    }

    /**
     * Searches.
     *
     * @param model with the learned functions that the laws are of
     * @param found one law for each learned function
     * @param asking what is fitted, given the model with its laws: cohort, columns, method; coefficients are added to what it
     *     fits
     * @throws FitException when no choice of laws can be fitted
     */
    public static ChosenLaws best(Model model, List<Law> found, Function<Model, FitBuilder> asking) {
        if (found.isEmpty()) {
            throw new FitException("There is no law to choose; give one for each learned function.");
        }
        return new LawSearch(model, List.copyOf(found), asking).run();
    }

    private ChosenLaws run() {
        ChosenLaws best = tried(found.stream().map(LawSearch::shortened).toList());
        int since = 0;
        for (int l = 0; since < found.size(); l = (l + 1) % found.size()) {
            ChosenLaws before = best;
            for (Law other : neighbors(best.laws().get(l), l)) {
                List<Law> laws = new ArrayList<>(before.laws());
                laws.set(l, other);
                ChosenLaws now = tried(laws);
                best = now.criterion() < best.criterion() ? now : best;
            }
            since = best.criterion() < before.criterion() ? 0 : since + 1;
        }
        if (best.criterion() == Double.POSITIVE_INFINITY) {
            throw new FitException("No choice of laws could be fitted to the readings: give other candidates.");
        }
        return best.among(tried.size());
    }

    /** The law itself, or the longest of its alternatives that is short enough. */
    private static Law shortened(Law law) {
        return law.terms().size() <= MOST
                ? law
                : law.alternatives().stream()
                        .filter(l -> l.terms().size() <= MOST)
                        .reduce((shorter, longer) -> longer)
                        .orElseGet(() -> law.of(List.of()));
    }

    private List<Law> neighbors(Law law, int l) {
        List<Law> alternatives = found.get(l).alternatives();
        List<Law> all = new ArrayList<>(
                alternatives.stream().filter(a -> a.terms().size() <= MOST).toList());
        Set<Expression> pool = new LinkedHashSet<>();
        alternatives.forEach(a -> pool.addAll(terms(a)));
        for (Expression term : terms(law)) {
            List<Expression> rest = new ArrayList<>(terms(law));
            rest.remove(term);
            all.add(law.of(rest));
            for (Expression other : pool) {
                if (!terms(law).contains(other)) {
                    List<Expression> exchanged = new ArrayList<>(rest);
                    exchanged.add(other);
                    all.add(law.of(exchanged));
                }
            }
        }
        return all;
    }

    private static List<Expression> terms(Law law) {
        return law.terms().stream().map(LawTerm::expression).toList();
    }

    private ChosenLaws tried(List<Law> laws) {
        return tried.computeIfAbsent(
                laws.stream().map(LawSearch::terms).toList().toString(), key -> fitted(laws));
    }

    private ChosenLaws fitted(List<Law> laws) {
        Interrupts.check();
        Model lawful = model;
        List<String> coefficients = new ArrayList<>();
        double price = 0;
        for (Law law : laws) {
            lawful = law.in(lawful);
            int terms = law.terms().size();
            IntStream.rangeClosed(1, terms).forEach(i -> coefficients.add(law.name() + "_" + i));
            price += 2 * logChoices(law.candidates(), terms);
        }
        try {
            FitBuilder ask = asking.apply(lawful);
            Fit fit = (coefficients.isEmpty() ? ask : ask.shared(coefficients.toArray(String[]::new))).run();
            return new ChosenLaws(laws, fit, fit.criterion(Criterion.BIC) + price, 1);
        } catch (FitException unfit) {
            return new ChosenLaws(laws, null, Double.POSITIVE_INFINITY, 1);
        }
    }

    /** log of n over k. */
    private static double logChoices(int n, int k) {
        return IntStream.rangeClosed(1, k)
                .mapToDouble(i -> Math.log((n - k + i) / (double) i))
                .sum();
    }
}
