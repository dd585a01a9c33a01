// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

/** What a network does in the equations. */
public enum Role {
    /** part of a state's rate, beside the mechanism */
    RESIDUAL("in the rate of", true),
    /** weighs a residual, between 0 and 1 */
    GATE("weighs the residual of", true),
    /** part of an observable, beside the mechanism */
    OUTPUT_RESIDUAL("in the observable", true),
    /** moves a state after each step of a coarse solver */
    CORRECTION("after each step, moves", true),
    /** stands for a parameter */
    PARAMETER("stands for the parameter", true),
    /** stands for an input */
    INPUT("stands for the input", true),
    /** makes a number of what the mechanism computed */
    READOUT("reads out", false),
    /** makes a probability of what the mechanism computed */
    LABEL("gives the probability of", false),
    /** the whole rate of a state that no mechanism drives */
    RATE("is the rate of", true);

    private final String label;
    private final boolean intoDynamics;

    Role(String label, boolean intoDynamics) {
        this.label = label;
        this.intoDynamics = intoDynamics;
    }

    /** How it is written in texts, before the name of what it acts on. */
    public String label() {
        return label;
    }

    /** Whether what it computes flows into the mechanism or beside it, rather than out of it. */
    public boolean isUpstream() {
        return intoDynamics;
    }
}
