// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.gyrus.data.Cohort;
import org.gyrus.data.Holdout;
import org.gyrus.data.Patient;

/**
 * Which of the readings that a fit may see are not fitted but watched. Every optimizer keeps the point that suits the
 * watched readings best, and stops when it has not found a better one for {@link FitBuilder#patience} iterations: what keeps
 * a network, or a quasi-Newton method with many iterations, from fitting the noise.
 *
 * <table>
 * <caption>What each asks</caption>
 * <tr><td>{@link #later}</td><td>is what comes afterwards forecast?</td></tr>
 * <tr><td>{@link #everyNth}</td><td>is what lies between met, too? For a law that is to be read off a network</td></tr>
 * <tr><td>{@link #patients}</td><td>are others met, too? For models without numbers of each patient</td></tr>
 * </table>
 */
public final class Validation {
    private final String title;
    private final Function<Cohort, Function<Patient, boolean[]>> rule;

    private Validation(String title, Function<Cohort, Function<Patient, boolean[]>> rule) {
        this.title = title;
        this.rule = rule;
    }

    /** The later readings of each patient, as {@code Holdout.lastReadings(2)} says. */
    public static Validation later(Holdout holdout) {
        return new Validation("later readings", cohort -> patient -> {
            boolean[] watched = new boolean[patient.readings()];
            Arrays.fill(watched, holdout.seen(patient), watched.length, true);
            return watched;
        });
    }

    /**
     * The n-th, 2n-th, ... reading of each patient: points in time all along the course.
     *
     * @param n 2 or more; a patient with fewer readings is fitted whole
     */
    public static Validation everyNth(int n) {
        if (n < 2) {
            throw new FitException("Of every 2 readings or more one is watched, but " + n + " was given; 5 is usual.");
        }
        return new Validation("every reading number " + n, cohort -> patient -> {
            boolean[] watched = new boolean[patient.readings()];
            for (int i = n - 1; i < watched.length; i += n) {
                watched[i] = true;
            }
            return watched;
        });
    }

    /**
     * All readings of some patients, drawn anew from a seed; at least one patient is watched, and one fitted.
     *
     * @param share of the patients, above 0 and below 1
     */
    public static Validation patients(double share, long seed) {
        if (!(share > 0 && share < 1)) {
            throw new FitException(
                    "The share of patients that are watched lies between 0 and 1, but " + share + " was given.");
        }
        return new Validation("a share " + share + " of the patients", cohort -> {
            String[] ids = cohort.patients().stream().map(Patient::id).toArray(String[]::new);
            int count = (int) Math.max(1, Math.min(ids.length - 1, Math.round(share * ids.length)));
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < Math.min(count, ids.length); i++) {
                int other = random.nextInt(i, ids.length);
                String one = ids[other];
                ids[other] = ids[i];
                ids[i] = one;
            }
            Set<String> drawn = Set.of(Arrays.copyOf(ids, ids.length < 2 ? 0 : count));
            return patient -> {
                boolean[] watched = new boolean[patient.readings()];
                Arrays.fill(watched, drawn.contains(patient.id()));
                return watched;
            };
        });
    }

    /** Of each patient of a cohort, which readings, in their order, are watched. */
    Function<Patient, boolean[]> of(Cohort cohort) {
        return rule.apply(cohort);
    }

    @Override
    public String toString() {
        return title;
    }
}
