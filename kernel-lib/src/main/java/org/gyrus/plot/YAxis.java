// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;

/** The axis along a side of a panel, the left one or, for a color bar, the right one. */
record YAxis(Axis axis, Scale scale, Ticks ticks, boolean labeled, double length) {
    private static final double TICK = 4;
    private static final double GAP = 5;

    static YAxis of(Axis axis, Scale scale, double length, boolean labeled) {
        int count = (int) Math.max(3, Math.min(8, length / 34));
        return new YAxis(axis, scale, axis.ticks(scale, count), labeled, length);
    }

    /** The font for names that stand so many pixels apart; not below 6. */
    static Font fitted(double spacing) {
        return Theme.TICK.deriveFont((float) Math.max(6, Math.min(Theme.TICK.getSize(), spacing * 0.92)));
    }

    private Font font() {
        return axis.categories().isEmpty()
                ? Theme.TICK
                : fitted(length / ticks.at().size());
    }

    double widest() {
        return ticks.labels().stream()
                .mapToDouble(text -> Theme.width(text, font()))
                .max()
                .orElse(0);
    }

    private boolean titled() {
        return labeled && !axis.label().text().isEmpty();
    }

    /** Room beside the panel for ticks, labels and title. */
    double breadth() {
        return TICK + (labeled ? GAP + widest() : 0) + (titled() ? 24 : 6);
    }

    Margins margins() {
        return new Margins(labeled && !ticks.factor().isEmpty() ? 26 : 10, breadth(), 0, 0);
    }

    void grid(Graphics2D g, Rectangle area) {
        g.setColor(Theme.GRID);
        for (double at : ticks.at()) {
            double py = area.getMaxY() - area.height * scale.fraction(at);
            g.draw(new Line2D.Double(area.x, py, area.getMaxX(), py));
        }
    }

    void paint(Graphics2D g, Rectangle area) {
        paint(g, area, area.x, -1);
    }

    void paintRight(Graphics2D g, Rectangle area) {
        paint(g, area, area.getMaxX(), 1);
    }

    /** {@code side} is -1 for an axis whose labels stand to its left, 1 for the right. */
    private void paint(Graphics2D g, Rectangle area, double at, int side) {
        g.setColor(Theme.AXIS);
        g.draw(new Line2D.Double(at, area.y, at, area.getMaxY()));
        for (double value : ticks.minor()) {
            double py = area.getMaxY() - area.height * scale.fraction(value);
            g.draw(new Line2D.Double(at, py, at + side * TICK / 2, py));
        }
        for (int i = 0; i < ticks.at().size(); i++) {
            double py = area.getMaxY() - area.height * scale.fraction(ticks.at().get(i));
            g.setColor(Theme.AXIS);
            g.draw(new Line2D.Double(at, py, at + side * TICK, py));
            if (labeled) {
                label(g, ticks.labels().get(i), at + side * (TICK + GAP), py, side);
            }
        }
        if (labeled && !ticks.factor().isEmpty()) {
            g.setFont(Theme.TICK);
            g.setColor(Theme.TEXT);
            double width = Theme.width(ticks.factor(), Theme.TICK);
            g.drawString(ticks.factor(), (float) (side < 0 ? at - 4 : at - width / 2), area.y - 8f);
        }
        if (titled()) {
            title(g, area, at + side * breadth() - side * 10);
        }
    }

    private void label(Graphics2D g, String text, double px, double py, int side) {
        g.setColor(Theme.TEXT);
        g.setFont(font());
        double left = side < 0 ? px - Theme.width(text, font()) : px;
        g.drawString(text, (float) left, (float) (py + font().getSize2D() * 0.36));
    }

    private void title(Graphics2D g, Rectangle area, double px) {
        String text = axis.label().text();
        g.setColor(Theme.TEXT);
        g.setFont(Theme.LABEL);
        AffineTransform before = g.getTransform();
        g.translate(px + 4, area.getCenterY() + Theme.width(text, Theme.LABEL) / 2);
        g.rotate(-Math.PI / 2);
        g.drawString(text, 0, 0);
        g.setTransform(before);
    }
}
