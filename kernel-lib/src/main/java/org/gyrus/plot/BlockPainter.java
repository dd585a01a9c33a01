// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gyrus.expression.Latex;

/** Draws a block diagram in the house theme. */
record BlockPainter(BlockLayout layout, String title, List<BlockDiagram.Wire> wires) {
    private static final Color LEARNED = Color.decode(Latex.LEARNED_COLOR);
    private static final Color EQUATION = Theme.PALETTE.get(0);
    private static final Color BACK = new Color(0x8C8C8C);
    private static final float HEAD = 7;

    void paint(Graphics2D g) {
        if (!title.isEmpty()) {
            g.setFont(Theme.TITLE);
            g.setColor(Theme.TEXT);
            g.drawString(title, 14, 25);
        }
        wires.stream().filter(BlockDiagram.Wire::back).forEach(w -> wire(g, w));
        wires.stream().filter(w -> !w.back()).forEach(w -> wire(g, w));
        branches(g);
        layout.blocks().forEach(b -> block(g, b));
    }

    private void wire(Graphics2D g, BlockDiagram.Wire wire) {
        List<Point2D> path = layout.path(wire);
        g.setColor(wire.back() ? BACK : Theme.AXIS);
        g.setStroke(new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        Path2D line = new Path2D.Double();
        line.moveTo(path.get(0).getX(), path.get(0).getY());
        for (Point2D corner : path.subList(1, path.size() - 1)) {
            line.lineTo(corner.getX(), corner.getY());
        }
        Point2D tip = path.get(path.size() - 1);
        Point2D before = path.get(path.size() - 2);
        double dx = Math.signum(tip.getX() - before.getX());
        double dy = Math.signum(tip.getY() - before.getY());
        line.lineTo(tip.getX() - dx * HEAD * 0.8, tip.getY() - dy * HEAD * 0.8);
        g.draw(line);
        Path2D head = new Path2D.Double();
        head.moveTo(tip.getX(), tip.getY());
        head.lineTo(tip.getX() - dx * HEAD - dy * HEAD * 0.45, tip.getY() - dy * HEAD - dx * HEAD * 0.45);
        head.lineTo(tip.getX() - dx * HEAD + dy * HEAD * 0.45, tip.getY() - dy * HEAD + dx * HEAD * 0.45);
        head.closePath();
        g.fill(head);
        if (!wire.label().isEmpty()) {
            label(g, wire, path);
        }
    }

    /** Above the start of a wire. */
    private static void label(Graphics2D g, BlockDiagram.Wire wire, List<Point2D> path) {
        g.setColor(Theme.TEXT);
        Font font = BlockLayout.NOTE.deriveFont(Font.ITALIC, 12f);
        Point2D start = path.get(0);
        BlockText.of(wire.label(), font).draw(g, (float) start.getX() + 7, (float) start.getY() - 5);
    }

    /** A dot where wires from one block part. */
    private void branches(Graphics2D g) {
        Set<Point2D> seen = new HashSet<>();
        for (BlockDiagram.Wire wire : wires) {
            List<BlockDiagram.Wire> together = wires.stream()
                    .filter(w -> w.back() == wire.back() && w.from().equals(wire.from()))
                    .toList();
            if (together.size() < 2) {
                continue;
            }
            for (BlockDiagram.Wire other : together) {
                Point2D fork = fork(layout.path(wire), layout.path(other));
                if (!other.equals(wire) && fork != null && seen.add(fork)) {
                    g.setColor(wire.back() ? BACK : Theme.AXIS);
                    g.fill(new Ellipse2D.Double(fork.getX() - 2.6, fork.getY() - 2.6, 5.2, 5.2));
                }
            }
        }
    }

    /** The last corner of the shorter path that lies on both, none if they part at once. */
    private static Point2D fork(List<Point2D> one, List<Point2D> other) {
        int same = 0;
        while (same < Math.min(one.size(), other.size()) && one.get(same).equals(other.get(same))) {
            same++;
        }
        if (same == 0 || same >= one.size() || same >= other.size()) {
            return null;
        }
        Point2D a = one.get(same);
        Point2D b = other.get(same);
        Point2D from = one.get(same - 1);
        return from.distance(a) <= from.distance(b) ? a : b;
    }

    private static void block(Graphics2D g, BlockDiagram.Block block, Rectangle2D at) {
        Color color =
                switch (block.kind()) {
                    case EQUATION -> EQUATION;
                    case NETWORK -> LEARNED;
                    case SOLVER, JOIN, SIGNAL -> Theme.AXIS;
                };
        Shape shape =
                switch (block.kind()) {
                    case EQUATION, SOLVER, SIGNAL ->
                        new RoundRectangle2D.Double(at.getX(), at.getY(), at.getWidth(), at.getHeight(), 6, 6);
                    case NETWORK ->
                        new RoundRectangle2D.Double(
                                at.getX(), at.getY(), at.getWidth(), at.getHeight(), at.getHeight(), at.getHeight());
                    case JOIN -> new Ellipse2D.Double(at.getX(), at.getY(), at.getWidth(), at.getHeight());
                };
        if (block.kind() != BlockDiagram.Kind.SIGNAL) {
            g.setColor(Theme.GROUND);
            g.fill(shape);
            g.setColor(Theme.faded(color, block.kind() == BlockDiagram.Kind.JOIN ? 0.0 : 0.09));
            g.fill(shape);
            g.setColor(color);
            g.setStroke(new BasicStroke(1.6f));
            g.draw(shape);
        }
        boolean colored = block.kind() == BlockDiagram.Kind.EQUATION || block.kind() == BlockDiagram.Kind.NETWORK;
        double middle = at.getCenterY() + (block.note().isEmpty() ? 4.5 : -3);
        TextLayout name = BlockText.of(block.title(), BlockLayout.NAME);
        g.setColor(colored ? color.darker() : Theme.TEXT);
        name.draw(g, (float) (at.getCenterX() - name.getAdvance() / 2), (float) middle);
        if (!block.note().isEmpty()) {
            g.setFont(BlockLayout.NOTE);
            g.setColor(Theme.AXIS);
            double width = Theme.width(block.note(), BlockLayout.NOTE);
            g.drawString(block.note(), (float) (at.getCenterX() - width / 2), (float) middle + 16);
        }
    }

    private void block(Graphics2D g, BlockDiagram.Block block) {
        block(g, block, layout.place(block.id()));
    }
}
