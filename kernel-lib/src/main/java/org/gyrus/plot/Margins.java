// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

/** Room outside the axes, in logical pixels. */
record Margins(double top, double left, double bottom, double right) {
    Margins max(Margins other) {
        return new Margins(
                Math.max(top, other.top),
                Math.max(left, other.left),
                Math.max(bottom, other.bottom),
                Math.max(right, other.right));
    }
}
