// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** All that a chart is made of. */
record Plan(String title, Axis x, Axis y, List<Mark> marks, int width, int height, boolean legend) {
    static final int WIDTH = 640;
    static final int HEIGHT = 400;

    static Plan empty(Axis x, Axis y) {
        return new Plan("", x, y, List.of(), WIDTH, HEIGHT, true);
    }

    Plan titled(String text) {
        return new Plan(Objects.requireNonNullElse(text, ""), x, y, marks, width, height, legend);
    }

    Plan with(Axis newX, Axis newY) {
        return new Plan(title, newX, newY, marks, width, height, legend);
    }

    Plan with(List<Mark> newMarks) {
        return new Plan(title, x, y, List.copyOf(newMarks), width, height, legend);
    }

    Plan plus(Mark mark) {
        List<Mark> more = new ArrayList<>(marks);
        more.add(mark);
        return with(more);
    }

    Plan sized(int newWidth, int newHeight) {
        if (newWidth < 120 || newHeight < 90 || newWidth > 4000 || newHeight > 4000) {
            throw new PlotException("A picture is 120 to 4000 pixels wide and 90 to 4000 high; given " + newWidth
                    + " by " + newHeight + ".");
        }
        return new Plan(title, x, y, marks, newWidth, newHeight, legend);
    }

    Plan withoutLegend() {
        return new Plan(title, x, y, marks, width, height, false);
    }

    /** The ink of the next series. */
    Ink nextInk() {
        return Theme.ink((int) marks.stream().filter(Mark::takesColor).count());
    }

    Scale xScale() {
        boolean tight = marks.stream().anyMatch(Histogram.class::isInstance);
        return x.scale(xData(), tight ? 0.01 : 0.02);
    }

    Range xData() {
        return marks.stream().map(mark -> mark.xRange(x.log())).reduce(Range.EMPTY, Range::and);
    }

    Scale yScale() {
        return y.scale(yData(), 0.05);
    }

    Range yData() {
        return marks.stream().map(mark -> mark.yRange(x.log(), y.log())).reduce(Range.EMPTY, Range::and);
    }

    /** The y axis; without a name of its own it bears the name of the only series. */
    Axis yShown() {
        List<String> names = marks.stream()
                .filter(mark -> mark instanceof Curve || mark instanceof Spaghetti)
                .flatMap(mark -> mark.keys().stream())
                .map(LegendKey::label)
                .distinct()
                .toList();
        return y.label().name().isEmpty() && names.size() == 1
                ? y.named(names.get(0), y.label().unit())
                : y;
    }

    /** Entries without repetition; none when the axis already says it all. */
    Legend legendKeys() {
        List<LegendKey> keys = marks.stream()
                .flatMap(mark -> mark.keys().stream())
                .filter(key -> !key.label().isEmpty())
                .distinct()
                .toList();
        return new Legend(legend && keys.size() > 1 ? keys : List.of());
    }

    String summary() {
        List<String> lines = new ArrayList<>();
        if (!title.isEmpty()) {
            lines.add(title);
        }
        lines.add("x: " + axis(x, xData()));
        lines.add("y: " + axis(yShown(), yData()));
        for (Mark mark : marks) {
            lines.add(mark.describe(x.log(), y.log())
                    .lines()
                    .map(line -> "- " + line)
                    .collect(Collectors.joining("\n")));
        }
        return String.join("\n", lines);
    }

    private static String axis(Axis axis, Range data) {
        String label = axis.label().text();
        String range = axis.categories().isEmpty() ? data.text() : String.join(", ", axis.categories());
        return (label.isEmpty() ? "" : label + ", ") + (axis.log() ? "log, " : "") + range;
    }
}
