// SPDX-License-Identifier: Apache-2.0
package org.gyrus.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.gyrus.fit.Interval;
import org.gyrus.fit.LogDensity;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The normal distribution with the mode and curvature of a log density: theta ~ N(mode, (-H)^-1), H the matrix of second
 * derivatives, taken by central differences of exact gradients (2 gradients per number). Intervals of a number in its own
 * unit are those of its coordinate, carried over, and so keep to its range.
 *
 * <p>Does not suit posteriors that are bent or have more than one mode ({@link Nuts}), nor more than a few hundred numbers.
 */
public final class Laplace implements Posterior {
    private static final double STEP = 1e-4;
    /** Curvature below this part of the largest is rounding. */
    private static final double FLAT = 1e-9;

    private final LogDensity density;
    private final double[] mode;
    private final double value;
    private final RealMatrix covariance;
    private final RealMatrix root;
    private final double logDeterminant;

    private Laplace(LogDensity density, double[] mode, EigenDecompositionSymmetric curvature) {
        this.density = density;
        this.mode = mode;
        value = density.at(mode.clone(), null);
        int d = mode.length;
        RealMatrix v = curvature.getV();
        root = new Array2DRowRealMatrix(d, d);
        double sum = 0;
        for (int k = 0; k < d; k++) {
            double eigenvalue = curvature.getEigenvalue(k);
            sum -= Math.log(eigenvalue);
            for (int i = 0; i < d; i++) {
                root.setEntry(i, k, v.getEntry(i, k) / Math.sqrt(eigenvalue));
            }
        }
        logDeterminant = sum;
        covariance = root.multiplyTransposed(root);
    }

    /**
     * Climbs from the density's start to its mode and looks at the curvature there.
     *
     * @throws InferenceException if the density is flat or rises along some direction; the sentence names the numbers
     */
    public static Laplace of(LogDensity density) {
        return at(density, new Climb(density).top(2000));
    }

    /**
     * Looks at the curvature at the density's start, which is taken to be its mode: for densities that cost much and were climbed by a
     * method of their own.
     *
     * @throws InferenceException as {@link #of}
     */
    public static Laplace atStart(LogDensity density) {
        return at(density, density.start());
    }

    private static Laplace at(LogDensity density, double... mode) {
        EigenDecompositionSymmetric curvature = new EigenDecompositionSymmetric(minusHessian(density, mode));
        double most = 0;
        int least = 0;
        for (int k = 0; k < mode.length; k++) {
            most = Math.max(most, Math.abs(curvature.getEigenvalue(k)));
            least = curvature.getEigenvalue(k) < curvature.getEigenvalue(least) ? k : least;
        }
        if (!(curvature.getEigenvalue(least) > FLAT * most)) {
            throw new InferenceException("The readings do not determine "
                    + String.join(
                            ", ",
                            involved(
                                    density.names(),
                                    curvature.getEigenvector(least).toArray()))
                    + ": the log posterior has no peak along them, so there is no normal distribution. Give one a prior or"
                    + " a fixed value, add readings, or draw with Nuts.");
        }
        return new Laplace(density, mode, curvature);
    }

    private static RealMatrix minusHessian(LogDensity density, double... at) {
        int d = at.length;
        double[][] h = new double[d][d];
        double[] up = new double[d];
        double[] down = new double[d];
        for (int i = 0; i < d; i++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted");
            }
            double step = STEP * Math.max(1, Math.abs(at[i]));
            double[] x = at.clone();
            x[i] = at[i] + step;
            density.at(x.clone(), up);
            x[i] = at[i] - step;
            density.at(x.clone(), down);
            for (int j = 0; j < d; j++) {
                h[i][j] = (down[j] - up[j]) / (2 * step);
                if (!Double.isFinite(h[i][j])) {
                    throw new InferenceException(
                            "The log posterior has no curvature along "
                                    + density.names().get(i)
                                    + ": its gradient is not finite beside the mode. Give it a prior or a range, or draw with Nuts.");
                }
            }
        }
        RealMatrix full = new Array2DRowRealMatrix(h);
        return full.add(full.transpose()).scalarMultiply(0.5);
    }

    /** The names with a share in a direction. */
    static List<String> involved(List<String> names, double... direction) {
        double most = 0;
        for (double v : direction) {
            most = Math.max(most, Math.abs(v));
        }
        List<String> involved = new ArrayList<>();
        for (int i = 0; i < direction.length; i++) {
            if (Math.abs(direction[i]) > 0.3 * most) {
                involved.add(names.get(i));
            }
        }
        return involved;
    }

    @Override
    public List<String> names() {
        return density.names();
    }

    /** The mode, in the coordinates of the density. */
    public double[] mode() {
        return mode.clone();
    }

    /** The covariance of two numbers, in the coordinates of the density. */
    public double covariance(String a, String b) {
        return covariance.getEntry(InferenceException.index(a, names()), InferenceException.index(b, names()));
    }

    /** The correlation of two numbers, in the coordinates of the density. */
    public double correlation(String a, String b) {
        return covariance(a, b) / Math.sqrt(covariance(a, a) * covariance(b, b));
    }

    @Override
    public Interval interval(String name, double level) {
        if (!(level > 0 && level < 1)) {
            throw new InferenceException(
                    "The level of an interval lies between 0 and 1, such as 0.95; " + level + " was given.");
        }
        int i = InferenceException.index(name, names());
        double z = new NormalDistribution().inverseCumulativeProbability((1 + level) / 2)
                * Math.sqrt(covariance.getEntry(i, i));
        return new Interval(natural(i, mode[i]), natural(i, mode[i] - z), natural(i, mode[i] + z), level);
    }

    private double natural(int i, double coordinate) {
        double[] theta = mode.clone();
        theta[i] = coordinate;
        return density.values(theta)[i];
    }

    /**
     * log of the integral of the density: log p(mode) + (d/2) log(2 pi) + (1/2) log det covariance. It compares models of the
     * same readings whose densities leave out the same constant.
     */
    public double logEvidence() {
        return value + mode.length / 2.0 * Math.log(2 * Math.PI) + logDeterminant / 2;
    }

    @Override
    public double[][] draws(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] draws = new double[count][];
        for (int k = 0; k < count; k++) {
            double[] z = IntStream.range(0, mode.length)
                    .mapToDouble(i -> random.nextGaussian())
                    .toArray();
            draws[k] = root.operate(z);
            for (int i = 0; i < mode.length; i++) {
                draws[k][i] += mode[i];
            }
        }
        return draws;
    }

    @Override
    public double[] values(double... theta) {
        return density.values(theta);
    }

    /** One row for each number: its value at the mode and the 95 % interval, in its own unit. */
    public Table table() {
        List<Interval> all = names().stream().map(n -> interval(n, 0.95)).toList();
        return Table.create(
                "Laplace",
                StringColumn.create("name", names()),
                DoubleColumn.create(
                        "mode", all.stream().mapToDouble(Interval::estimate).toArray()),
                DoubleColumn.create(
                        "2.5 %", all.stream().mapToDouble(Interval::low).toArray()),
                DoubleColumn.create(
                        "97.5 %", all.stream().mapToDouble(Interval::high).toArray()));
    }

    @Override
    public String toString() {
        return "Laplace approximation of " + String.join(", ", names());
    }
}
