// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import java.util.ArrayList;
import java.util.List;

/** A grid as lines of text with aligned columns. */
final class GridText {
    private GridText() {}

    static String of(Grid grid) {
        int columns = grid.header().size();
        int[] width = new int[columns];
        for (int c = 0; c < columns; c++) {
            int column = c;
            width[c] = Math.max(
                    grid.header().get(c).length(),
                    grid.rows().stream()
                            .mapToInt(r -> r.get(column).text().length())
                            .max()
                            .orElse(0));
        }
        List<String> lines = new ArrayList<>();
        if (!grid.caption().isEmpty()) {
            lines.add(grid.caption());
        }
        if (grid.header().stream().anyMatch(h -> !h.isEmpty())) {
            lines.add(line(grid, grid.header(), width));
        }
        for (int r = 0; r < grid.rows().size(); r++) {
            if (r == grid.gap()) {
                lines.add("\u2026");
            }
            lines.add(line(grid, grid.rows().get(r).stream().map(Cell::text).toList(), width));
        }
        if (!grid.footer().isEmpty()) {
            lines.add(grid.footer());
        }
        return String.join("\n", lines);
    }

    private static String line(Grid grid, List<String> texts, int[] width) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < width.length; c++) {
            String gap = " ".repeat(width[c] - texts.get(c).length());
            line.append(c == 0 ? "" : "  ").append(grid.isNumber(c) ? gap + texts.get(c) : texts.get(c) + gap);
        }
        return line.toString().stripTrailing();
    }
}
