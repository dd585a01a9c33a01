// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Draws a glass brain: for each direction its outline, links, dots, names; at the right the color bar. */
final class GlassPainter {
    static final int WIDTH = 860;
    private static final int GAP = 14;
    private static final int BAR = 12;
    private static final double SMALLEST = 2.2;
    private static final double LARGEST = 10;
    private static final Color GLASS = new Color(0xF1F3F5);
    private static final Color EDGE = new Color(0xB4BAC2);
    private static final Color LINK = new Color(0x45525F);
    private static final Color MISSING = new Color(0xC9CDD2);

    private final GlassPlan plan;
    private final Scale scale;
    private final Map<Plane, Shape> outlines = new EnumMap<>(Plane.class);
    private final Map<Plane, Rectangle> panels = new EnumMap<>(Plane.class);
    private final double zoom;
    private final int top;
    private final int height;
    private final int barX;

    GlassPainter(GlassPlan plan) {
        this.plan = plan;
        this.scale = plan.scale();
        this.top = plan.title().isEmpty() ? 20 : 48;
        this.barX = WIDTH - (plan.values().length > 0 ? 86 : 4);
        for (Plane plane : Plane.values()) {
            outlines.put(plane, plan.around().of(plane));
        }
        double across = outlines.values().stream()
                .mapToDouble(o -> o.getBounds2D().getWidth())
                .sum();
        this.zoom = (barX - 2 * GAP - 8) / across;
        double tallest = outlines.values().stream()
                .mapToDouble(o -> o.getBounds2D().getHeight())
                .max()
                .orElse(1);
        int x = 4;
        for (Plane plane : Plane.values()) {
            int w = (int) (zoom * outlines.get(plane).getBounds2D().getWidth());
            panels.put(plane, new Rectangle(x, top, w, (int) (zoom * tallest)));
            x += w + GAP;
        }
        this.height = top + (int) (zoom * tallest) + 8;
    }

    int height() {
        return height;
    }

    BufferedImage image() {
        return PngFile.paint(WIDTH, height, this::paint);
    }

    private void paint(Graphics2D g) {
        if (!plan.title().isEmpty()) {
            g.setColor(Theme.TEXT);
            g.setFont(Theme.TITLE);
            g.drawString(plan.title(), 6, 20);
        }
        for (Plane plane : Plane.values()) {
            view(g, plane);
        }
        if (plan.values().length > 0) {
            bar(g);
        }
    }

    private AffineTransform toPixels(Plane plane) {
        Rectangle panel = panels.get(plane);
        Rectangle2D bounds = outlines.get(plane).getBounds2D();
        AffineTransform t = AffineTransform.getTranslateInstance(panel.x, panel.getCenterY());
        t.scale(zoom, -zoom);
        t.translate(-bounds.getX(), -bounds.getCenterY());
        return t;
    }

    private void view(Graphics2D g, Plane plane) {
        AffineTransform t = toPixels(plane);
        Shape outline = t.createTransformedShape(outlines.get(plane));
        if (plan.around().closed()) {
            g.setColor(GLASS);
            g.fill(outline);
        }
        g.setColor(EDGE);
        g.setStroke(new BasicStroke(1.4f));
        g.draw(outline);
        double[][] at = new double[plan.places().length][2];
        for (int i = 0; i < at.length; i++) {
            double[] p = plan.places()[i];
            t.transform(new double[] {p[plane.across], p[plane.up]}, 0, at[i], 0, 1);
        }
        for (GlassPlan.Link link : plan.links()) {
            double s = Math.sqrt(link.strength());
            g.setColor(Theme.faded(LINK, 0.06 + 0.5 * s));
            g.setStroke(new BasicStroke((float) (0.5 + 1.8 * s)));
            g.draw(new Line2D.Double(at[link.from()][0], at[link.from()][1], at[link.to()][0], at[link.to()][1]));
        }
        double toward = plane == Plane.AXIAL ? 1 : -1;
        IntStream.range(0, at.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> toward * plan.places()[i][plane.cut]))
                .forEach(i -> dot(g, i, at[i]));
        letters(g, plane);
        names(g, plane, at);
    }

    private void dot(Graphics2D g, int region, double[] at) {
        double value = plan.values().length == 0 ? Double.NaN : plan.values()[region];
        boolean shown = Double.isFinite(value);
        double fraction = shown ? Math.max(0, Math.min(1, scale.fraction(value))) : 0;
        double r = plan.values().length == 0 ? 4 : SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(fraction);
        Shape disc = new Ellipse2D.Double(at[0] - r, at[1] - r, 2 * r, 2 * r);
        Color ink = plan.values().length == 0
                ? Theme.PALETTE.get(0)
                : shown ? plan.colors().color(fraction) : MISSING;
        g.setColor(Theme.faded(ink, 0.92));
        g.fill(disc);
        g.setColor(Theme.faded(Color.WHITE, 0.9));
        g.setStroke(new BasicStroke(0.8f));
        g.draw(disc);
    }

    private void letters(Graphics2D g, Plane plane) {
        Rectangle panel = panels.get(plane);
        String right = plane.rightLetter();
        g.setFont(Theme.NOTE);
        g.setColor(Theme.RULE);
        g.drawString(plane.leftLetter(), panel.x, top - 4);
        g.drawString(right, (float) (panel.getMaxX() - Theme.width(right, Theme.NOTE)), top - 4f);
    }

    /** Names beside their dots, where no other name stands yet. */
    private void names(Graphics2D g, Plane plane, double[][] at) {
        List<Rectangle2D> taken = new ArrayList<>();
        g.setFont(Theme.NOTE.deriveFont(11f));
        for (int region : plan.labeled()) {
            String name = plan.names().get(region);
            double w = Theme.width(name, g.getFont());
            Rectangle panel = panels.get(plane);
            double x = Math.max(panel.x, Math.min(panel.getMaxX() - w, at[region][0] + 9));
            Rectangle2D box = new Rectangle2D.Double(x, at[region][1] - 15, w, 13);
            if (taken.stream().noneMatch(box::intersects)) {
                taken.add(box);
                g.setColor(Theme.faded(Color.WHITE, 0.75));
                g.fill(box);
                g.setColor(Theme.TEXT);
                g.drawString(name, (float) x, (float) (at[region][1] - 5));
            }
        }
    }

    private void bar(Graphics2D g) {
        Rectangle area = new Rectangle(barX + 8, top + 6, BAR, Math.min(220, height - top - 20));
        for (int i = 0; i < area.height * Theme.SCALE; i++) {
            g.setColor(plan.colors().color(1 - (i + 0.5) / (area.height * Theme.SCALE)));
            g.fill(new Rectangle2D.Double(area.x, area.y + i / (double) Theme.SCALE, BAR, 0.5));
        }
        Axis axis = Axis.BARE.named(plan.quantity().name(), plan.quantity().unit());
        YAxis.of(axis, scale, area.height, true).paintRight(g, area);
        g.setColor(Theme.AXIS);
        g.setStroke(new BasicStroke(1f));
        g.draw(area);
    }
}
