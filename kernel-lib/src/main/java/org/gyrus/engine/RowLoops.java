// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

/**
 * One loop over n lanes per operation. Each loop is a method of its own, so that it is compiled once and well; those of
 * the functions go to {@link LaneMath}.
 */
final class RowLoops {
    private RowLoops() {}

    /** r = operation(a, b, c). */
    static void run(Operation operation, int n, double[] r, double[] a, double[] b, double[] c) {
        switch (operation) {
            case NEGATE -> negate(n, r, a);
            case ADD -> add(n, r, a, b);
            case SUBTRACT -> subtract(n, r, a, b);
            case MULTIPLY -> multiply(n, r, a, b);
            case DIVIDE -> divide(n, r, a, b);
            case SQRT -> sqrt(n, r, a);
            case ABS -> abs(n, r, a);
            case CHOOSE -> choose(n, r, a, b, c);
            case LESS -> less(n, r, a, b);
            case LESS_OR_EQUAL -> lessOrEqual(n, r, a, b);
            case EQUAL -> equal(n, r, a, b);
            case MIN -> min(n, r, a, b);
            case MAX -> max(n, r, a, b);
            case SIGN -> sign(n, r, a);
            case POWER -> power(n, r, a, b);
            case SIN -> sin(n, r, a);
            case COS -> cos(n, r, a);
            case PRODUCT_PLUS -> productPlus(n, r, a, b, c);
            case PRODUCT_MINUS -> productMinus(n, r, a, b, c);
            case MINUS_PRODUCT -> minusProduct(n, r, a, b, c);
            case PRODUCT_TIMES -> productTimes(n, r, a, b, c);
            case DIFFERENCE_TIMES -> differenceTimes(n, r, a, b, c);
            default -> VectorSwitch.math().apply(operation, n, r, 0, a, 0);
        }
    }

    private static void negate(int n, double[] r, double[] a) {
        for (int l = 0; l < n; l++) {
            r[l] = -a[l];
        }
    }

    private static void add(int n, double[] r, double[] a, double[] b) {
        for (int l = 0; l < n; l++) {
            r[l] = a[l] + b[l];
        }
    }

    private static void subtract(int n, double[] r, double[] a, double[] b) {
        for (int l = 0; l < n; l++) {
            r[l] = a[l] - b[l];
        }
    }

    private static void multiply(int n, double[] r, double[] a, double[] b) {
        for (int l = 0; l < n; l++) {
            r[l] = a[l] * b[l];
        }
    }

    private static void divide(int n, double[] r, double[] a, double[] b) {
        for (int l = 0; l < n; l++) {
            r[l] = a[l] / b[l];
        }
    }

    private static void sqrt(int n, double[] r, double[] a) {
        for (int l = 0; l < n; l++) {
            r[l] = Math.sqrt(a[l]);
        }
    }

    private static void abs(int n, double[] r, double[] a) {
        for (int l = 0; l < n; l++) {
            r[l] = Math.abs(a[l]);
        }
    }

    private static void sign(int n, double[] r, double[] a) {
        for (int l = 0; l < n; l++) {
            r[l] = Math.signum(a[l]);
        }
    }

    private static void choose(int n, double[] r, double[] condition, double[] a, double[] b) {
        for (int l = 0; l < n; l++) {
            r[l] = condition[l] != 0 ? a[l] : b[l];
        }
    }

    private static void less(int n, double[] r, double[] a, double[] b) {
        for (int l = 0; l < n; l++) {
            r[l] = a[l] < b[l] ? 1 : 0;
        }
    }

    private static void lessOrEqual(int n, double[] r, double[] a, double[] b) {
        for (int l = 0; l < n; l++) {
            r[l] = a[l] <= b[l] ? 1 : 0;
        }
    }

    private static void equal(int n, double[] r, double[] a, double[] b) {
        for (int l = 0; l < n; l++) {
            r[l] = a[l] == b[l] ? 1 : 0;
        }
    }

    private static void min(int n, double[] r, double[] a, double[] b) {
        for (int l = 0; l < n; l++) {
            r[l] = Math.min(a[l], b[l]);
        }
    }

    private static void max(int n, double[] r, double[] a, double[] b) {
        for (int l = 0; l < n; l++) {
            r[l] = Math.max(a[l], b[l]);
        }
    }

    private static void power(int n, double[] r, double[] a, double[] b) {
        for (int l = 0; l < n; l++) {
            r[l] = Math.pow(a[l], b[l]);
        }
    }

    private static void sin(int n, double[] r, double[] a) {
        for (int l = 0; l < n; l++) {
            r[l] = Math.sin(a[l]);
        }
    }

    private static void cos(int n, double[] r, double[] a) {
        for (int l = 0; l < n; l++) {
            r[l] = Math.cos(a[l]);
        }
    }

    private static void productPlus(int n, double[] r, double[] a, double[] b, double[] c) {
        for (int l = 0; l < n; l++) {
            r[l] = a[l] * b[l] + c[l];
        }
    }

    private static void productMinus(int n, double[] r, double[] a, double[] b, double[] c) {
        for (int l = 0; l < n; l++) {
            r[l] = a[l] * b[l] - c[l];
        }
    }

    private static void minusProduct(int n, double[] r, double[] a, double[] b, double[] c) {
        for (int l = 0; l < n; l++) {
            r[l] = c[l] - a[l] * b[l];
        }
    }

    private static void productTimes(int n, double[] r, double[] a, double[] b, double[] c) {
        for (int l = 0; l < n; l++) {
            r[l] = a[l] * b[l] * c[l];
        }
    }

    private static void differenceTimes(int n, double[] r, double[] a, double[] b, double[] c) {
        for (int l = 0; l < n; l++) {
            r[l] = (a[l] - b[l]) * c[l];
        }
    }

    /** to[at + l] += a[l]. */
    static void accumulate(int n, double[] to, int at, double[] a) {
        for (int l = 0; l < n; l++) {
            to[at + l] += a[l];
        }
    }
}
