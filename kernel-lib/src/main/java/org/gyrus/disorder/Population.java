// SPDX-License-Identifier: Apache-2.0
package org.gyrus.disorder;

/** Groups of people whose parameters of the {@link Cascade} were published. */
public enum Population {
    /** Alzheimer's disease. */
    AD,
    /** Late mild cognitive impairment. */
    LMCI,
    /** Cognitively normal. */
    CN
}
