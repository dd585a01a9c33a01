// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

/**
 * Where a chart begins. Each method returns a {@link Chart}, which grows by its own methods.
 *
 * <p>Units are written as in equations ({@code mm^3}, {@code 1/day}) and shown as in print (mm³, 1/day); "1" is not shown.
 */
public final class Charts {
    private Charts() {}

    /** A chart whose series are lines over this x: {@code Charts.line("time", days, "day").y("V", volumes, "mm^3")}. */
    public static Chart line(String name, double[] x, String unit) {
        return over(name, x, unit, Curve.Form.LINE);
    }

    /** A chart whose series are points over this x. */
    public static Chart scatter(String name, double[] x, String unit) {
        return over(name, x, unit, Curve.Form.POINTS);
    }

    /** A chart whose series keep each value until the next x. */
    public static Chart steps(String name, double[] x, String unit) {
        return over(name, x, unit, Curve.Form.STEPS);
    }

    /** An empty chart with a named x axis, for series that bring an x of their own. */
    public static Chart over(String name, String unit) {
        return over(name, new double[0], unit, Curve.Form.LINE);
    }

    private static Chart over(String name, double[] x, String unit, Curve.Form form) {
        return new Chart(Plan.empty(Axis.BARE.named(name, unit), Axis.BARE), Values.copy("x", x), form);
    }

    /** How often values occur; the number of bins follows Freedman and Diaconis (1981). */
    public static Chart histogram(String name, double[] values, String unit) {
        return counted(name, values, unit, 0);
    }

    /** How often values occur, in 1 to 1000 bins. */
    public static Chart histogram(String name, double[] values, String unit, int bins) {
        if (bins < 1 || bins > 1000) {
            throw new PlotException("A histogram has 1 to 1000 bins; given " + bins + ".");
        }
        return counted(name, values, unit, bins);
    }

    private static Chart counted(String name, double[] values, String unit, int bins) {
        Plan plan = Plan.empty(Axis.BARE.named(name, unit), Axis.BARE.named("count", ""));
        Histogram histogram = new Histogram(name, Values.copy("\"" + name + "\"", values), bins, plan.nextInk());
        return new Chart(plan.plus(histogram), new double[0], Curve.Form.LINE);
    }

    /** Box plots side by side: {@code Charts.boxes("error", "mm^3").box("Gompertz", a).box("logistic", b)}. */
    public static Chart boxes(String name, String unit) {
        return categories(name, unit);
    }

    /** Bars side by side: {@code Charts.bars("error", "mm^3").bar("Gompertz", 3.1, 2.8, 3.5).bar("logistic", 4)}. */
    public static Chart bars(String name, String unit) {
        return categories(name, unit);
    }

    private static Chart categories(String name, String unit) {
        return new Chart(Plan.empty(Axis.BARE, Axis.BARE.named(name, unit)), new double[0], Curve.Form.LINE);
    }

    /** Several charts in one picture, row by row. */
    public static ChartGrid grid(int columns, Chart... charts) {
        return ChartGrid.of(columns, java.util.List.of(charts));
    }

    /** Several charts in one picture, row by row. */
    public static ChartGrid grid(int columns, java.util.List<Chart> charts) {
        return ChartGrid.of(columns, charts);
    }
}
