// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.awt.Rectangle;
import java.util.Arrays;
import java.util.List;

/** Panels of equal size in rows and columns; each column and row has the room that its widest labels need. */
record GridLayout(List<Margins> columns, List<Margins> rows, int panelWidth, int panelHeight) {

    static GridLayout of(List<Margins> charts, int across, int width, int height) {
        int down = (charts.size() + across - 1) / across;
        Margins none = new Margins(0, 0, 0, 0);
        Margins[] columns = new Margins[across];
        Margins[] rows = new Margins[down];
        Arrays.fill(columns, none);
        Arrays.fill(rows, none);
        for (int i = 0; i < charts.size(); i++) {
            columns[i % across] = columns[i % across].max(charts.get(i));
            rows[i / across] = rows[i / across].max(charts.get(i));
        }
        double beside = 0;
        for (Margins m : columns) {
            beside += Math.ceil(m.left()) + Math.ceil(m.right());
        }
        double above = 0;
        for (Margins m : rows) {
            above += Math.ceil(m.top()) + Math.ceil(m.bottom());
        }
        return new GridLayout(
                List.of(columns), List.of(rows), Math.max(40, (int) ((width - beside) / across)), Math.max(40, (int)
                        ((height - above) / down)));
    }

    /** The panel of chart i with its margins. */
    Rectangle cell(int i) {
        int column = i % columns.size();
        int row = i / columns.size();
        int x = 0;
        int y = 0;
        for (int c = 0; c < column; c++) {
            x += breadth(columns.get(c).left(), columns.get(c).right(), panelWidth);
        }
        for (int r = 0; r < row; r++) {
            y += breadth(rows.get(r).top(), rows.get(r).bottom(), panelHeight);
        }
        Margins c = columns.get(column);
        Margins r = rows.get(row);
        return new Rectangle(x, y, breadth(c.left(), c.right(), panelWidth), breadth(r.top(), r.bottom(), panelHeight));
    }

    Rectangle panel(int i) {
        Rectangle cell = cell(i);
        int left = (int) Math.ceil(columns.get(i % columns.size()).left());
        int top = (int) Math.ceil(rows.get(i / columns.size()).top());
        return new Rectangle(cell.x + left, cell.y + top, panelWidth, panelHeight);
    }

    private static int breadth(double before, double after, int panel) {
        return (int) (Math.ceil(before) + panel + Math.ceil(after));
    }
}
