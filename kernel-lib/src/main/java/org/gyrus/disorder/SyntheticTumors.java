// SPDX-License-Identifier: Apache-2.0
package org.gyrus.disorder;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Made-up lesions in the form of the data set {@code tumor-growth}, for when it cannot be had: <b>not data</b>.
 *
 * <p>Each lesion follows a Gompertz law from a diameter of 10 to 60 mm to one of 5 to 80 mm, is read every 6 weeks or so,
 * 6 to 12 times, with an error of 6 % of the diameter, rounded to whole mm as in the real file; ranges are illustrative.
 * Nothing may be concluded from it but that the code runs.
 */
public final class SyntheticTumors {
    /** The volume that the real file divides by, in mm^3. */
    private static final double LARGEST = 6163223.04;

    private SyntheticTumors() {}

    /**
     * One row per lesion; times, diameters and volumes are lists, as in the real file.
     *
     * @param lesions how many
     * @param seed the same seed makes the same lesions
     */
    public static Table records(int lesions, long seed) {
        Random random = new Random(seed);
        StringColumn id = StringColumn.create("Pt_hashID");
        StringColumn weeks = StringColumn.create("T_weeks");
        StringColumn days = StringColumn.create("T_days");
        StringColumn diameters = StringColumn.create("Lesion_diam");
        StringColumn volumes = StringColumn.create("Lesion_vol");
        StringColumn normalized = StringColumn.create("Lesion_normvol");
        StringColumn response = StringColumn.create("response");
        IntColumn readings = IntColumn.create("readings");
        for (int i = 0; i < lesions; i++) {
            double[] t = days(random);
            double[] d = diameters(t, random);
            id.append("synthetic-" + (i + 1));
            days.append(list(t));
            weeks.append(list(
                    Arrays.stream(t).map(x -> Math.max(0.1, Math.rint(x / 7))).toArray()));
            diameters.append(list(d));
            volumes.append(list(Arrays.stream(d).map(x -> 0.52 * x * x * x).toArray()));
            normalized.append(
                    list(Arrays.stream(d).map(x -> 0.52 * x * x * x / LARGEST).toArray()));
            response.append(d[d.length - 1] > d[0] ? "up" : "down");
            readings.append(t.length);
        }
        return Table.create("synthetic tumors", id, weeks, days, diameters, volumes, normalized, response, readings);
    }

    private static double[] days(Random random) {
        double[] t = new double[6 + random.nextInt(7)];
        t[0] = -random.nextInt(28);
        for (int i = 1; i < t.length; i++) {
            t[i] = Math.max(t[i - 1] + 7, 42 * i + random.nextInt(15) - 7);
        }
        return t;
    }

    private static double[] diameters(double[] t, Random random) {
        double first = 10 + 50 * random.nextDouble();
        double rest = 5 + 75 * random.nextDouble();
        GrowthCurve curve = GrowthLaw.GOMPERTZ.curve(
                0.52 * Math.pow(first, 3), 0.52 * Math.pow(rest, 3), 0.002 + 0.02 * random.nextDouble());
        return Arrays.stream(t)
                .map(day -> Math.cbrt(curve.volume(day - t[0]) / 0.52) * (1 + 0.06 * random.nextGaussian()))
                .map(x -> Math.max(Math.rint(x), 0))
                .toArray();
    }

    private static String list(double[] values) {
        return Arrays.stream(values).mapToObj(Double::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
