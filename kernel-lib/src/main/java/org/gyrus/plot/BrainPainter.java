// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Draws slices of a brain side by side at one scale, at most four in a row, and the color bar of the field over them. */
final class BrainPainter {
    private static final int GAP = 6;
    private static final int ROW = 4;
    private static final int BAR = 12;
    private static final Color DARK = new Color(0x101010);
    private static final Color LETTER = new Color(0xE6E6E6);
    private static final Color CROSS = new Color(0x66FFFFFF, true);
    private static final Color LINE = new Color(0xFFFFFF);
    private static final List<Color> LINES =
            List.of(Theme.PALETTE.get(4), Theme.PALETTE.get(1), Theme.PALETTE.get(5), Theme.PALETTE.get(3));
    /** So many shades of gray, and of color, look even to the eye and make a file a third as long. */
    private static final int SHADES = 40;

    private static final int COLORS = 64;
    private static final double OPACITY = 0.78;

    private final BrainPlan plan;
    private final Sampler anatomy;
    private final double[][] box;
    private final double black;
    private final double white;
    private final List<Rectangle> panels = new ArrayList<>();
    private final double scale;
    private final int top;
    private final int height;
    private final int barX;

    private BrainPainter(BrainPlan plan) {
        this.plan = plan;
        this.anatomy = new Sampler(plan.anatomy());
        double[] window = window();
        this.black = window[0];
        this.white = window[1];
        this.box = Sampler.box(plan.anatomy(), black + 0.1 * (white - black));
        this.top = plan.title().isEmpty() ? 2 : 30;
        this.barX = plan.width() - (plan.overlay().isPresent() ? 84 : 0);
        int rows = (plan.cuts().size() + ROW - 1) / ROW;
        int columns = (plan.cuts().size() + rows - 1) / rows;
        double widest = 0;
        for (int first = 0; first < plan.cuts().size(); first += columns) {
            double row = row(first, columns).stream()
                    .mapToDouble(cut -> length(cut.plane().across))
                    .sum();
            widest = Math.max(widest, row);
        }
        this.scale = (barX - GAP * (columns - 1) - 2) / widest;
        int y = top;
        for (int first = 0; first < plan.cuts().size(); first += columns) {
            int x = 1;
            int tallest = row(first, columns).stream()
                    .mapToInt(cut -> (int) (scale * length(cut.plane().up)))
                    .max()
                    .orElse(0);
            for (BrainPlan.Cut cut : row(first, columns)) {
                int w = (int) (scale * length(cut.plane().across));
                panels.add(new Rectangle(x, y, w, tallest));
                x += w + GAP;
            }
            y += tallest + GAP;
        }
        this.height = y - GAP + 2;
    }

    static BrainPainter of(BrainPlan plan) {
        return new BrainPainter(plan);
    }

    int height() {
        return height;
    }

    private List<BrainPlan.Cut> row(int first, int columns) {
        return plan.cuts().subList(first, Math.min(plan.cuts().size(), first + columns));
    }

    private double length(int axis) {
        return box[1][axis] - box[0][axis];
    }

    /** Black and white of the gray scale: the 1st and 99.5th percentile of some ten thousand voxels. */
    private double[] window() {
        int voxels = plan.anatomy().voxels();
        int step = Math.max(1, voxels / 20011);
        double[] some = new double[(voxels + step - 1) / step];
        int nx = plan.anatomy().nx();
        int ny = plan.anatomy().ny();
        for (int v = 0, n = 0; v < voxels; v += step) {
            some[n++] = plan.anatomy().at(v % nx, v / nx % ny, v / nx / ny);
        }
        double[] sorted = Arrays.stream(some).filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            return new double[] {0, 1};
        }
        double low = sorted[sorted.length / 100];
        double high = sorted[(int) (0.995 * (sorted.length - 1))];
        return new double[] {low, high > low ? high : low + 1};
    }

    BufferedImage image() {
        return PngFile.paint(plan.width(), height, this::paint);
    }

    private void paint(Graphics2D g) {
        if (!plan.title().isEmpty()) {
            g.setColor(Theme.TEXT);
            g.setFont(Theme.TITLE);
            g.drawString(plan.title(), 2, 20);
        }
        for (int i = 0; i < panels.size(); i++) {
            slice(g, panels.get(i), plan.cuts().get(i));
        }
        plan.overlay().ifPresent(o -> {
            if (plan.filled()) {
                bar(g, o);
            } else {
                levels(g, o);
            }
        });
    }

    private void slice(Graphics2D g, Rectangle panel, BrainPlan.Cut cut) {
        Sampler field = plan.overlay().map(o -> new Sampler(o.field())).orElse(null);
        g.drawImage(raster(panel, cut, field), panel.x, panel.y, panel.width, panel.height, null);
        Graphics2D own = (Graphics2D) g.create();
        own.clip(panel);
        if (field != null) {
            contours(own, panel, cut, field);
        }
        if (plan.crossed()) {
            cross(own, panel, cut);
        }
        own.setFont(Theme.NOTE);
        own.setColor(LETTER);
        own.drawString(cut.label(), panel.x + 8, panel.y + panel.height - 8);
        own.drawString(cut.plane().leftLetter(), panel.x + 8, panel.y + 18);
        String right = cut.plane().rightLetter();
        own.drawString(right, (float) (panel.getMaxX() - 8 - Theme.width(right, Theme.NOTE)), panel.y + 18f);
        own.dispose();
    }

    /** The place in mm of a pixel of a panel, counted in device pixels from its upper left corner. */
    private double[] place(Rectangle panel, BrainPlan.Cut cut, double px, double py) {
        double along = box[0][cut.plane().across] + px / (scale * Theme.SCALE);
        double up = roof(panel, cut) - py / (scale * Theme.SCALE);
        return cut.plane().place(along, up, cut.place());
    }

    /** The height in mm of the upper edge of a panel: its slice stands in the middle of it. */
    private double roof(Rectangle panel, BrainPlan.Cut cut) {
        return box[1][cut.plane().up] + (panel.height / scale - length(cut.plane().up)) / 2;
    }

    private BufferedImage raster(Rectangle panel, BrainPlan.Cut cut, Sampler field) {
        int w = panel.width * Theme.SCALE;
        int h = panel.height * Theme.SCALE;
        BufferedImage image = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        BrainPlan.Overlay overlay = plan.overlay().orElse(null);
        Scale colors = overlay == null ? null : plan.scale(overlay);
        int[] pixels = new int[w * h];
        IntStream.range(0, h).parallel().forEach(py -> {
            for (int px = 0; px < w; px++) {
                double[] at = place(panel, cut, px + 0.5, py + 0.5);
                int gray = gray(anatomy.at(at[0], at[1], at[2]));
                int rgb = gray << 16 | gray << 8 | gray;
                if (overlay != null && plan.filled()) {
                    double value = field.at(at[0], at[1], at[2]);
                    if (value >= overlay.threshold() && colors.shows(value)) {
                        double fraction = Math.round(colors.fraction(value) * COLORS) / (double) COLORS;
                        rgb = blend(plan.colors().color(fraction), gray & 0xE0);
                    }
                }
                pixels[py * w + px] = rgb;
            }
        });
        image.setRGB(0, 0, w, h, pixels, 0, w);
        return image;
    }

    private int gray(double value) {
        if (!Double.isFinite(value)) {
            return DARK.getRed();
        }
        double part = Math.max(0, Math.min(1, (value - black) / (white - black)));
        return DARK.getRed() + (int) Math.round(part * (SHADES - 1)) * (235 - DARK.getRed()) / (SHADES - 1);
    }

    private static int blend(Color color, int gray) {
        int red = (int) (OPACITY * color.getRed() + (1 - OPACITY) * gray);
        int green = (int) (OPACITY * color.getGreen() + (1 - OPACITY) * gray);
        int blue = (int) (OPACITY * color.getBlue() + (1 - OPACITY) * gray);
        return red << 16 | green << 8 | blue;
    }

    /** Lines on a raster of one cell for each logical pixel, row 0 on top. */
    private void contours(Graphics2D g, Rectangle panel, BrainPlan.Cut cut, Sampler field) {
        if (plan.contours().isEmpty()) {
            return;
        }
        double[][] values = new double[panel.height][panel.width];
        for (int row = 0; row < panel.height; row++) {
            for (int column = 0; column < panel.width; column++) {
                double[] at = place(panel, cut, (column + 0.5) * Theme.SCALE, (row + 0.5) * Theme.SCALE);
                values[row][column] = field.at(at[0], at[1], at[2]);
            }
        }
        Raster raster = Raster.of(values);
        AffineTransform shift = AffineTransform.getTranslateInstance(panel.x, panel.y);
        for (int i = 0; i < plan.contours().size(); i++) {
            Shape line = Contours.of(raster, plan.contours().get(i)).createTransformedShape(shift);
            g.setColor(Theme.faded(Color.BLACK, 0.55));
            g.setStroke(new BasicStroke(2.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.draw(line);
            g.setColor(line(i));
            g.setStroke(new BasicStroke(1.3f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.draw(line);
        }
    }

    /** The color of a line of equal value: white over colors, else one for each. */
    private Color line(int i) {
        return plan.filled() ? LINE : LINES.get(i % LINES.size());
    }

    /** The lines with their levels, where there are no colors to read them from. */
    private void levels(Graphics2D g, BrainPlan.Overlay overlay) {
        g.setFont(Theme.NOTE);
        g.setColor(Theme.TEXT);
        g.drawString(overlay.quantity().text(), barX + 6, top + 14);
        for (int i = 0; i < plan.contours().size(); i++) {
            int y = top + 34 + 20 * i;
            g.setColor(line(i));
            g.setStroke(new BasicStroke(3f));
            g.draw(new Line2D.Double(barX + 8, y - 4, barX + 28, y - 4));
            g.setColor(Theme.TEXT);
            g.drawString(AxisLabel.number(plan.contours().get(i)), barX + 34, y);
        }
    }

    private void cross(Graphics2D g, Rectangle panel, BrainPlan.Cut cut) {
        g.setColor(CROSS);
        g.setStroke(new BasicStroke(0.8f));
        for (BrainPlan.Cut other : plan.cuts()) {
            if (other.plane().cut == cut.plane().across) {
                double x = panel.x + scale * (other.place() - box[0][cut.plane().across]);
                g.draw(new Line2D.Double(x, panel.y, x, panel.getMaxY()));
            } else if (other.plane().cut == cut.plane().up) {
                double y = panel.y + scale * (roof(panel, cut) - other.place());
                g.draw(new Line2D.Double(panel.x, y, panel.getMaxX(), y));
            }
        }
    }

    private void bar(Graphics2D g, BrainPlan.Overlay overlay) {
        Rectangle area = new Rectangle(barX + 8, top + 8, BAR, Math.min(height - top - 16, 260));
        for (int i = 0; i < area.height * Theme.SCALE; i++) {
            g.setColor(plan.colors().color(1 - (i + 0.5) / (area.height * Theme.SCALE)));
            g.fill(new Rectangle2D.Double(area.x, area.y + i / (double) Theme.SCALE, BAR, 0.5));
        }
        Axis quantity =
                Axis.BARE.named(overlay.quantity().name(), overlay.quantity().unit());
        Scale colors = plan.scale(overlay);
        YAxis.of(quantity, colors, area.height, true).paintRight(g, area);
        g.setColor(Theme.AXIS);
        g.setStroke(new BasicStroke(1f));
        g.draw(area);
        g.setColor(Theme.TEXT);
        for (double level : plan.contours()) {
            double fraction = colors.fraction(level);
            if (fraction >= 0 && fraction <= 1) {
                double y = area.getMaxY() - fraction * area.height;
                g.draw(new Line2D.Double(area.x, y, area.getMaxX(), y));
            }
        }
    }
}
