// SPDX-License-Identifier: Apache-2.0
/**
 * What a clinician asks: forecast, diagnosis, schedule of treatment.
 */
package org.gyrus.question;
