// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

/** The engine's own functions over n lanes, in plain Java. */
class RowFunctions {
    /** r = function(a). */
    static void run(Operation function, int n, double[] r, double[] a) {
        for (int l = 0; l < n; l++) {
            r[l] = function.apply(a[l], 0, 0);
        }
    }
}
