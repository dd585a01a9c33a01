// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.util.List;
import java.util.Locale;
import org.gyrus.expression.Names;

/** A direction of view: which of x (right), y (front), z (up) runs to the right of the picture, which up, which is cut. */
enum Plane {
    SAGITTAL(1, 2, 0, "x"),
    CORONAL(0, 2, 1, "y"),
    AXIAL(0, 1, 2, "z");

    private static final String[] LOW = {"L", "P", "I"};
    private static final String[] HIGH = {"R", "A", "S"};

    final int across;
    final int up;
    final int cut;
    final String symbol;

    Plane(int across, int up, int cut, String symbol) {
        this.across = across;
        this.up = up;
        this.cut = cut;
        this.symbol = symbol;
    }

    static Plane named(String name) {
        for (Plane plane : values()) {
            if (plane.name().equalsIgnoreCase(name)) {
                return plane;
            }
        }
        List<String> names = List.of("sagittal", "coronal", "axial");
        throw new PlotException("A slice is sagittal, coronal or axial; given \"" + name + "\". The nearest is \""
                + Names.ranked(name.toLowerCase(Locale.ROOT), names).get(0) + "\".");
    }

    /** The letter at the left of the picture: left, posterior. */
    String leftLetter() {
        return LOW[across];
    }

    String rightLetter() {
        return HIGH[across];
    }

    double[] place(double along, double height, double depth) {
        double[] place = new double[3];
        place[across] = along;
        place[up] = height;
        place[cut] = depth;
        return place;
    }
}
