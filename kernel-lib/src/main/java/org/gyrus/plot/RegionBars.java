// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A value of each region as a lying bar, the largest on top, colored by the group it belongs to. Immutable.
 *
 * <pre>{@code
 * RegionBars.of("tau", names, lobes, values, "SUVR").most(30)
 * }</pre>
 */
public final class RegionBars implements Picture {
    private static final int WIDTH = 640;
    private static final int ROW = 17;

    private final String title;
    private final AxisLabel quantity;
    private final List<String> names;
    private final List<String> groups;
    private final double[] values;
    private final int most;

    private RegionBars(
            String title, AxisLabel quantity, List<String> names, List<String> groups, double[] values, int most) {
        this.title = title;
        this.quantity = quantity;
        this.names = names;
        this.groups = groups;
        this.values = values;
        this.most = most;
    }

    /** Values with names and groups such as lobes; those that are not finite are left out. */
    public static RegionBars of(
            String quantity, List<String> names, List<String> groups, double[] values, String unit) {
        if (names.size() != values.length || groups.size() != values.length) {
            throw new PlotException("Each region has a name, a group and a value; given " + names.size() + ", "
                    + groups.size() + " and " + values.length + ".");
        }
        return new RegionBars(
                "", new AxisLabel(quantity, unit), List.copyOf(names), List.copyOf(groups), values.clone(), 40);
    }

    /** Only the regions with the largest values, so many at most; 40 unless told. */
    public RegionBars most(int count) {
        if (count < 1) {
            throw new PlotException("At least one bar is shown, not " + count + ".");
        }
        return new RegionBars(title, quantity, names, groups, values, count);
    }

    /** Puts a title above the picture. */
    public RegionBars title(String text) {
        return new RegionBars(Objects.requireNonNullElse(text, ""), quantity, names, groups, values, most);
    }

    private List<Integer> shown() {
        return IntStream.range(0, values.length)
                .boxed()
                .filter(i -> Double.isFinite(values[i]))
                .sorted(Comparator.comparingDouble(i -> -values[i]))
                .limit(most)
                .toList();
    }

    private int top() {
        return title.isEmpty() ? 8 : 34;
    }

    @Override
    public byte[] png() {
        return PngFile.encode(PngFile.paint(WIDTH, height(), this::paint));
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public int height() {
        return top() + Math.max(4, shown().size()) * ROW + 52;
    }

    private void paint(Graphics2D g) {
        List<Integer> shown = shown();
        List<String> kinds = groups.stream().distinct().sorted().toList();
        double left = 12
                + shown.stream()
                        .mapToDouble(i -> Theme.width(names.get(i), Theme.NOTE))
                        .max()
                        .orElse(0);
        double right = WIDTH
                - 24
                - kinds.stream()
                        .mapToDouble(k -> Theme.width(k, Theme.NOTE))
                        .max()
                        .orElse(0)
                - 26;
        Rectangle panel = new Rectangle((int) left, top(), (int) (right - left), Math.max(4, shown.size()) * ROW + 4);
        Range range = new Range(0, 0);
        for (int i : shown) {
            range = range.and(values[i]);
        }
        Scale scale = Scale.around(range, false, 0.02);
        XAxis axis = XAxis.of(Axis.BARE.named(quantity.name(), quantity.unit()), scale, panel.width, true);
        axis.grid(g, panel);
        for (int row = 0; row < shown.size(); row++) {
            bar(g, panel, scale, row, shown.get(row), kinds);
        }
        axis.paint(g, panel);
        g.setColor(Theme.AXIS);
        g.draw(new Line2D.Double(panel.x, panel.y, panel.x, panel.getMaxY()));
        legend(g, kinds, shown, right + 12);
        if (!title.isEmpty()) {
            g.setColor(Theme.TEXT);
            g.setFont(Theme.TITLE);
            g.drawString(title, 8, 21);
        }
    }

    private void bar(Graphics2D g, Rectangle panel, Scale scale, int row, int region, List<String> kinds) {
        double y = panel.y + 2 + row * ROW;
        double zero = panel.x + panel.width * Math.max(0, scale.fraction(0));
        double end = panel.x + panel.width * scale.fraction(values[region]);
        g.setColor(color(kinds, groups.get(region)));
        g.fill(new Rectangle2D.Double(Math.min(zero, end), y + 2, Math.abs(end - zero), ROW - 4));
        g.setColor(Theme.TEXT);
        g.setFont(Theme.NOTE);
        String name = names.get(region);
        g.drawString(name, (float) (panel.x - 6 - Theme.width(name, Theme.NOTE)), (float) (y + ROW - 4.5));
    }

    private static Color color(List<String> kinds, String group) {
        return Theme.PALETTE.get(kinds.indexOf(group) % Theme.PALETTE.size());
    }

    private void legend(Graphics2D g, List<String> kinds, List<Integer> shown, double x) {
        double y = top() + 10;
        for (String kind : kinds) {
            if (shown.stream().anyMatch(i -> groups.get(i).equals(kind))) {
                g.setColor(color(kinds, kind));
                g.fill(new Rectangle2D.Double(x, y - 8, 12, 12));
                g.setColor(Theme.TEXT);
                g.setFont(Theme.NOTE);
                g.drawString(kind, (float) x + 18, (float) y + 2);
                y += 19;
            }
        }
    }

    @Override
    public String summary() {
        List<String> lines = new ArrayList<>();
        if (!title.isEmpty()) {
            lines.add(title);
        }
        List<Integer> shown = shown();
        long missing = Arrays.stream(values).filter(v -> !Double.isFinite(v)).count();
        lines.add(quantity.text() + ", the largest " + shown.size() + " of " + values.length + " regions"
                + (missing > 0 ? "; left out: " + missing + " not finite" : ""));
        shown.stream().limit(5).forEach(i -> lines.add("- " + names.get(i) + ": " + AxisLabel.number(values[i])));
        return String.join("\n", lines);
    }

    /** The summary, for consoles. */
    @Override
    public String toString() {
        return summary();
    }
}
