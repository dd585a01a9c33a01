// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The plane inside the axes: marks draw on it in the units of their data. */
final class Panel {
    /** Values far outside are drawn at this many panel lengths: beyond, rasterizers lose precision. */
    private static final double FAR = 1000;

    private final Graphics2D g;
    private final Graphics2D unclipped;
    private final Rectangle area;
    private final Scale x;
    private final Scale y;
    private final List<Rectangle2D> labels = new ArrayList<>();

    Panel(Graphics2D g, Rectangle area, Scale x, Scale y) {
        this.g = (Graphics2D) g.create();
        this.unclipped = g;
        this.area = area;
        this.x = x;
        this.y = y;
        Rectangle clip = new Rectangle(area);
        clip.grow(2, 2);
        this.g.clip(clip);
    }

    Scale x() {
        return x;
    }

    Scale y() {
        return y;
    }

    /** The pixel column of a value. */
    double px(double value) {
        return area.x + area.width * near(x, value);
    }

    /** The pixel row of a value. */
    double py(double value) {
        return area.y + area.height * (1 - near(y, value));
    }

    /** Below the foot of a logarithmic axis stands what has no logarithm. */
    private static double near(Scale scale, double value) {
        return scale.log() && value <= 0 ? -1 : Math.max(-FAR, Math.min(1 + FAR, scale.fraction(value)));
    }

    void line(double[] xs, double[] ys, Ink ink, boolean steps) {
        double[][] points = Decimation.of(fractions(x, xs, y, ys), fractions(y, ys, x, xs), columns());
        if (ink.dashed() && !steps) {
            stroke(points, ink);
        } else {
            SeriesLayer.line(g, area, gapped(points), ink, steps);
        }
        SeriesLayer.points(unclipped, area, lonely(points), ink.color(), Math.max(4, 2.5 * ink.width()));
    }

    /** A line as one path: even color where it is translucent, even dashes. */
    void path(double[] xs, double[] ys, Ink ink) {
        double[][] points = Decimation.of(fractions(x, xs, y, ys), fractions(y, ys, x, xs), columns());
        stroke(points, ink);
        SeriesLayer.points(unclipped, area, lonely(points), ink.color(), 3);
    }

    /** Four points for each column of two pixels: two per pixel. */
    private int columns() {
        return area.width;
    }

    private void stroke(double[][] points, Ink ink) {
        Path2D path = new Path2D.Double();
        boolean down = false;
        for (int i = 0; i < points[0].length; i++) {
            if (Double.isNaN(points[1][i]) || Double.isNaN(points[0][i])) {
                down = false;
                continue;
            }
            double px = area.x + area.width * points[0][i];
            double py = area.y + area.height * (1 - points[1][i]);
            if (down) {
                path.lineTo(px, py);
            } else {
                path.moveTo(px, py);
            }
            down = true;
        }
        g.setColor(ink.color());
        g.setStroke(ink.stroke());
        g.draw(path);
    }

    void points(double[] xs, double[] ys, Color color) {
        points(xs, ys, color, xs.length > 2000 ? 4 : xs.length > 300 ? 5.5 : Theme.MARKER);
    }

    void points(double[] xs, double[] ys, Color color, double diameter) {
        double[] fx = fractions(x, xs, y, ys);
        double[] fy = fractions(y, ys, x, xs);
        double[][] shown = Decimation.scattered(
                fx, fy, area.width * (xs.length > 20_000 ? 1 : 2), area.height * (xs.length > 20_000 ? 1 : 2));
        SeriesLayer.points(unclipped, area, shown, color, diameter);
    }

    /** A filled polygon, given by its closed outline. */
    void area(double[] xs, double[] ys, Color fill) {
        double[] fx = new double[xs.length];
        double[] fy = new double[ys.length];
        for (int i = 0; i < xs.length; i++) {
            fx[i] = near(x, xs[i]);
            fy[i] = near(y, ys[i]);
        }
        SeriesLayer.area(g, area, Decimation.of(fx, fy, columns()), fill);
    }

    /** A bar between two corners in data units. */
    void box(double left, double foot, double right, double top, Color color) {
        double y0 = py(foot);
        double y1 = py(top);
        rectangle(px(left), Math.min(y0, y1), px(right) - px(left), Math.abs(y1 - y0), color, 0.78);
    }

    void rectangle(double left, double top, double width, double height, Color color, double fill) {
        Rectangle2D box = new Rectangle2D.Double(left, top, width, height);
        g.setColor(Theme.faded(color, fill));
        g.fill(box);
        g.setColor(color);
        g.setStroke(new Ink(color, 1f, false).stroke());
        g.draw(box);
    }

    /** A line between two places in pixels. */
    void segment(double x0, double y0, double x1, double y1, Ink ink) {
        g.setColor(ink.color());
        g.setStroke(ink.stroke());
        g.draw(new Line2D.Double(x0, y0, x1, y1));
    }

    void rule(double value, boolean horizontal, Ink ink) {
        if (!(horizontal ? y : x).shows(value)) {
            return;
        }
        if (horizontal) {
            segment(area.x, py(value), area.x + area.width, py(value), ink);
        } else {
            segment(px(value), area.y, px(value), area.y + area.height, ink);
        }
    }

    /** The name of a rule beside it, moved on until it covers no other name. */
    void ruleLabel(String text, double value, boolean horizontal) {
        if (text.isEmpty()) {
            return;
        }
        double width = Theme.width(text, Theme.NOTE);
        double left = horizontal ? area.getMaxX() - width - 6 : px(value) + 5;
        if (!horizontal && left + width > area.getMaxX() - 2) {
            left = px(value) - width - 5;
        }
        double top = horizontal ? py(value) - 17 : area.y + 3;
        if (horizontal && top < area.y) {
            top = py(value) + 3;
        }
        Rectangle2D place = new Rectangle2D.Double(left, top, width, 14);
        while (labels.stream().anyMatch(place::intersects) && place.getMaxY() < area.getMaxY()) {
            place.setRect(left, place.getY() + 15, width, 14);
        }
        labels.add(place);
        Shape letters = Theme.NOTE.createGlyphVector(Theme.METRICS, text).getOutline((float) place.getX(), (float)
                (place.getY() + 11.5));
        g.setColor(Theme.faded(Theme.GROUND, 0.7));
        g.setStroke(new Ink(Theme.GROUND, 3f, false).stroke());
        g.draw(letters);
        g.setColor(Theme.RULE);
        g.fill(letters);
    }

    /** Fractions of the panel; NaN where this value or its partner cannot be shown. */
    private static double[] fractions(Scale scale, double[] values, Scale other, double[] partners) {
        double[] at = new double[values.length];
        for (int i = 0; i < at.length; i++) {
            at[i] = scale.shows(values[i]) && other.shows(partners[i]) ? near(scale, values[i]) : Double.NaN;
        }
        return at;
    }

    /** XChart wants finite x everywhere; the NaN in y alone makes the gap. */
    private static double[][] gapped(double[][] points) {
        double[] finite = points[0].clone();
        for (int i = 0; i < finite.length; i++) {
            finite[i] = Double.isNaN(finite[i]) ? 0 : finite[i];
        }
        return new double[][] {finite, points[1]};
    }

    /** Points without a neighbor on either side, which no line would show. */
    private static double[][] lonely(double[][] points) {
        int n = points[1].length;
        List<Integer> alone = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            boolean left = i > 0 && !Double.isNaN(points[1][i - 1]);
            boolean right = i < n - 1 && !Double.isNaN(points[1][i + 1]);
            if (!Double.isNaN(points[1][i]) && !left && !right) {
                alone.add(i);
            }
        }
        // Outside the panel the points have no place: they are not clipped.
        alone.removeIf(i -> !inside(points[0][i]) || !inside(points[1][i]));
        return new double[][] {
            alone.stream().mapToDouble(i -> points[0][i]).toArray(),
            alone.stream().mapToDouble(i -> points[1][i]).toArray()
        };
    }

    private static boolean inside(double fraction) {
        return fraction >= 0 && fraction <= 1;
    }
}
