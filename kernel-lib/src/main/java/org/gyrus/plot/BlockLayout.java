// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.awt.Font;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where blocks stand and wires run: columns as wide as their widest block, wires with right angles. */
final class BlockLayout {
    static final Font NAME = Theme.LABEL.deriveFont(Font.BOLD);
    static final Font NOTE = Theme.NOTE.deriveFont(11f);
    private static final int MARGIN = 14;
    private static final int GAP = 40;
    private static final int ROW = 78;
    private static final int TALL = 52;
    private static final int JOIN = 26;
    /** Between wires that run beside each other. */
    private static final int LANE = 10;

    private final int top;
    private final Map<String, Rectangle2D> places = new LinkedHashMap<>();
    private final Map<String, BlockDiagram.Block> blocks = new LinkedHashMap<>();
    private final List<BlockDiagram.Wire> wires;
    private final List<String> returning;
    private final double[] left;
    private final double right;
    private final int rows;

    BlockLayout(String title, List<BlockDiagram.Block> all, List<BlockDiagram.Wire> wires) {
        this.wires = wires;
        top = MARGIN + (title.isEmpty() ? 0 : 26);
        all.forEach(b -> blocks.put(b.id(), b));
        returning = wires.stream()
                .filter(BlockDiagram.Wire::back)
                .map(BlockDiagram.Wire::from)
                .distinct()
                .toList();
        int columns = all.stream().mapToInt(BlockDiagram.Block::column).max().orElse(0) + 1;
        rows = all.stream().mapToInt(BlockDiagram.Block::row).max().orElse(0) + 1;
        left = new double[columns + 1];
        left[0] = MARGIN + (backInto(0) ? LANE * (returning.size() + 1) : 0);
        for (int c = 0; c < columns; c++) {
            left[c + 1] = left[c] + widest(c) + gapAfter(c);
        }
        boolean lastReturns =
                wires.stream().anyMatch(w -> w.back() && blocks.get(w.from()).column() == columns - 1);
        right = left[columns] - gapAfter(columns - 1) + (lastReturns ? LANE * (returning.size() + 1) : 0);
        all.forEach(b -> places.put(b.id(), place(b)));
        all.forEach(this::level);
    }

    /** A quantity from outside stands at the height of its one arrow. */
    private void level(BlockDiagram.Block block) {
        List<BlockDiagram.Wire> own = wires.stream()
                .filter(w -> w.from().equals(block.id()) || w.to().equals(block.id()))
                .toList();
        if (block.kind() == BlockDiagram.Kind.SIGNAL
                && own.size() == 1
                && own.get(0).from().equals(block.id())
                && blocks.get(own.get(0).to()).row() == block.row()) {
            Rectangle2D at = places.get(block.id());
            at.setRect(at.getX(), port(own.get(0)) - at.getHeight() / 2, at.getWidth(), at.getHeight());
        }
    }

    private boolean backInto(int column) {
        return wires.stream().anyMatch(w -> w.back() && blocks.get(w.to()).column() == column);
    }

    private double widest(int column) {
        return blocks.values().stream()
                .filter(b -> b.column() == column)
                .mapToDouble(BlockLayout::width)
                .max()
                .orElse(0);
    }

    private double gapAfter(int column) {
        double label = wires.stream()
                .filter(w -> !w.back() && blocks.get(w.to()).column() == column + 1)
                .mapToDouble(w -> Theme.width(w.label(), NOTE) + 22)
                .max()
                .orElse(0);
        double out =
                wires.stream().anyMatch(w -> w.back() && blocks.get(w.from()).column() == column)
                        ? LANE * returning.size()
                        : 0;
        return Math.max(GAP, label) + out + (backInto(column + 1) ? LANE * returning.size() : 0);
    }

    private static double width(BlockDiagram.Block block) {
        double text = Math.max(BlockText.width(block.title(), NAME), Theme.width(block.note(), NOTE));
        return switch (block.kind()) {
            case JOIN -> JOIN;
            case SIGNAL -> text + 8;
            case EQUATION, NETWORK, SOLVER -> text + 26;
        };
    }

    private Rectangle2D place(BlockDiagram.Block block) {
        double width = width(block);
        double height =
                switch (block.kind()) {
                    case JOIN -> JOIN;
                    case SIGNAL -> block.note().isEmpty() ? 22 : 38;
                    case EQUATION, NETWORK, SOLVER -> TALL;
                };
        double middle = top + block.row() * ROW + ROW / 2.0;
        double from = left[block.column()] + (widest(block.column()) - width) / 2;
        return new Rectangle2D.Double(from, middle - height / 2, width, height);
    }

    Iterable<BlockDiagram.Block> blocks() {
        return blocks.values();
    }

    Rectangle2D place(String id) {
        return places.get(id);
    }

    int width() {
        return (int) Math.ceil(right) + MARGIN;
    }

    int height() {
        return top + rows * ROW + (returning.isEmpty() ? 0 : LANE * returning.size() + 6);
    }

    /** The corners of a wire, from its start to its arrowhead. */
    List<Point2D> path(BlockDiagram.Wire wire) {
        Rectangle2D from = places.get(wire.from());
        Rectangle2D to = places.get(wire.to());
        return wire.back() ? back(wire, from, to) : forward(wire, from, to);
    }

    private List<Point2D> forward(BlockDiagram.Wire wire, Rectangle2D from, Rectangle2D to) {
        BlockDiagram.Block target = blocks.get(wire.to());
        double y = from.getCenterY();
        if (target.kind() == BlockDiagram.Kind.JOIN && Math.abs(y - to.getCenterY()) > 1) {
            double end = y > to.getCenterY() ? to.getMaxY() : to.getMinY();
            return List.of(point(from.getMaxX(), y), point(to.getCenterX(), y), point(to.getCenterX(), end));
        }
        double port = port(wire);
        if (Math.abs(port - y) < 1) {
            return List.of(point(from.getMaxX(), y), point(to.getMinX(), y));
        }
        boolean level = blocks.get(wire.from()).row() == target.row();
        if (level) {
            return List.of(point(from.getMaxX(), port), point(to.getMinX(), port));
        }
        double turn = left[target.column()] - GAP / 2.0;
        return List.of(point(from.getMaxX(), y), point(turn, y), point(turn, port), point(to.getMinX(), port));
    }

    private List<Point2D> back(BlockDiagram.Wire wire, Rectangle2D from, Rectangle2D to) {
        int lane = returning.indexOf(wire.from());
        double below = top + rows * ROW + LANE * lane - 2;
        double turn = left[blocks.get(wire.to()).column()] - 14 - LANE * lane;
        double port = port(wire);
        int column = blocks.get(wire.from()).column();
        double out = left[column] + widest(column) + LANE * (lane + 1);
        return List.of(
                point(from.getMaxX(), from.getCenterY()),
                point(out, from.getCenterY()),
                point(out, below),
                point(turn, below),
                point(turn, port),
                point(to.getMinX(), port));
    }

    /** Wires into one block come in one below the other: those from above first, those that come back last. */
    private double port(BlockDiagram.Wire wire) {
        Rectangle2D to = places.get(wire.to());
        List<BlockDiagram.Wire> all = new ArrayList<>(wires.stream()
                .filter(w -> w.to().equals(wire.to()))
                .filter(w -> blocks.get(wire.to()).kind() != BlockDiagram.Kind.JOIN || w.equals(wire))
                .toList());
        all.sort(Comparator.<BlockDiagram.Wire>comparingInt(w -> w.back() ? 1 : 0)
                .thenComparingDouble(w -> places.get(w.from()).getCenterY()));
        return to.getMinY() + to.getHeight() * (all.indexOf(wire) + 1) / (all.size() + 1);
    }

    private static Point2D point(double x, double y) {
        return new Point2D.Double(x, y);
    }
}
