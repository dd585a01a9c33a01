// SPDX-License-Identifier: Apache-2.0
package org.gyrus.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/**
 * Several fits that differ in their seed, so in the first weights of their networks: where they disagree, the readings do
 * not say (deep ensemble: Lakshminarayanan, Pritzel and Blundell 2017, NeurIPS 30).
 *
 * <pre>{@code
 * var ensemble = Ensemble.of(5, seed -> builder.seed(seed).run());
 * double[] spread = ensemble.deviation(fit -> fit.forecast("patient 7", days));
 * }</pre>
 *
 * <p>Does not suit mechanistic models without networks: all members then find the same optimum, and the spread is nothing;
 * use {@link Laplace} or {@link Nuts}.
 *
 * @param <T> what a member is
 */
public final class Ensemble<T> {
    private final List<T> members;
    private final List<String> notes;

    private Ensemble(List<T> members, List<String> notes) {
        this.members = List.copyOf(members);
        this.notes = List.copyOf(notes);
    }

    /**
     * Makes members with the seeds 0, 1, 2, ... A member that cannot be made is left out with a note; an interrupt ends with
     * those so far.
     *
     * @throws InferenceException when fewer than two were made
     */
    public static <T> Ensemble<T> of(int count, LongFunction<T> member) {
        if (count < 2) {
            throw new InferenceException("An ensemble has at least 2 members, better 5; " + count + " was given.");
        }
        List<T> members = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (long seed = 0; seed < count; seed++) {
            if (Thread.currentThread().isInterrupted()) {
                notes.add("Interrupted after " + members.size() + " of " + count + " members.");
                break;
            }
            try {
                members.add(member.apply(seed));
            } catch (CancellationException e) {
                notes.add("Interrupted after " + members.size() + " of " + count + " members.");
                break;
            } catch (RuntimeException e) {
                notes.add("The member of seed " + seed + " is left out: " + e.getMessage());
            }
        }
        if (members.size() < 2) {
            throw new InferenceException(
                    "Fewer than 2 members of the ensemble could be made. " + String.join(" ", notes));
        }
        return new Ensemble<>(members, notes);
    }

    /** The members, in the order of their seeds. */
    public List<T> members() {
        return members;
    }

    /** Members that are missing, and why. */
    public List<String> warnings() {
        return notes;
    }

    /** What each member predicts, {@code [member][i]}. */
    public double[][] predictions(Function<T, double[]> prediction) {
        return members.stream().map(prediction).toArray(double[][]::new);
    }

    /** The mean over members. */
    public double[] mean(Function<T, double[]> prediction) {
        double[][] all = predictions(prediction);
        return IntStream.range(0, all[0].length)
                .mapToDouble(i -> IntStream.range(0, all.length)
                        .mapToDouble(k -> all[k][i])
                        .average()
                        .orElseThrow())
                .toArray();
    }

    /** The standard deviation between members, with n - 1: what another member would differ by. */
    public double[] deviation(Function<T, double[]> prediction) {
        double[][] all = predictions(prediction);
        double[] mean = mean(prediction);
        return IntStream.range(0, mean.length)
                .mapToDouble(i -> Math.sqrt(IntStream.range(0, all.length)
                                .mapToDouble(k -> (all[k][i] - mean[i]) * (all[k][i] - mean[i]))
                                .sum()
                        / (all.length - 1)))
                .toArray();
    }

    @Override
    public String toString() {
        return "Ensemble of " + members.size() + (notes.isEmpty() ? "" : ". " + String.join(" ", notes));
    }
}
