// SPDX-License-Identifier: Apache-2.0
package org.gyrus.question;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.gyrus.expression.Names;
import org.gyrus.plot.Chart;
import org.gyrus.plot.Charts;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Which of several explanations a patient's readings speak for: P(m | readings) = prior(m) exp(L_m) / sum, L_m the log
 * evidence of model m. Immutable.
 *
 * <pre>{@code
 * Diagnosis.byEvidence(Map.of("slow", slow.logEvidence(), "fast", fast.logEvidence())).prior(Map.of("slow", 0.9, "fast", 0.1))
 * }</pre>
 *
 * <p>The probabilities are right when one of the models is; they say nothing of an explanation that is not among them, and
 * rivals that are all wrong still add up to one. On patients with a known label, {@link Reliability} tests them, and {@link
 * TemperatureScaling} makes them honest.
 *
 * <p>A tool of research and teaching, not a medical device.
 */
public final class Diagnosis {
    private final Map<String, Double> logWeights;
    private final Map<String, Double> priors;

    private Diagnosis(Map<String, Double> logWeights, Map<String, Double> priors) {
        this.logWeights = logWeights;
        this.priors = priors;
    }

    private static Diagnosis of(Map<String, Double> logWeights, String what) {
        if (logWeights.size() < 2) {
            throw new QuestionException(
                    "A diagnosis chooses among at least 2 explanations, but " + logWeights.size() + " was given.");
        }
        logWeights.forEach((name, value) -> {
            if (value.isNaN() || value == Double.POSITIVE_INFINITY) {
                throw new QuestionException(what + " of " + name + " is " + value + "; fit it first.");
            }
        });
        if (logWeights.values().stream().allMatch(v -> v == Double.NEGATIVE_INFINITY)) {
            throw new QuestionException("None of " + String.join(", ", logWeights.keySet())
                    + " can explain the readings at all; add another explanation.");
        }
        Map<String, Double> even = new LinkedHashMap<>();
        logWeights.keySet().forEach(name -> even.put(name, 1.0));
        return new Diagnosis(new LinkedHashMap<>(logWeights), even);
    }

    /** By log evidence, such as {@link org.gyrus.inference.Laplace#logEvidence}, of the same readings. */
    public static Diagnosis byEvidence(Map<String, Double> logEvidence) {
        return of(logEvidence, "The log evidence");
    }

    /** By the log likelihood of readings that were held out from every fit. */
    public static Diagnosis byHeldOut(Map<String, Double> logLikelihood) {
        return of(logLikelihood, "The log likelihood");
    }

    /**
     * By an information criterion, smaller is better: weights exp(-criterion/2), for BIC an approximation of the evidence
     * (Schwarz 1978), for AIC Akaike's weights.
     */
    public static Diagnosis byCriterion(Map<String, Double> criterion) {
        Map<String, Double> halved = new LinkedHashMap<>();
        criterion.forEach((name, value) -> halved.put(name, -value / 2));
        return of(halved, "The criterion");
    }

    /** How common each explanation is before any reading; proportions, 1 each unless set. */
    public Diagnosis prior(Map<String, Double> proportions) {
        Map<String, Double> own = new LinkedHashMap<>(priors);
        proportions.forEach((name, value) -> {
            if (!own.containsKey(name)) {
                throw new QuestionException("There is no explanation " + name
                        + Names.suggestion(name, own.keySet())
                                .orElse("; there is " + String.join(", ", own.keySet()) + "."));
            }
            if (!(value >= 0) || value.isInfinite()) {
                throw new QuestionException(
                        "The proportion of " + name + " is 0 or more, but " + value + " was given.");
            }
            own.put(name, value);
        });
        if (own.values().stream().allMatch(v -> v == 0)) {
            throw new QuestionException("At least one explanation has a proportion above 0.");
        }
        return new Diagnosis(logWeights, own);
    }

    /** The probability of each explanation; they add up to 1. */
    public Map<String, Double> probabilities() {
        Map<String, Double> logs = new LinkedHashMap<>();
        logWeights.forEach((name, value) -> logs.put(name, value + Math.log(priors.get(name))));
        double most = logs.values().stream().mapToDouble(v -> v).max().orElseThrow();
        double sum = logs.values().stream().mapToDouble(v -> Math.exp(v - most)).sum();
        logs.replaceAll((name, value) -> Math.exp(value - most) / sum);
        return logs;
    }

    /** The probability of one. */
    public double probability(String name) {
        Map<String, Double> all = probabilities();
        if (!all.containsKey(name)) {
            throw new QuestionException("There is no explanation " + name
                    + Names.suggestion(name, all.keySet())
                            .orElse("; there is " + String.join(", ", all.keySet()) + "."));
        }
        return all.get(name);
    }

    /** The most probable. */
    public String mostProbable() {
        return probabilities().entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    /** The result in one sentence: what can be said, or that the readings do not decide. */
    public String sentence() {
        Map<String, Double> all = probabilities();
        List<Map.Entry<String, Double>> order = new ArrayList<>(all.entrySet());
        order.sort(Map.Entry.comparingByValue(Comparator.reverseOrder()));
        String first = order.get(0).getKey();
        double p = order.get(0).getValue();
        if (p < 0.75) {
            return String.format(
                    Locale.ROOT,
                    "The readings do not decide: %s has probability %.2f, %s %.2f.",
                    first,
                    p,
                    order.get(1).getKey(),
                    order.get(1).getValue());
        }
        return String.format(
                Locale.ROOT,
                "The readings speak for %s with probability %s, if it is one of %s.",
                first,
                p > 0.999 ? "above 0.999" : String.format(Locale.ROOT, "%.3f", p),
                String.join(", ", all.keySet()));
    }

    /** One row for each explanation. */
    public Table table() {
        Map<String, Double> all = probabilities();
        return Table.create(
                "diagnosis",
                StringColumn.create("explanation", List.copyOf(all.keySet())),
                DoubleColumn.create(
                        "probability", all.values().stream().mapToDouble(v -> v).toArray()));
    }

    /** A bar for each explanation. */
    public Chart plot() {
        Chart chart = Charts.bars("probability", "");
        for (Map.Entry<String, Double> each : probabilities().entrySet()) {
            chart = chart.bar(each.getKey(), each.getValue());
        }
        return chart.yRange(0, 1);
    }

    @Override
    public String toString() {
        return sentence()
                + probabilities().entrySet().stream()
                        .map(e -> String.format(Locale.ROOT, "%n  %s %.4f", e.getKey(), e.getValue()))
                        .collect(Collectors.joining());
    }
}
