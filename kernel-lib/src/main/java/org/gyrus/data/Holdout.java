// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

/** Which of a patient's readings a method may not see while it is fitted. */
@FunctionalInterface
public interface Holdout {
    /**
     * How many readings, from the first, may be seen.
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
}
