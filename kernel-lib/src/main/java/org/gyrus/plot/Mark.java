// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.util.List;

/** One thing drawn in the plane of a chart. */
sealed interface Mark permits Curve, Band, ErrorBars, Spaghetti, Histogram, Boxes, Bars, Rule {
    /** The values along x that must be visible. */
    Range xRange(boolean log);

    /** The values along y that must be visible. */
    Range yRange(boolean log);

    /** The same where the x axis has a say in it. */
    default Range yRange(boolean logX, boolean logY) {
        return yRange(logY);
    }

    void draw(Panel panel);

    /** What the legend says about it; empty for a mark that needs no entry. */
    List<LegendKey> keys();

    /** One line for the summary, including what was left out. */
    String describe(boolean logX, boolean logY);

    /** Whether it takes a color of its own from the palette. */
    default boolean takesColor() {
        return true;
    }
}
