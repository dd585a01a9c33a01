// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.awt.Graphics2D;
import java.awt.Rectangle;

/** Title, axes and grid of one chart in its cell of the picture. */
record Frame(String title, XAxis x, YAxis y) {

    Margins margins() {
        Margins both = x.margins().max(y.margins());
        return new Margins(
                both.top() + (title.isEmpty() ? 4 : 24), both.left() + 2, both.bottom() + 4, both.right() + 2);
    }

    /** The panel inside a cell, on whole pixels. */
    static Rectangle panel(Rectangle cell, Margins margins) {
        int left = cell.x + (int) Math.ceil(margins.left());
        int top = cell.y + (int) Math.ceil(margins.top());
        int right = cell.x + cell.width - (int) Math.ceil(margins.right());
        int bottom = cell.y + cell.height - (int) Math.ceil(margins.bottom());
        return new Rectangle(left, top, Math.max(40, right - left), Math.max(40, bottom - top));
    }

    void below(Graphics2D g, Rectangle panel) {
        x.grid(g, panel);
        y.grid(g, panel);
    }

    void above(Graphics2D g, Rectangle panel, Rectangle cell) {
        x.paint(g, panel);
        y.paint(g, panel);
        if (!title.isEmpty()) {
            g.setColor(Theme.TEXT);
            g.setFont(Theme.TITLE);
            double left = Math.min(panel.x, cell.getMaxX() - Theme.width(title, Theme.TITLE) - 6);
            g.drawString(title, (float) Math.max(cell.x + 4, left), (float) (cell.y + 21));
        }
    }
}
