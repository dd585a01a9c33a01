// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Small multiples: charts in rows and columns whose panels line up. Immutable; made by {@link Charts#grid}.
 *
 * <p>With {@link #sharedAxes()} all charts have the same ranges, so that they can be compared at a glance, and only the
 * outer ones bear labels.
 */
public final class ChartGrid implements Picture {
    private static final int TITLE = 30;

    private final int columns;
    private final List<Chart> charts;
    private final String title;
    private final boolean shared;
    private final int cellWidth;
    private final int cellHeight;

    private ChartGrid(int columns, List<Chart> charts, String title, boolean shared, int cellWidth, int cellHeight) {
        this.columns = columns;
        this.charts = charts;
        this.title = title;
        this.shared = shared;
        this.cellWidth = cellWidth;
        this.cellHeight = cellHeight;
    }

    static ChartGrid of(int columns, List<Chart> charts) {
        if (columns < 1 || charts.isEmpty()) {
            throw new PlotException("A grid needs at least one column and one chart; given " + columns + " columns and "
                    + charts.size() + " charts.");
        }
        int across = Math.min(columns, charts.size());
        int width = Math.max(240, Math.min(420, 960 / across));
        return new ChartGrid(across, List.copyOf(charts), "", false, width, Math.round(width * 0.72f));
    }

    /** Gives all charts the same ranges, and labels to the outer ones only. */
    public ChartGrid sharedAxes() {
        return new ChartGrid(columns, charts, title, true, cellWidth, cellHeight);
    }

    /** Puts a title above all charts. */
    public ChartGrid title(String text) {
        return new ChartGrid(columns, charts, Objects.requireNonNullElse(text, ""), shared, cellWidth, cellHeight);
    }

    /** Changes the logical size of each chart in pixels. */
    public ChartGrid cells(int width, int height) {
        charts.get(0).size(width, height);
        return new ChartGrid(columns, charts, title, shared, width, height);
    }

    @Override
    public byte[] png() {
        return PngFile.encode(PngFile.paint(width(), height(), this::paint));
    }

    private void paint(Graphics2D g) {
        if (!title.isEmpty()) {
            g.setColor(Theme.TEXT);
            g.setFont(Theme.TITLE.deriveFont(16f));
            g.drawString(title, (width() - (float) Theme.width(title, Theme.TITLE.deriveFont(16f))) / 2, 23);
        }
        List<ChartPainter> painters = new ArrayList<>();
        for (int i = 0; i < charts.size(); i++) {
            painters.add(painter(i));
        }
        GridLayout layout = GridLayout.of(
                painters.stream().map(ChartPainter::margins).toList(), columns, width(), height() - head());
        for (int i = 0; i < painters.size(); i++) {
            Rectangle cell = layout.cell(i);
            Rectangle panel = layout.panel(i);
            cell.translate(0, head());
            panel.translate(0, head());
            Theme.prepare(g); // the stroke of the chart before must not reach this one
            painters.get(i).fitted(panel.width, panel.height).paint(g, cell, panel);
        }
    }

    private ChartPainter painter(int i) {
        Plan plan = charts.get(i).plan();
        Rectangle about = new Rectangle(cellWidth, cellHeight);
        if (!shared) {
            return ChartPainter.of(plan, about, plan.xScale(), plan.yScale(), true, true);
        }
        boolean foot = i + columns >= charts.size();
        boolean left = i % columns == 0;
        Plan first = charts.get(0).plan();
        Range x = charts.stream().map(chart -> chart.plan().xData()).reduce(Range.EMPTY, Range::and);
        Range y = charts.stream().map(chart -> chart.plan().yData()).reduce(Range.EMPTY, Range::and);
        return ChartPainter.of(plan, about, first.x().scale(x, 0.02), first.y().scale(y, 0.05), foot, left);
    }

    private int head() {
        return title.isEmpty() ? 0 : TITLE;
    }

    @Override
    public int width() {
        return columns * cellWidth;
    }

    @Override
    public int height() {
        return (charts.size() + columns - 1) / columns * cellHeight + head();
    }

    @Override
    public String summary() {
        String head = (title.isEmpty() ? "" : title + ": ") + charts.size() + " charts in " + columns + " columns"
                + (shared ? ", shared axes" : "");
        return charts.stream().map(Chart::summary).collect(Collectors.joining("\n\n", head + "\n\n", ""));
    }

    /** The summary, for consoles. */
    @Override
    public String toString() {
        return summary();
    }
}
