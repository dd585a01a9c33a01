// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

/** Which values could not be shown, counted for the summary. */
record Omitted(long notFinite, long notPositive) {
    static Omitted among(double[] x, double[] y, boolean logX, boolean logY) {
        long notFinite = 0;
        long notPositive = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i]) || !Double.isFinite(y[i])) {
                notFinite++;
            } else if ((logX && x[i] <= 0) || (logY && y[i] <= 0)) {
                notPositive++;
            }
        }
        return new Omitted(notFinite, notPositive);
    }

    static Omitted among(double[] values, boolean log) {
        return among(values, values, log, log);
    }

    Omitted and(Omitted other) {
        return new Omitted(notFinite + other.notFinite, notPositive + other.notPositive);
    }

    /** ", left out: 3 not finite, 2 not positive on a log scale", or nothing. */
    String text() {
        if (notFinite + notPositive == 0) {
            return "";
        }
        String first = notFinite == 0 ? "" : notFinite + " not finite";
        String second = notPositive == 0 ? "" : notPositive + " not positive on a log scale";
        return "; left out: " + first + (first.isEmpty() || second.isEmpty() ? "" : ", ") + second;
    }
}
