// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.util.List;
import java.util.Set;

/**
 * The house theme: white ground, thin dark axes, light grid, colors that color-blind readers tell apart.
 *
 * <p>The palette is the one of M. Okabe and K. Ito, "Color Universal Design" (2008), also in B. Wong, "Points of view:
 * Color blindness", Nature Methods 8, 441 (2011), its yellow replaced by gray.
 */
final class Theme {
    static final Color GROUND = Color.WHITE;
    static final Color TEXT = new Color(0x262626);
    static final Color AXIS = new Color(0x4D4D4D);
    static final Color GRID = new Color(0xE8E8E8);
    static final Color RULE = new Color(0x6B6B6B);
    /** Pixels per logical pixel, in each direction. */
    static final int SCALE = 2;

    static final float LINE = 2.0f;
    static final int MARKER = 7;

    static final List<Color> PALETTE = List.of(
            new Color(0x0072B2), // blue
            new Color(0xD55E00), // vermilion
            new Color(0x009E73), // bluish green
            new Color(0xCC79A7), // reddish purple
            new Color(0xE69F00), // orange
            new Color(0x56B4E9), // sky blue
            new Color(0x000000), // black
            new Color(0x8C8C8C)); // gray, for the yellow #F0E442 that white ground swallows

    private static final String FAMILY = family();
    static final Font TITLE = new Font(FAMILY, Font.BOLD, 14);
    static final Font LABEL = new Font(FAMILY, Font.PLAIN, 13);
    static final Font TICK = new Font(FAMILY, Font.PLAIN, 12);
    static final Font NOTE = new Font(FAMILY, Font.PLAIN, 12);
    static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

    private Theme() {}

    /** The ink of the n-th series: after one round of the palette, dashes. */
    static Ink ink(int n) {
        return new Ink(PALETTE.get(n % PALETTE.size()), LINE, n / PALETTE.size() % 2 == 1);
    }

    static double width(String text, Font font) {
        return text.isEmpty() ? 0 : font.getStringBounds(text, METRICS).getWidth();
    }

    static Color faded(Color color, double alpha) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * alpha));
    }

    static void prepare(Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setStroke(new BasicStroke(1f));
    }

    /** DejaVu Sans has every superscript and Greek letter; the logical font stands in where it is missing. */
    private static String family() {
        Set<String> known =
                Set.of(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames());
        return known.contains("DejaVu Sans") ? "DejaVu Sans" : Font.SANS_SERIF;
    }
}
