// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Optional;

/** Puts a chart into a cell of a picture: grid, marks, axes, legend, in this order. */
final class ChartPainter {
    private final Plan plan;
    private final Scale x;
    private final Scale y;
    private final Frame frame;

    private ChartPainter(Plan plan, Scale x, Scale y, Frame frame) {
        this.plan = plan;
        this.x = x;
        this.y = y;
        this.frame = frame;
    }

    /** A chart alone in its picture. */
    static BufferedImage image(Plan plan) {
        Rectangle cell = new Rectangle(plan.width(), plan.height());
        ChartPainter painter = of(plan, cell, plan.xScale(), plan.yScale(), true, true);
        return PngFile.paint(
                plan.width(), plan.height(), g -> painter.paint(g, cell, Frame.panel(cell, painter.margins())));
    }

    /** A chart with given scales; the axes' labels can be left to a neighbor. */
    static ChartPainter of(Plan plan, Rectangle cell, Scale x, Scale y, boolean xLabeled, boolean yLabeled) {
        Frame first = frame(plan, x, y, cell.width - 80, cell.height - 70, xLabeled, yLabeled);
        Rectangle panel = Frame.panel(cell, first.margins());
        return new ChartPainter(plan, x, y, frame(plan, x, y, panel.width, panel.height, xLabeled, yLabeled));
    }

    /** The same with ticks for a panel of this size. */
    ChartPainter fitted(double width, double height) {
        boolean xLabeled = frame.x().labeled();
        return new ChartPainter(
                plan, x, y, frame(plan, x, y, width, height, xLabeled, frame.y().labeled()));
    }

    private static Frame frame(
            Plan plan, Scale x, Scale y, double width, double height, boolean xLabeled, boolean yLabeled) {
        return new Frame(
                plan.title(), XAxis.of(plan.x(), x, width, xLabeled), YAxis.of(plan.yShown(), y, height, yLabeled));
    }

    Margins margins() {
        return frame.margins();
    }

    /** Paints with the panel at this place of the cell. */
    void paint(Graphics2D g, Rectangle cell, Rectangle place) {
        Legend legend = plan.legendKeys();
        Rectangle panel = new Rectangle(place);
        BufferedImage marks = marks(cell, panel);
        Optional<Rectangle2D> inside = legend.isEmpty() ? Optional.empty() : legend.inside(panel, marks, cell);
        if (inside.isEmpty() && !legend.isEmpty()) {
            panel.width = Math.max(40, panel.width - (int) Math.ceil(legend.width() + 4));
            marks = marks(cell, panel);
        }
        frame.below(g, panel);
        g.drawImage(marks, cell.x, cell.y, cell.width, cell.height, null);
        frame.above(g, panel, cell);
        if (!legend.isEmpty()) {
            legend.paint(
                    g,
                    inside.orElse(
                            new Rectangle2D.Double(panel.getMaxX() + 8, panel.y, legend.width(), legend.height())));
        }
        if (plan.xData().isEmpty() || plan.yData().isEmpty()) {
            nothing(g, panel);
        }
    }

    private BufferedImage marks(Rectangle cell, Rectangle panel) {
        BufferedImage layer =
                new BufferedImage(cell.width * Theme.SCALE, cell.height * Theme.SCALE, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = layer.createGraphics();
        g.scale(Theme.SCALE, Theme.SCALE);
        g.translate(-cell.x, -cell.y);
        Theme.prepare(g);
        Panel plane = new Panel(g, panel, x, y);
        plan.marks().forEach(mark -> mark.draw(plane));
        g.dispose();
        return layer;
    }

    private static void nothing(Graphics2D g, Rectangle panel) {
        String text = "no values to show";
        g.setFont(Theme.LABEL);
        g.setColor(new Color(0x8C8C8C));
        g.drawString(
                text, (float) (panel.getCenterX() - Theme.width(text, Theme.LABEL) / 2), (float) panel.getCenterY());
    }
}
