// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

/**
 * What a rival's place in a comparison has cost.
 *
 * @param size how many parameters it has
 * @param offered settings that it came with
 * @param tried settings that were tried, each judged on validation readings only
 * @param chosen the setting that was kept; empty when there was nothing to choose
 * @param tuningSeconds spent on trying settings, all cores together
 * @param trainingSeconds learning from the cohort and fitting each patient, all cores together, summed over seeds
 * @param forecastMicros for the forecast of one patient, on average
 * @param seeds how many runs with different random starts; 1 when nothing is random
 * @param seedSpread standard deviation over seeds of the mean error; 0 for one seed
 * @param complaint why the first forecast that failed did so; empty when none did
 */
public record Effort(
        Size size,
        int offered,
        int tried,
        String chosen,
        double tuningSeconds,
        double trainingSeconds,
        double forecastMicros,
        int seeds,
        double seedSpread,
        String complaint) {}
