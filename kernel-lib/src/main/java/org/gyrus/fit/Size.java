// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

/**
 * How many numbers a forecaster adjusts.
 *
 * @param shared by all patients, such as the weights of a network
 * @param perPatient found anew for each patient
 */
public record Size(int shared, int perPatient) {
    /** Nothing is adjusted. */
    public static final Size NOTHING = new Size(0, 0);

    /** Refuses negative counts. */
    public Size {
        if (shared < 0 || perPatient < 0) {
            throw new FitException("a size counts parameters, not " + shared + " and " + perPatient);
        }
    }

    @Override
    public String toString() {
        if (shared == 0) {
            return perPatient == 0 ? "none" : perPatient + " per patient";
        }
        return shared + " shared" + (perPatient == 0 ? "" : " + " + perPatient + " per patient");
    }
}
