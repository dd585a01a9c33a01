// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.util.List;

/** The axis along the foot of a panel: ticks, their labels (turned when they would touch), title, common factor. */
record XAxis(Axis axis, Scale scale, Ticks ticks, boolean labeled, double length) {
    private static final double TICK = 4;
    private static final double GAP = 5;

    static XAxis of(Axis axis, Scale scale, double length, boolean labeled) {
        int count = (int) Math.max(3, Math.min(8, length / 50));
        Ticks ticks = axis.ticks(scale, count);
        while (axis.categories().isEmpty() && count > 2 && crowded(ticks, scale, length)) {
            ticks = axis.ticks(scale, --count);
        }
        return new XAxis(axis, scale, ticks, labeled, length);
    }

    /** Whether two neighboring labels would come closer than 10 pixels. */
    private static boolean crowded(Ticks ticks, Scale scale, double length) {
        for (int i = 1; i < ticks.at().size(); i++) {
            double apart = Math.abs(scale.fraction(ticks.at().get(i))
                            - scale.fraction(ticks.at().get(i - 1)))
                    * length;
            double wide = Theme.width(ticks.labels().get(i), Theme.TICK) / 2
                    + Theme.width(ticks.labels().get(i - 1), Theme.TICK) / 2;
            if (apart < wide + 10) {
                return true;
            }
        }
        return false;
    }

    private double spacing() {
        return length / Math.max(1, ticks.at().size());
    }

    private double widest() {
        return ticks.labels().stream()
                .mapToDouble(text -> Theme.width(text, font()))
                .max()
                .orElse(0);
    }

    /** 0, 40 or 90 degrees: names only; numbers are thinned instead. */
    private double turn() {
        if (axis.categories().isEmpty() || widest() + 8 < spacing()) {
            return 0;
        }
        return spacing() < 18 ? 90 : 40;
    }

    private Font font() {
        return axis.categories().isEmpty() ? Theme.TICK : YAxis.fitted(spacing());
    }

    private double labelHeight() {
        if (!labeled) {
            return 0;
        }
        double turn = Math.toRadians(turn());
        return GAP + widest() * Math.sin(turn) + 12 * Math.cos(turn);
    }

    Margins margins() {
        boolean titled = labeled && !axis.label().text().isEmpty();
        List<String> labels = ticks.labels();
        double overhang = labels.isEmpty() || turn() > 0 || !labeled
                ? 0
                : Theme.width(labels.get(labels.size() - 1), Theme.TICK) / 2 + 4;
        double factor = ticks.factor().isEmpty() || !labeled ? 0 : 12;
        double left = turn() == 40 ? widest() * Math.cos(Math.toRadians(40)) - spacing() / 2 : 0;
        return new Margins(
                0, left, TICK + labelHeight() + (titled ? 24 : 0) + (titled ? 0 : factor) + 6, Math.max(12, overhang));
    }

    void grid(Graphics2D g, Rectangle area) {
        if (axis.categories().isEmpty()) {
            g.setColor(Theme.GRID);
            for (double at : ticks.at()) {
                double px = area.x + area.width * scale.fraction(at);
                g.draw(new Line2D.Double(px, area.y, px, area.getMaxY()));
            }
        }
    }

    void paint(Graphics2D g, Rectangle area) {
        double foot = area.getMaxY();
        g.setColor(Theme.AXIS);
        g.draw(new Line2D.Double(area.x, foot, area.getMaxX(), foot));
        for (double at : ticks.minor()) {
            double px = area.x + area.width * scale.fraction(at);
            g.draw(new Line2D.Double(px, foot, px, foot + TICK / 2));
        }
        for (int i = 0; i < ticks.at().size(); i++) {
            double px = area.x + area.width * scale.fraction(ticks.at().get(i));
            g.setColor(Theme.AXIS);
            g.draw(new Line2D.Double(px, foot, px, foot + TICK));
            if (labeled) {
                label(g, ticks.labels().get(i), px, foot + TICK + GAP);
            }
        }
        if (labeled) {
            title(g, area, foot + TICK + labelHeight() + 20);
        }
    }

    private void label(Graphics2D g, String text, double px, double top) {
        g.setColor(Theme.TEXT);
        g.setFont(font());
        double width = Theme.width(text, font());
        if (turn() == 0) {
            g.drawString(text, (float) (px - width / 2), (float) (top + 10));
            return;
        }
        AffineTransform before = g.getTransform();
        g.translate(px, top);
        g.rotate(-Math.toRadians(turn()));
        g.drawString(text, (float) -width, (float) (turn() == 90 ? font().getSize2D() * 0.36 : 8));
        g.setTransform(before);
    }

    private void title(Graphics2D g, Rectangle area, double baseline) {
        String text = axis.label().text();
        g.setColor(Theme.TEXT);
        g.setFont(Theme.LABEL);
        g.drawString(text, (float) (area.getCenterX() - Theme.width(text, Theme.LABEL) / 2), (float) baseline);
        if (!ticks.factor().isEmpty()) {
            g.setFont(Theme.TICK);
            double width = Theme.width(ticks.factor(), Theme.TICK);
            g.drawString(ticks.factor(), (float) (area.getMaxX() - width), (float) baseline);
        }
    }
}
