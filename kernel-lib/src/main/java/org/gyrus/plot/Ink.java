// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.awt.BasicStroke;
import java.awt.Color;

/** How a line is drawn: color, width in logical pixels, dashed or not. */
record Ink(Color color, float width, boolean dashed) {
    BasicStroke stroke() {
        return dashed
                ? new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, new float[] {6f, 4f}, 0f)
                : new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    Ink withColor(Color other) {
        return new Ink(other, width, dashed);
    }

    Ink withWidth(float other) {
        return new Ink(color, other, dashed);
    }

    Ink withDashes() {
        return new Ink(color, width, true);
    }
}
