// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Draws a field: raster, contours, axes and, at the right, the color bar. */
final class FieldPainter {
    private static final int BAR = 14;
    private static final int GAP = 16;
    /** Zero on a logarithmic scale: no connection, no cells. */
    private static final int NOTHING = 0xFFEDEDED;

    private static final Color CONTOUR = new Color(0x1A1A1A);

    private final FieldPlan plan;
    private final Scale colors;
    private final Rectangle panel;
    private final Frame frame;
    private final YAxis bar;
    private final int width;
    private final int height;

    private FieldPainter(FieldPlan plan, Rectangle panel, Frame frame, YAxis bar) {
        this.plan = plan;
        this.colors = bar.scale();
        this.panel = panel;
        this.frame = frame;
        this.bar = bar;
        this.width = panel.x + panel.width + GAP + BAR + (int) Math.ceil(bar.breadth()) + 6;
        this.height = panel.y + panel.height + (int) Math.ceil(frame.margins().bottom());
    }

    /** Fits the panel, in its true shape, into the size that was asked for. */
    static FieldPainter of(FieldPlan plan) {
        double w = plan.width() - 150;
        double h = plan.height() - 90;
        Frame frame = null;
        YAxis bar = null;
        Rectangle panel = new Rectangle();
        // Labels depend on the size and the size on the labels: a few rounds are enough.
        for (int pass = 0; pass < 4; pass++) {
            double panelWidth = Math.max(60, Math.min(w, h / plan.aspect()));
            double panelHeight = Math.max(60, Math.min(panelWidth * plan.aspect(), h));
            frame = new Frame(
                    plan.title(),
                    XAxis.of(plan.x(), plan.xScale(), panelWidth, true),
                    YAxis.of(plan.y(), plan.yScale(), panelHeight, true));
            Axis quantity =
                    Axis.BARE.named(plan.quantity().name(), plan.quantity().unit());
            bar = YAxis.of(
                    plan.shade().log() ? quantity.logarithmic() : quantity, plan.colorScale(), panelHeight, true);
            Margins m = frame.margins();
            double top = Math.max(m.top(), bar.margins().top() + (plan.title().isEmpty() ? 0 : 22));
            panel = new Rectangle((int) Math.ceil(m.left()), (int) Math.ceil(top), (int) panelWidth, (int) panelHeight);
            w = plan.width() - m.left() - GAP - BAR - bar.breadth() - 8;
            h = plan.height() - top - m.bottom() - 2;
        }
        return new FieldPainter(plan, panel, frame, bar);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    BufferedImage image() {
        return PngFile.paint(width, height, this::paint);
    }

    private void paint(Graphics2D g) {
        g.drawImage(raster(), panel.x, panel.y, panel.width, panel.height, null);
        contours(g);
        frame.above(g, panel, new Rectangle(width, height));
        g.setColor(Theme.AXIS);
        g.draw(panel);
        bar(g);
    }

    /** One color for each pixel; the panel stands on whole pixels, so nothing is blended on the way. */
    private BufferedImage raster() {
        int w = panel.width * Theme.SCALE;
        int h = panel.height * Theme.SCALE;
        BufferedImage image = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        Raster raster = plan.raster();
        boolean down = plan.y().low() > plan.y().high() && isMatrix();
        for (int py = 0; py < h; py++) {
            double along = (py + 0.5) / h * raster.rows();
            double row = down ? along : raster.rows() - along;
            for (int px = 0; px < w; px++) {
                double column = (px + 0.5) / w * raster.columns();
                image.setRGB(px, py, color(raster, row, column, px + py));
            }
        }
        return image;
    }

    /** In a matrix row 0 stands on top: its y axis runs from the last row up to the first. */
    private boolean isMatrix() {
        return plan.y().high() == -0.5 || !plan.y().categories().isEmpty();
    }

    private int color(Raster raster, double row, double column, int diagonal) {
        if (raster.maskedAt(row, column)) {
            return Theme.GROUND.getRGB();
        }
        double value = raster.at(row, column);
        if (!Double.isFinite(value)) {
            return diagonal % 12 < 2 ? 0xFF909090 : 0xFFBDBDBD;
        }
        if (!colors.shows(value)) {
            return NOTHING;
        }
        return plan.colors().color(colors.fraction(value)).getRGB();
    }

    private void contours(Graphics2D g) {
        Graphics2D own = (Graphics2D) g.create();
        own.clip(panel);
        own.setColor(CONTOUR);
        own.setStroke(new BasicStroke(1.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        Raster raster = plan.raster();
        AffineTransform place = new AffineTransform();
        place.translate(panel.x, isMatrix() ? panel.y : panel.getMaxY());
        place.scale(
                panel.width / (double) raster.columns(), (isMatrix() ? 1 : -1) * panel.height / (double) raster.rows());
        for (double level : plan.contours()) {
            own.draw(Contours.of(raster, level).createTransformedShape(place));
        }
        own.dispose();
    }

    private void bar(Graphics2D g) {
        Rectangle area = new Rectangle(panel.x + panel.width + GAP, panel.y, BAR, panel.height);
        int steps = panel.height * Theme.SCALE;
        for (int i = 0; i < steps; i++) {
            g.setColor(plan.colors().color(1 - (i + 0.5) / steps));
            g.fill(new Rectangle2D.Double(area.x, area.y + i / (double) Theme.SCALE, BAR, 0.5));
        }
        bar.paintRight(g, area);
        g.setColor(Theme.AXIS);
        g.draw(area);
        g.setColor(CONTOUR);
        g.setStroke(new BasicStroke(1.6f));
        List<Double> levels = plan.contours();
        levels.stream()
                .filter(colors::shows)
                .mapToDouble(colors::fraction)
                .filter(f -> f >= 0 && f <= 1)
                .forEach(f -> g.draw(new Line2D.Double(
                        area.x, area.getMaxY() - f * area.height, area.getMaxX(), area.getMaxY() - f * area.height)));
    }
}
