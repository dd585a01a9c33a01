// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

/**
 * Which of a patient's readings a method may not see while it is fitted: always the later ones, so that a forecast never
 * knows what came after it.
 *
 * <p>A patient may have nothing to hold out (then nothing is judged), but must have something to see.
 */
@FunctionalInterface
public interface Holdout {
    /**
     * How many readings, from the first, may be seen: at least 1, at most all.
     *
     * @param patient whose readings are in the order of time
     */
    int seen(Patient patient);

    /**
     * The last readings of each patient are held out.
     *
     * @throws DataException when {@code count} is below 1, or a patient has no reading left to see
     */
    static Holdout lastReadings(int count) {
        if (count < 1) {
            throw new DataException("expected to hold out at least 1 reading, not " + count);
        }
        return patient -> {
            if (patient.readings() <= count) {
                throw new DataException("patient " + patient.id() + " has " + patient.readings()
                        + " readings: holding out the last " + count + " leaves none; first select(Patient.atLeast("
                        + (count + 1) + "))");
            }
            return patient.readings() - count;
        };
    }

    /**
     * All but the first readings of each patient are held out.
     *
     * @throws DataException when {@code count} is below 1
     */
    static Holdout allButFirst(int count) {
        if (count < 1) {
            throw new DataException("expected to see at least 1 reading, not " + count);
        }
        return patient -> Math.min(count, patient.readings());
    }

    /**
     * The last share of each patient's readings is held out: at least one of them, and never all.
     *
     * @param share above 0 and below 1
     * @throws DataException when the share is not, or a patient has a single reading
     */
    static Holdout lastShare(double share) {
        if (!(share > 0 && share < 1)) {
            throw new DataException("expected to hold out a share above 0 and below 1, not " + share);
        }
        return patient -> {
            if (patient.readings() < 2) {
                throw new DataException("patient " + patient.id()
                        + " has a single reading, which cannot be shared out; first select(Patient.atLeast(2))");
            }
            int count = (int) Math.round(share * patient.readings());
            return patient.readings() - Math.max(1, Math.min(patient.readings() - 1, count));
        };
    }

    /**
     * Readings later than a time are held out.
     *
     * @param time on the patient's clock, in the cohort's unit
     * @throws DataException when the time is no number, or a patient has no reading up to it
     */
    static Holdout beyond(double time) {
        if (!Double.isFinite(time)) {
            throw new DataException("expected a time to hold out beyond, not " + time);
        }
        return patient -> {
            int seen = 0;
            while (seen < patient.readings() && patient.times[seen] <= time) {
                seen++;
            }
            return checked(patient, seen, "up to time " + time);
        };
    }

    /**
     * Readings from the first on at which a column exceeds a level are held out: for example beyond a cumulative dose.
     *
     * @param column one that the cohort observes
     * @throws DataException when the level is no number, the column is not observed, or a patient starts beyond the level
     */
    static Holdout beyond(String column, double level) {
        if (!Double.isFinite(level)) {
            throw new DataException("expected a level of '" + column + "' to hold out beyond, not " + level);
        }
        return patient -> {
            double[] values = patient.values(column);
            int seen = 0;
            while (seen < values.length && !(values[seen] > level)) {
                seen++;
            }
            return checked(patient, seen, "with " + column + " up to " + level);
        };
    }

    private static int checked(Patient patient, int seen, String where) {
        if (seen == 0) {
            throw new DataException("patient " + patient.id() + " has no reading " + where
                    + ", so there is nothing to see; first select(...) the patients that have one");
        }
        return seen;
    }
}
