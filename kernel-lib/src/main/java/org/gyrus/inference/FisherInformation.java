// SPDX-License-Identifier: Apache-2.0
package org.gyrus.inference;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.gyrus.expression.Expression;
import org.gyrus.fit.Interval;
import org.gyrus.fit.LogDensity;
import org.gyrus.fit.Residuals;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What the readings can know: J^T J / sigma^2, J the exact derivatives of the weighted residuals at the best fit. Its
 * inverse is the smallest covariance that unbiased estimates can have (Cramer and Rao), and its weak directions are what
 * cannot be told apart.
 *
 * <p>Coordinates are those of the fit: the logarithm for a parameter above 0, so that a direction says by which factors.
 *
 * <p>Does not suit strongly bent problems: a {@link ProfileLikelihood} follows the valley instead of its tangent.
 */
public final class FisherInformation {
    /** Collinearity from which a set is poorly identifiable: Brun, Reichert and Kunsch 2001, Water Resour Res 37:1015. */
    private static final double COLLINEAR = 15;

    /** A coordinate known to worse than this, a factor of e for a logarithm, is not known. */
    private static final double UNKNOWN = 1;

    private static final double NOTHING = 1e-12;

    private final LogDensity coordinates;
    private final double[] theta;
    private final double[][] jacobian;
    private final double sigma;
    private final double freedom;
    private final double[][] covariance;

    private FisherInformation(LogDensity coordinates, double[] theta, Residuals residuals, NoiseLevel noise) {
        this.coordinates = coordinates;
        this.theta = theta;
        if (theta.length != coordinates.names().size()) {
            throw new InferenceException("A point has " + coordinates.names().size() + " numbers, "
                    + coordinates.names() + ", but " + theta.length + " were given.");
        }
        jacobian = residuals.jacobian(theta.clone());
        int d = theta.length;
        int n = residuals.count();
        for (double[] row : jacobian) {
            for (int j = 0; j < d; j++) {
                if (!Double.isFinite(row[j])) {
                    throw new InferenceException("A reading's derivative with respect to "
                            + coordinates.names().get(j) + " is " + row[j]
                            + " at this point: the model has no solution there. Start from a fit that has run.");
                }
            }
        }
        freedom = noise == NoiseLevel.KNOWN ? Double.POSITIVE_INFINITY : n - d;
        if (!(freedom > 0)) {
            throw new InferenceException(
                    "There are " + n + " readings for " + d + " numbers, " + coordinates.names()
                            + ": none is left to estimate the noise from. Use NoiseLevel.KNOWN with weighted residuals, or fit fewer.");
        }
        sigma = noise == NoiseLevel.KNOWN ? 1 : Math.sqrt(GaussNewton.squares(residuals.at(theta.clone())) / freedom);
        covariance = inverse();
    }

    /**
     * At the best fit.
     *
     * @param residuals the readings' weighted residuals, priors' after them
     * @param coordinates the density of the same fit: names, best point, units
     */
    public static FisherInformation of(Residuals residuals, LogDensity coordinates, NoiseLevel noise) {
        return of(residuals, coordinates, noise, coordinates.start());
    }

    /** At any point, to plan readings before there are any. */
    public static FisherInformation of(Residuals residuals, LogDensity coordinates, NoiseLevel noise, double... theta) {
        return new FisherInformation(coordinates, theta.clone(), residuals, noise);
    }

    /** Covariance by singular values of the scaled columns; a number without influence has an infinite variance. */
    private double[][] inverse() {
        int d = theta.length;
        double[] norms = norms();
        double[][] c = new double[d][d];
        int[] seen = seen(norms);
        if (seen.length > 0) {
            SingularValueDecomposition svd = scaled(norms, seen);
            for (int a = 0; a < seen.length; a++) {
                for (int b = 0; b < seen.length; b++) {
                    double sum = 0;
                    for (int k = 0; k < seen.length; k++) {
                        double s = Math.max(svd.getSingularValues()[k], 1e-13);
                        sum += svd.getV().getEntry(a, k) * svd.getV().getEntry(b, k) / (s * s);
                    }
                    c[seen[a]][seen[b]] = sigma * sigma * sum / (norms[seen[a]] * norms[seen[b]]);
                }
            }
        }
        for (int j = 0; j < d; j++) {
            if (norms[j] <= NOTHING * largest(norms)) {
                c[j][j] = Double.POSITIVE_INFINITY;
            }
        }
        return c;
    }

    private double[] norms() {
        return IntStream.range(0, theta.length)
                .mapToDouble(j -> Math.sqrt(IntStream.range(0, jacobian.length)
                        .mapToDouble(i -> jacobian[i][j] * jacobian[i][j])
                        .sum()))
                .toArray();
    }

    private static double largest(double... values) {
        double most = Double.MIN_NORMAL;
        for (double v : values) {
            most = Math.max(most, v);
        }
        return most;
    }

    private static int[] seen(double... norms) {
        double most = largest(norms);
        return IntStream.range(0, norms.length)
                .filter(j -> norms[j] > NOTHING * most)
                .toArray();
    }

    private SingularValueDecomposition scaled(double[] norms, int... seen) {
        double[][] a = new double[Math.max(jacobian.length, seen.length)][seen.length];
        for (int i = 0; i < jacobian.length; i++) {
            for (int j = 0; j < seen.length; j++) {
                a[i][j] = jacobian[i][seen[j]] / norms[seen[j]];
            }
        }
        return new SingularValueDecomposition(new Array2DRowRealMatrix(a, false));
    }

    /** What each number stands for. */
    public List<String> names() {
        return coordinates.names();
    }

    /** The least standard error of a number's coordinate; infinite when the readings do not depend on it. */
    public double standardError(String name) {
        int i = InferenceException.index(name, names());
        return Math.sqrt(covariance[i][i]);
    }

    /** The correlation of the estimates of two numbers; beyond 0.99 they can hardly be told apart. */
    public double correlation(String a, String b) {
        int i = InferenceException.index(a, names());
        int j = InferenceException.index(b, names());
        return i == j ? 1 : covariance[i][j] / Math.sqrt(covariance[i][i] * covariance[j][j]);
    }

    /** The interval of Wald, straight in the coordinate and carried over to the number's unit. */
    public Interval interval(String name, double level) {
        if (!(level > 0 && level < 1)) {
            throw new InferenceException(
                    "The level of an interval lies between 0 and 1, such as 0.95; " + level + " was given.");
        }
        int i = InferenceException.index(name, names());
        double p = (1 + level) / 2;
        double z = Double.isInfinite(freedom)
                ? new NormalDistribution().inverseCumulativeProbability(p)
                : new TDistribution(freedom).inverseCumulativeProbability(p);
        double width = z * standardError(name);
        return new Interval(natural(i, theta[i]), natural(i, theta[i] - width), natural(i, theta[i] + width), level);
    }

    private double natural(int i, double coordinate) {
        double[] moved = theta.clone();
        moved[i] = coordinate;
        return coordinates.values(moved)[i];
    }

    /**
     * One sentence for each number or group of numbers that these readings cannot determine, with what to do; empty when all
     * can be told apart.
     */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        double[] norms = norms();
        List<String> named = new ArrayList<>();
        for (int j = 0; j < theta.length; j++) {
            if (norms[j] <= NOTHING * largest(norms)) {
                named.add(names().get(j));
                warnings.add("The readings do not depend on " + names().get(j)
                        + " at all: give it a fixed value, or observe something that depends on it.");
            }
        }
        int[] seen = seen(norms);
        if (seen.length > 0) {
            collinear(norms, seen, named, warnings);
        }
        for (int j : seen) {
            String name = names().get(j);
            double error = Math.sqrt(covariance[j][j]);
            if (error > UNKNOWN && !named.contains(name)) {
                warnings.add(String.format(
                        Locale.ROOT,
                        "The readings say little about %s: its standard error is %.2g where 1 is its own size or a"
                                + " factor of e. Give it a prior, or read where it matters.",
                        name,
                        error));
            }
        }
        return List.copyOf(warnings);
    }

    private void collinear(double[] norms, int[] seen, List<String> named, List<String> warnings) {
        SingularValueDecomposition svd = scaled(norms, seen);
        List<String> seenNames = IntStream.of(seen).mapToObj(names()::get).toList();
        for (int k = seen.length - 1; k > 0; k--) {
            double index = 1 / svd.getSingularValues()[k];
            if (!(index > COLLINEAR)) {
                break;
            }
            double[] direction = svd.getV().getColumn(k);
            List<String> group = Laplace.involved(seenNames, direction);
            named.addAll(group);
            warnings.add(
                    joined(group) + " cannot be told apart by these readings: " + undone(group, seen, norms, direction)
                            + String.format(
                                    Locale.ROOT,
                                    " (collinearity %s).",
                                    index > 1e6 ? "beyond 1e6" : String.format(Locale.ROOT, "%.2g", index))
                            + " Fix one from the literature or give it a prior, or add readings where they act differently"
                            + " (later, near saturation, or after another dose).");
        }
    }

    private static String joined(List<String> group) {
        return group.size() == 1
                ? group.get(0) + " and the rest"
                : String.join(", ", group.subList(0, group.size() - 1)) + " and " + group.get(group.size() - 1);
    }

    /** Which joint change leaves the readings as they are. */
    private String undone(List<String> group, int[] seen, double[] norms, double... direction) {
        int first = names().indexOf(group.get(0));
        double scale = 0;
        for (int j = 0; j < seen.length; j++) {
            scale = seen[j] == first ? 0.1 * norms[first] / direction[j] : scale;
        }
        List<String> parts = new ArrayList<>();
        for (int j = 0; j < seen.length; j++) {
            if (group.contains(names().get(seen[j]))) {
                double change = scale * direction[j] / norms[seen[j]];
                double now = coordinates.values(theta)[seen[j]];
                double then = natural(seen[j], theta[seen[j]] + change);
                parts.add(names().get(seen[j]) + " from " + number(now) + " to " + number(then));
            }
        }
        return "changing " + String.join(" and ", parts) + " together leaves them almost as they are";
    }

    private static String number(double value) {
        return new Expression.Literal(
                        new BigDecimal(value).round(new MathContext(4)).doubleValue())
                .text();
    }

    /** One row for each number: value, 95 % interval, standard error of its coordinate. */
    public Table table() {
        List<Interval> all = names().stream().map(n -> interval(n, 0.95)).toList();
        return Table.create(
                "Fisher information",
                StringColumn.create("name", names()),
                DoubleColumn.create(
                        "value", all.stream().mapToDouble(Interval::estimate).toArray()),
                DoubleColumn.create(
                        "2.5 %", all.stream().mapToDouble(Interval::low).toArray()),
                DoubleColumn.create(
                        "97.5 %", all.stream().mapToDouble(Interval::high).toArray()),
                DoubleColumn.create(
                        "standard error of the coordinate",
                        names().stream().mapToDouble(this::standardError).toArray()));
    }

    @Override
    public String toString() {
        return "Fisher information of " + jacobian.length + " readings about " + String.join(", ", names())
                + (warnings().isEmpty() ? "" : "\n" + String.join("\n", warnings()));
    }
}
