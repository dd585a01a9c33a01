// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import static org.gyrus.engine.Operation.ABS;
import static org.gyrus.engine.Operation.ADD;
import static org.gyrus.engine.Operation.CHOOSE;
import static org.gyrus.engine.Operation.COS;
import static org.gyrus.engine.Operation.DIVIDE;
import static org.gyrus.engine.Operation.EQUAL;
import static org.gyrus.engine.Operation.EXP;
import static org.gyrus.engine.Operation.LOG;
import static org.gyrus.engine.Operation.MULTIPLY;
import static org.gyrus.engine.Operation.NEGATE;
import static org.gyrus.engine.Operation.POWER;
import static org.gyrus.engine.Operation.SIGMOID;
import static org.gyrus.engine.Operation.SIGN;
import static org.gyrus.engine.Operation.SIN;
import static org.gyrus.engine.Operation.SUBTRACT;

/** The derivatives of functions of one number, as code: shared by both modes. At |x| = 0 the slope is taken as 0. */
final class Slopes {
    private Slopes() {}

    /** f'(x), given r = f(x). */
    static int of(Assembler out, Operation function, int x, int r) {
        return switch (function) {
            case EXP -> r;
            case TANH -> out.emit(SUBTRACT, out.constant(1), out.emit(MULTIPLY, r, r));
            case SIN -> out.emit(COS, x);
            case COS -> out.emit(NEGATE, out.emit(SIN, x));
            case ABS -> out.emit(SIGN, x);
            case SOFTPLUS -> out.emit(SIGMOID, x);
            case SIGMOID -> {
                int e = out.emit(EXP, out.emit(NEGATE, out.emit(ABS, x)));
                int d = out.emit(ADD, out.constant(1), e);
                yield out.emit(DIVIDE, e, out.emit(MULTIPLY, d, d));
            }
            default -> throw new IllegalStateException(function.name());
        };
    }

    /** The derivative of a^b with respect to a: b a^(b-1). */
    static int powerBase(Assembler out, int a, int b) {
        return out.emit(MULTIPLY, b, out.emit(POWER, a, out.emit(SUBTRACT, b, out.constant(1))));
    }

    /** The derivative of r = a^b with respect to b: r log(a), and 0 at a = 0. */
    static int powerExponent(Assembler out, int a, int r) {
        int zero = out.constant(0);
        return out.emit(CHOOSE, out.emit(EQUAL, a, zero), zero, out.emit(MULTIPLY, r, out.emit(LOG, a)));
    }
}
