// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Boxes and arrows: how parts act on each other. Immutable; blocks stand in columns and rows, counted from 0, and wires run
 * from left to right, those that go back below everything.
 *
 * <pre>{@code
 * BlockDiagram.titled("Parallel").block("M", 0, 0, BlockDiagram.Kind.EQUATION, "M(V)", "Gompertz growth")
 *     .block("sum", 1, 0, BlockDiagram.Kind.JOIN, "+", "").wire("M", "sum", "")
 * }</pre>
 */
public final class BlockDiagram implements Picture {
    /** What a block is, and so how it looks. */
    public enum Kind {
        /** equations: a blue box */
        EQUATION,
        /** something learned: a round box in the color of learned terms */
        NETWORK,
        /** integration over time: a gray box */
        SOLVER,
        /** a circle that joins what comes in */
        JOIN,
        /** a quantity: its name alone */
        SIGNAL
    }

    record Block(String id, int column, int row, Kind kind, String title, String note) {}

    record Wire(String from, String to, String label, boolean back) {}

    private final String title;
    private final List<Block> blocks;
    private final List<Wire> wires;

    private BlockDiagram(String title, List<Block> blocks, List<Wire> wires) {
        this.title = title;
        this.blocks = List.copyOf(blocks);
        this.wires = List.copyOf(wires);
    }

    /** An empty diagram. */
    public static BlockDiagram titled(String title) {
        return new BlockDiagram(title, List.of(), List.of());
    }

    /**
     * One block more.
     *
     * @param id what wires call it
     * @param note a smaller line below its name, may be empty
     */
    public BlockDiagram block(String id, int column, int row, Kind kind, String name, String note) {
        if (column < 0 || row < 0) {
            throw new PlotException("Columns and rows are counted from 0, but the block " + id + " stands in column "
                    + column + ", row " + row + ".");
        }
        for (Block other : blocks) {
            if (other.id().equals(id) || (other.column() == column && other.row() == row)) {
                throw new PlotException("The block " + id + " needs a name and a place of its own; column " + column
                        + ", row " + row + " and the name " + id + " must be free, but there is " + other.id() + ".");
            }
        }
        List<Block> more = new ArrayList<>(blocks);
        more.add(new Block(id, column, row, kind, name, note));
        return new BlockDiagram(title, more, wires);
    }

    /** An arrow between two blocks, from left to right. */
    public BlockDiagram wire(String from, String to, String label) {
        Block a = find(from);
        Block b = find(to);
        if (a.column() >= b.column()) {
            throw new PlotException("A wire runs to a column further right, but " + to + " is not right of " + from
                    + "; use wireBack.");
        }
        return plus(new Wire(from, to, label, false));
    }

    /** An arrow that goes back below all blocks and into another from its left. */
    public BlockDiagram wireBack(String from, String to) {
        find(from);
        find(to);
        return plus(new Wire(from, to, "", true));
    }

    private BlockDiagram plus(Wire wire) {
        List<Wire> more = new ArrayList<>(wires);
        more.add(wire);
        return new BlockDiagram(title, blocks, more);
    }

    private Block find(String id) {
        return blocks.stream()
                .filter(b -> b.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new PlotException("There is no block " + id + "; there are "
                        + blocks.stream().map(Block::id).collect(Collectors.joining(", ")) + "."));
    }

    private BlockLayout layout() {
        return new BlockLayout(title, blocks, wires);
    }

    @Override
    public byte[] png() {
        if (blocks.isEmpty()) {
            throw new PlotException("A diagram needs a block.");
        }
        BlockLayout layout = layout();
        return PngFile.encode(
                PngFile.paint(layout.width(), layout.height(), new BlockPainter(layout, title, wires)::paint));
    }

    @Override
    public int width() {
        return layout().width();
    }

    @Override
    public int height() {
        return layout().height();
    }

    @Override
    public String summary() {
        String head = title.isEmpty() ? "" : title + "\n";
        return head
                + wires.stream()
                        .map(w -> named(w.from()) + (w.back() ? " back" : "") + " to " + named(w.to())
                                + (w.label().isEmpty() ? "" : ": " + w.label()))
                        .collect(Collectors.joining("\n"));
    }

    private String named(String id) {
        Block block = find(id);
        return block.kind() == Kind.JOIN
                ? "(" + block.title() + ")"
                : block.title() + (block.note().isEmpty() ? "" : " [" + block.note() + "]");
    }

    /** The summary, for consoles. */
    @Override
    public String toString() {
        return summary();
    }
}
