// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

/**
 * A chart: an immutable value that grows by reading aloud what it shows; made by {@link Charts}.
 *
 * <pre>{@code
 * Charts.line("time", days, "day").y("V", volumes, "mm^3").band(lower, upper).vertical("surgery", 14).logY()
 * }</pre>
 *
 * <p>Arrays are copied. A value that is not finite leaves a gap in a line, and one that is not positive cannot stand on
 * a logarithmic axis; {@link #summary()} counts both. Any number of points is drawn as if all were: lines keep the first,
 * last, least and greatest point of each pixel column.
 */
public final class Chart implements Picture {
    private final Plan plan;
    private final double[] x;
    private final Curve.Form form;

    Chart(Plan plan, double[] x, Curve.Form form) {
        this.plan = plan;
        this.x = x;
        this.form = form;
    }

    private Chart with(Plan changed) {
        return new Chart(changed, x, form);
    }

    Plan plan() {
        return plan;
    }

    /** Adds a series over the current x, drawn the way the chart began, and says the unit of y. */
    public Chart y(String name, double[] values, String unit) {
        return with(plan.with(plan.x(), plan.y().named(plan.y().label().name(), unit)))
                .y(name, values);
    }

    /** Adds a series over the current x, drawn the way the chart began. */
    public Chart y(String name, double[] values) {
        return curve(name, x, values, form);
    }

    /** Adds a line over an x of its own, which becomes the current one. A NaN leaves a gap. */
    public Chart line(String name, double[] x, double[] y) {
        return curve(name, x, y, Curve.Form.LINE);
    }

    /** Adds points over an x of their own, which becomes the current one. */
    public Chart points(String name, double[] x, double[] y) {
        return curve(name, x, y, Curve.Form.POINTS);
    }

    /** Adds a step line that keeps each value until the next x; that x becomes the current one. */
    public Chart steps(String name, double[] x, double[] y) {
        return curve(name, x, y, Curve.Form.STEPS);
    }

    private Chart curve(String name, double[] xs, double[] ys, Curve.Form how) {
        double[] own = Values.copy("x of \"" + name + "\"", xs);
        double[] values = Values.copy("\"" + name + "\"", ys);
        Values.sameLength("x", own, "\"" + name + "\"", values);
        return new Chart(plan.plus(new Curve(name, own, values, how, plan.nextInk())), own, form);
    }

    /** Adds many curves of one kind in one translucent color: {@code x[k][i]} and {@code y[k][i]} of curve k. */
    public Chart many(String name, double[][] x, double[][] y) {
        if (x.length != y.length) {
            throw new PlotException("\"" + name + "\" needs one y for each x; given " + x.length + " rows of x and "
                    + y.length + " of y.");
        }
        double[][] xs = new double[x.length][];
        double[][] ys = new double[y.length][];
        for (int k = 0; k < x.length; k++) {
            xs[k] = Values.copy("x of curve " + k, x[k]);
            ys[k] = Values.copy("curve " + k, y[k]);
            Values.sameLength("x of curve " + k, xs[k], "curve " + k, ys[k]);
        }
        return with(plan.plus(new Spaghetti(name, xs, ys, plan.nextInk())));
    }

    /** Adds the area between two bounds over the current x, in the color of the last series. */
    public Chart band(double[] lower, double[] upper) {
        return band("", lower, upper);
    }

    /** Adds a named area, such as "95 % interval", in the color of the last series. */
    public Chart band(String name, double[] lower, double[] upper) {
        double[] low = Values.copy("lower bound", lower);
        double[] high = Values.copy("upper bound", upper);
        Values.sameLength("x", x, "the lower bound", low);
        Values.sameLength("x", x, "the upper bound", high);
        List<Mark> marks = new ArrayList<>(plan.marks());
        // Below the line that it belongs to.
        marks.add(Math.max(0, marks.size() - 1), new Band(name, x, low, high, lastInk()));
        return with(plan.with(marks));
    }

    /** Adds vertical intervals, absolute ends, over the current x in the color of the last series. */
    public Chart intervals(double[] lower, double[] upper) {
        double[] low = Values.copy("lower end", lower);
        double[] high = Values.copy("upper end", upper);
        Values.sameLength("x", x, "the lower ends", low);
        Values.sameLength("x", x, "the upper ends", high);
        return with(plan.plus(new ErrorBars(x, low, high, lastInk())));
    }

    private Ink lastInk() {
        for (int i = plan.marks().size() - 1; i >= 0; i--) {
            if (plan.marks().get(i) instanceof Curve curve) {
                return curve.ink();
            }
        }
        return plan.nextInk();
    }

    /** Draws the last series with points on its line. */
    public Chart marked() {
        return last("marked", c -> new Curve(c.name(), c.x(), c.y(), Curve.Form.LINE_AND_POINTS, c.ink()));
    }

    /** Draws the last series dashed. */
    public Chart dashed() {
        return last(
                "dashed",
                c -> new Curve(c.name(), c.x(), c.y(), c.form(), c.ink().withDashes()));
    }

    /** Draws the last series in a color of its own, such as {@code "#0072B2"}. */
    public Chart color(String hex) {
        Color color;
        try {
            color = Color.decode(hex);
        } catch (NumberFormatException e) {
            throw new PlotException("A color is written #RRGGBB, for example #0072B2; given \"" + hex + "\".", e);
        }
        return last(
                "colored",
                c -> new Curve(c.name(), c.x(), c.y(), c.form(), c.ink().withColor(color)));
    }

    private Chart last(String what, java.util.function.UnaryOperator<Curve> change) {
        List<Mark> marks = new ArrayList<>(plan.marks());
        for (int i = marks.size() - 1; i >= 0; i--) {
            if (marks.get(i) instanceof Curve curve) {
                marks.set(i, change.apply(curve));
                return with(plan.with(marks));
            }
        }
        throw new PlotException("Nothing can be " + what + " yet: add a series first, for example .y(name, values).");
    }

    /** Adds a horizontal line at a reference value. */
    public Chart horizontal(String name, double y) {
        return with(plan.plus(new Rule(name, new double[] {y}, true)));
    }

    /** Adds vertical lines at one or several events, named once. */
    public Chart vertical(String name, double... x) {
        return with(plan.plus(new Rule(name, Values.copy("\"" + name + "\"", x), false)));
    }

    /** Adds a box plot of one category's values. */
    public Chart box(String name, double[] values) {
        List<Mark> marks = new ArrayList<>(plan.marks());
        Boxes before = marks.isEmpty() || !(marks.get(0) instanceof Boxes boxes) ? new Boxes(List.of()) : boxes;
        Boxes after = before.and(new Boxes.Group(
                name,
                Values.copy("\"" + name + "\"", values),
                Theme.ink(before.groups().size())));
        return categories(
                marks, after, after.groups().stream().map(Boxes.Group::name).toList());
    }

    /** Adds one category's bar. */
    public Chart bar(String name, double value) {
        return bar(name, value, Double.NaN, Double.NaN);
    }

    /** Adds one category's bar with its interval from {@code lower} to {@code upper}, absolute ends. */
    public Chart bar(String name, double value, double lower, double upper) {
        List<Mark> marks = new ArrayList<>(plan.marks());
        Bars before = marks.isEmpty() || !(marks.get(0) instanceof Bars bars) ? new Bars(List.of()) : bars;
        Bars after = before.and(
                new Bars.Bar(name, value, lower, upper, Theme.ink(before.bars().size())));
        return categories(
                marks, after, after.bars().stream().map(Bars.Bar::name).toList());
    }

    private Chart categories(List<Mark> marks, Mark first, List<String> names) {
        if (marks.isEmpty()) {
            marks.add(first);
        } else if (marks.get(0).getClass() == first.getClass()) {
            marks.set(0, first);
        } else {
            throw new PlotException(
                    "Boxes and bars stand on a chart of their own: begin with Charts.boxes or Charts.bars.");
        }
        List<String> shown = names.stream().map(AxisLabel::name).toList();
        return with(plan.with(plan.x().over(shown), plan.y()).with(marks));
    }

    /** Makes the x axis logarithmic. */
    public Chart logX() {
        return with(plan.with(plan.x().logarithmic(), plan.y()));
    }

    /** Makes the y axis logarithmic. */
    public Chart logY() {
        return with(plan.with(plan.x(), plan.y().logarithmic()));
    }

    /** Makes both axes logarithmic. */
    public Chart logLog() {
        return logX().logY();
    }

    /** Shows x from one value to another, whatever the data. */
    public Chart xRange(double from, double to) {
        return with(plan.with(plan.x().ranging("x", from, to), plan.y()));
    }

    /** Shows y from one value to another, whatever the data. */
    public Chart yRange(double from, double to) {
        return with(plan.with(plan.x(), plan.y().ranging("y", from, to)));
    }

    /** Names the x axis; {@code mm^3} is set as mm³, the unit "1" is not shown. */
    public Chart xLabel(String name, String unit) {
        return with(plan.with(plan.x().named(name, unit), plan.y()));
    }

    /** Names the y axis; {@code mm^3} is set as mm³, the unit "1" is not shown. */
    public Chart yLabel(String name, String unit) {
        return with(plan.with(plan.x(), plan.y().named(name, unit)));
    }

    /** Puts a title above the chart. */
    public Chart title(String text) {
        return with(plan.titled(text));
    }

    /** Changes the logical size in pixels (640 by 400 unless told). */
    public Chart size(int width, int height) {
        return with(plan.sized(width, height));
    }

    /** Leaves the legend out. */
    public Chart withoutLegend() {
        return with(plan.withoutLegend());
    }

    @Override
    public byte[] png() {
        return PngFile.encode(ChartPainter.image(plan));
    }

    @Override
    public int width() {
        return plan.width();
    }

    @Override
    public int height() {
        return plan.height();
    }

    @Override
    public String summary() {
        return plan.summary();
    }

    /** The summary, for consoles. */
    @Override
    public String toString() {
        return summary();
    }
}
