// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

/**
 * Two groups of patients: a method learns from one and is judged on the other.
 *
 * @param learnedFrom whose seen readings may be learned from
 * @param judgedOn whose forecasts are judged; each patient's own seen readings are known when forecasting
 */
public record Fold(Cohort learnedFrom, Cohort judgedOn) {}
