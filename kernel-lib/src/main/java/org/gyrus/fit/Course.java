// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

/** What a forecaster expects of one patient, once it is fitted to what the patient has shown. */
@FunctionalInterface
public interface Course {
    /**
     * Expected values, in the unit of the readings; NaN where there is no forecast.
     *
     * @param times on the patient's clock
     */
    double[] at(double... times);
}
