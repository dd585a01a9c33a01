// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/** The names of the series, inside the panel where nothing is drawn or, when every corner is taken, at its right. */
record Legend(List<LegendKey> keys) {
    private static final double ROW = 19;
    private static final double SAMPLE = 26;
    private static final double PAD = 6;
    private static final double INSET = 8;
    private static final int MOST_INSIDE = 8;

    boolean isEmpty() {
        return keys.isEmpty();
    }

    double width() {
        return keys.stream()
                        .mapToDouble(key -> Theme.width(key.label(), Theme.NOTE))
                        .max()
                        .orElse(0)
                + SAMPLE
                + 8
                + 2 * PAD;
    }

    double height() {
        return keys.size() * ROW + 2 * PAD - 2;
    }

    /** The free place inside the panel, searched in the layer of marks (transparent where nothing is drawn). */
    Optional<Rectangle2D> inside(Rectangle panel, BufferedImage marks, Rectangle cell) {
        double right = panel.getMaxX() - width() - INSET;
        double bottom = panel.getMaxY() - height() - INSET;
        double left = panel.x + INSET;
        double top = panel.y + INSET;
        if (keys.size() > MOST_INSIDE || width() > 0.6 * panel.width || height() > 0.7 * panel.height) {
            return Optional.empty();
        }
        double[][] places = {
            {right, top},
            {left, top},
            {right, bottom},
            {left, bottom},
            {(left + right) / 2, top},
            {(left + right) / 2, bottom},
            {right, (top + bottom) / 2}
        };
        for (double[] place : places) {
            Rectangle2D box = new Rectangle2D.Double(place[0], place[1], width(), height());
            if (free(box, marks, cell)) {
                return Optional.of(box);
            }
        }
        return Optional.empty();
    }

    private static boolean free(Rectangle2D box, BufferedImage marks, Rectangle cell) {
        int s = Theme.SCALE;
        int x0 = (int) ((box.getX() - cell.x) * s);
        int y0 = (int) ((box.getY() - cell.y) * s);
        int x1 = Math.min(marks.getWidth(), x0 + (int) (box.getWidth() * s));
        int y1 = Math.min(marks.getHeight(), y0 + (int) (box.getHeight() * s));
        for (int y = Math.max(0, y0); y < y1; y += s) {
            for (int x = Math.max(0, x0); x < x1; x += s) {
                if (marks.getRGB(x, y) >>> 24 > 8) {
                    return false;
                }
            }
        }
        return true;
    }

    void paint(Graphics2D g, Rectangle2D box) {
        g.setColor(Theme.faded(Theme.GROUND, 0.88));
        g.fill(box);
        for (int i = 0; i < keys.size(); i++) {
            double middle = box.getY() + PAD + ROW * (i + 0.5) - 1;
            sample(g, keys.get(i), box.getX() + PAD, middle);
            g.setColor(Theme.TEXT);
            g.setFont(Theme.NOTE);
            g.drawString(keys.get(i).label(), (float) (box.getX() + PAD + SAMPLE + 8), (float) (middle + 4.3));
        }
    }

    private static void sample(Graphics2D g, LegendKey key, double left, double middle) {
        g.setColor(key.ink().color());
        g.setStroke(key.ink().stroke());
        if (key.sample() == LegendKey.Sample.PATCH) {
            g.fill(new Rectangle2D.Double(left, middle - 6, SAMPLE, 12));
            return;
        }
        if (key.sample() != LegendKey.Sample.POINT) {
            g.draw(new Line2D.Double(left, middle, left + SAMPLE, middle));
        }
        if (key.sample() != LegendKey.Sample.LINE) {
            double d = Theme.MARKER;
            g.fill(new Ellipse2D.Double(left + SAMPLE / 2 - d / 2, middle - d / 2, d, d));
        }
    }
}
