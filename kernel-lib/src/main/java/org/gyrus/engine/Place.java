// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

/**
 * Where a program's arguments come from and where its results go: one array each, see {@link Frame}. Element i of lane
 * l is at {@code i * lanes + l}, except for {@link #shared} places, which have no lane.
 */
enum Place {
    /** t: one number for all lanes */
    TIME(true, false),
    /** y */
    STATE(false, false),
    /** u */
    INPUT(false, false),
    /** p: constant during a solve */
    PARAMETER(false, true),
    /** w: constant during a solve */
    WEIGHT(true, true),
    /** direction of t: per lane */
    TIME_DOT(false, false),
    STATE_DOT(false, false),
    INPUT_DOT(false, false),
    PARAMETER_DOT(false, false),
    WEIGHT_DOT(true, false),
    /** cotangent of the results */
    OUT_BAR(false, false),
    /** intermediate values: written by the forward code, read by the reverse code */
    TAPE(false, false),
    /** results: overwritten */
    OUT(false, false),
    /** of a whole step: its size h; of a stage, h times each weight */
    STEP(true, false),
    /** of a whole step: the stages K; the first is read, the others are written */
    STAGE(false, false),
    /** of a stage on a space: the flows between cells, and the state that the step began with */
    FLOW(false, false),
    BASE(false, false),
    /** of a whole step: the error estimate */
    ERROR(false, false),
    /** of a whole step: the cotangents of the stages; read */
    STAGE_BAR(false, false),
    /** cotangents of the arguments: added to */
    TIME_BAR(false, false),
    STATE_BAR(false, false),
    INPUT_BAR(false, false),
    PARAMETER_BAR(false, false),
    /** the sum over lanes is added */
    WEIGHT_BAR(true, false);

    /** No lane: the same for all lanes when read, a sum over lanes when written. */
    final boolean shared;
    /** Set by {@link Evaluator#bind}, not by each call. */
    final boolean bound;

    Place(boolean shared, boolean bound) {
        this.shared = shared;
        this.bound = bound;
    }

    /** Whether results are added to what is there. */
    boolean accumulates() {
        return compareTo(TIME_BAR) >= 0;
    }

    /** Where the cotangent of an argument goes. */
    Place bar() {
        return switch (this) {
            case TIME -> TIME_BAR;
            case STATE -> STATE_BAR;
            case INPUT -> INPUT_BAR;
            case PARAMETER -> PARAMETER_BAR;
            case WEIGHT -> WEIGHT_BAR;
            default -> throw new IllegalStateException(name());
        };
    }

    /** Where the direction of an argument comes from. */
    Place dot() {
        return switch (this) {
            case TIME -> TIME_DOT;
            case STATE -> STATE_DOT;
            case INPUT -> INPUT_DOT;
            case PARAMETER -> PARAMETER_DOT;
            case WEIGHT -> WEIGHT_DOT;
            default -> throw new IllegalStateException(name());
        };
    }

    /** Whether it is an argument of the user's function: it has a cotangent and a direction. */
    boolean isPrimal() {
        return compareTo(WEIGHT) <= 0;
    }
}
