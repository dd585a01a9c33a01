// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

/**
 * The elementary operations of a program, in IEEE double precision. Conditions are the numbers 1 (holds) and 0.
 * Stencils and graph operators of spatial models will be further operations here, beside {@link #NETWORK}: read many
 * lanes, write many lanes, with a transposed form for the reverse code.
 */
enum Operation {
    /** an element of a {@link Place} */
    ARGUMENT(0),
    CONSTANT(0),
    NEGATE(1),
    ADD(2),
    SUBTRACT(2),
    MULTIPLY(2),
    DIVIDE(2),
    POWER(2),
    SQRT(1),
    EXP(1),
    LOG(1),
    TANH(1),
    SIN(1),
    COS(1),
    ABS(1),
    /** -1, 0 or 1; NaN of NaN */
    SIGN(1),
    MIN(2),
    MAX(2),
    SIGMOID(1),
    SOFTPLUS(1),
    LESS(2),
    LESS_OR_EQUAL(2),
    EQUAL(2),
    /** the second operand where the first is not 0, else the third */
    CHOOSE(3),
    /** a b + c, and the following four: of the row interpreter alone, see {@link RowFusion} */
    PRODUCT_PLUS(3),
    /** a b - c */
    PRODUCT_MINUS(3),
    /** c - a b */
    MINUS_PRODUCT(3),
    /** a b c, the first two first */
    PRODUCT_TIMES(3),
    /** (a - b) c */
    DIFFERENCE_TIMES(3),
    /** a whole network: operands x; its results are {@link #OUTPUT} nodes */
    NETWORK(-1),
    /** operands x, then the cotangents of its results; results are those of x; adds to the weights' cotangent */
    NETWORK_VJP(-1),
    /** operands x, then their directions; results are the directions of the network's results */
    NETWORK_JVP(-1),
    /** one of the results of a network node */
    OUTPUT(1);

    /** The number of operands; -1 if it depends on the network. */
    final int arity;

    Operation(int arity) {
        this.arity = arity;
    }

    /** Whether a value is worth keeping on the tape rather than computing again. */
    boolean isCostly() {
        return switch (this) {
            case DIVIDE, POWER, SQRT, EXP, LOG, TANH, SIN, COS, SIGMOID, SOFTPLUS, OUTPUT -> true;
            default -> false;
        };
    }

    boolean isNetwork() {
        return this == NETWORK || this == NETWORK_VJP || this == NETWORK_JVP;
    }

    /** The operation on one lane; not for arguments, constants and networks. */
    double apply(double a, double b, double c) {
        return switch (this) {
            case NEGATE -> -a;
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case POWER -> Math.pow(a, b);
            case SQRT -> Math.sqrt(a);
            case EXP -> Elementary.exp(a);
            case LOG -> Elementary.log(a);
            case TANH -> Elementary.tanh(a);
            case SIN -> Math.sin(a);
            case COS -> Math.cos(a);
            case ABS -> Math.abs(a);
            case SIGN -> Math.signum(a);
            case MIN -> Math.min(a, b);
            case MAX -> Math.max(a, b);
            case SIGMOID -> Elementary.sigmoid(a);
            case SOFTPLUS -> Elementary.softplus(a);
            case LESS -> a < b ? 1 : 0;
            case LESS_OR_EQUAL -> a <= b ? 1 : 0;
            case EQUAL -> a == b ? 1 : 0;
            case CHOOSE -> a != 0 ? b : c;
            default -> throw new IllegalStateException(name());
        };
    }
}
