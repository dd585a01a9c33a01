// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

/** Arrays as arguments: never null, copied, of equal length. */
final class Values {
    private Values() {}

    static double[] copy(String what, double[] values) {
        if (values == null) {
            throw new PlotException("The values of " + what + " are missing (null).");
        }
        return values.clone();
    }

    static void sameLength(String first, double[] a, String second, double[] b) {
        if (a.length != b.length) {
            throw new PlotException("Each value needs its place: " + first + " has " + count(a.length) + ", " + second
                    + " has " + count(b.length) + ".");
        }
    }

    private static String count(int n) {
        return n == 1 ? "1 value" : n + " values";
    }
}
