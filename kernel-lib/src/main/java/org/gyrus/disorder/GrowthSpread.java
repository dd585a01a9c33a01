// SPDX-License-Identifier: Apache-2.0
package org.gyrus.disorder;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleUnaryOperator;
import org.gyrus.space.Connectome;
import org.gyrus.space.Diffusion;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * Growth and spread from a seed on a connectome in closed form, x(t) = gamma exp((alpha I - beta L) t) seed, and its least-squares
 * fit: the form of NexIS:global (Raj-Lab-UCSF/Nexis), of which network diffusion (Raj et al. 2012) is the case alpha = 0.
 *
 * <p>x is pathology per region, seed is where it began, L the Laplacian of the connectome; gamma scales the seed, alpha (1/time)
 * is growth, beta (1/time) spread. The exponential is summed as a series in the matrix I - L/Lambda with Lambda the largest
 * diagonal entry (uniformization), whose terms are all 0 or more where the Laplacian is combinatorial: nothing cancels.
 *
 * <p>Does not suit pathology that saturates, or beta t Lambda beyond some ten thousand: one product by L for each unit of it.
 */
public final class GrowthSpread {
    /** The rates of spread that a fit tries first, times the last time: each a factor of 1.9 apart. */
    private static final int RATES = 14;

    private static final double LEAST = 0.02;

    private final Diffusion diffusion;
    private final int regions;
    private final double largest;
    /** Eigenvectors and eigenvalues of a symmetric Laplacian; empty for one with a direction. */
    private final double[][] modes;

    private final double[] decays;

    /** Numbers of a fit: scale of the seed, growth and spread in 1/time, and the sum of squared misses. */
    public record Fitted(double gamma, double alpha, double beta, double squares) {}

    private GrowthSpread(Connectome connectome) {
        diffusion = connectome.diffusion();
        regions = connectome.cells();
        double[] diagonal = new double[regions];
        diffusion.diagonal(null, 0, diagonal, 0, 0, regions);
        largest = Arrays.stream(diagonal).max().orElse(0);
        if (!diffusion.isSymmetric()) {
            modes = new double[0][];
            decays = new double[0];
            return;
        }
        var eigen = new EigenDecompositionSymmetric(symmetric(connectome.laplacian()));
        decays = eigen.getEigenvalues();
        modes = new double[regions][];
        Arrays.setAll(modes, k -> eigen.getEigenvector(k).toArray());
    }

    /** The same matrix to the last bit on both sides of the diagonal. */
    private static RealMatrix symmetric(double[][] matrix) {
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < i; j++) {
                matrix[i][j] = matrix[j][i];
            }
        }
        return MatrixUtils.createRealMatrix(matrix);
    }

    /** On this connectome, with its Laplacian. */
    public static GrowthSpread on(Connectome connectome) {
        return new GrowthSpread(connectome);
    }

    /** x(t) of each region. */
    public double[] at(double[] seed, Fitted rates, double t) {
        double[] x = spread(seed, rates.beta() * t);
        double factor = rates.gamma() * Math.exp(rates.alpha() * t);
        Arrays.setAll(x, i -> factor * x[i]);
        return x;
    }

    /** exp(-L length) seed. */
    private double[] spread(double[] seed, double length) {
        requireRegions(seed.length, "seed");
        return modes.length > 0 ? byModes(seed, length) : bySeries(seed, length);
    }

    /** sum_k v_k exp(-lambda_k length) (v_k . seed) over the eigenvectors v_k of a symmetric Laplacian. */
    private double[] byModes(double[] seed, double length) {
        double[] x = new double[regions];
        for (int k = 0; k < modes.length; k++) {
            double part = 0;
            for (int i = 0; i < regions; i++) {
                part += modes[k][i] * seed[i];
            }
            part *= Math.exp(-decays[k] * length);
            for (int i = 0; i < regions; i++) {
                x[i] += part * modes[k][i];
            }
        }
        return x;
    }

    /** The series of the exponential, in parts short enough for exp(-q) to be a number. */
    private double[] bySeries(double[] seed, double length) {
        double whole = length * largest;
        int parts = Math.max(1, (int) Math.ceil(whole / 100));
        double q = whole / parts;
        double[] x = seed.clone();
        double[] rate = new double[regions];
        for (int part = 0; part < parts && q > 0; part++) {
            double[] power = x.clone();
            double weight = Math.exp(-q);
            Arrays.setAll(x, i -> weight * power[i]);
            double next = weight;
            // Beyond k = q the weights fall faster than by half; what they add is then below rounding.
            for (int k = 1; k <= 2 * q || next > 1e-18; k++) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("Interrupted; run it again.");
                }
                diffusion.apply(null, 0, power, 0, rate, 0, 0, regions);
                next *= q / k;
                for (int i = 0; i < regions; i++) {
                    power[i] += rate[i] / largest;
                    x[i] += next * power[i];
                }
            }
        }
        return x;
    }

    private void requireRegions(int given, String what) {
        if (given != regions) {
            throw new DisorderException(
                    "The " + what + " has " + given + " values for the " + regions + " regions of the connectome.");
        }
    }

    /**
     * The numbers with the least sum of squares: beta over a wide grid and then by golden section, alpha likewise for each, gamma
     * exactly.
     *
     * @param seed where pathology began
     * @param times of the readings, above 0, rising
     * @param readings {@code [time][region]}; NaN where none was taken
     */
    public Fitted fit(double[] seed, double[] times, double[][] readings) {
        if (times.length == 0 || times.length != readings.length) {
            throw new DisorderException("A fit needs one row of readings for each time, and at least one; there are "
                    + times.length + " times and " + readings.length + " rows.");
        }
        Arrays.stream(readings).forEach(row -> requireRegions(row.length, "reading"));
        double last = times[times.length - 1];
        double ratio = 1.9;
        DoubleUnaryOperator cost =
                log -> fitted(seed, times, readings, Math.exp(log)).squares();
        double start = Math.log(LEAST / last);
        double best = minimum(cost, start, start + RATES * Math.log(ratio), RATES, 1e-3);
        return fitted(seed, times, readings, Math.exp(best));
    }

    private Fitted fitted(double[] seed, double[] times, double[][] readings, double beta) {
        double[][] shapes = new double[times.length][];
        double[] x = seed;
        for (int j = 0; j < times.length; j++) {
            x = spread(x, beta * (times[j] - (j == 0 ? 0 : times[j - 1])));
            shapes[j] = x;
        }
        double last = times[times.length - 1];
        double alpha =
                minimum(a -> scaled(shapes, times, readings, a, beta).squares(), -6 / last, 12 / last, 60, 1e-7 / last);
        return scaled(shapes, times, readings, alpha, beta);
    }

    /** The scale that fits best, and what it misses. */
    private static Fitted scaled(double[][] shapes, double[] times, double[][] readings, double alpha, double beta) {
        double product = 0;
        double square = 0;
        double all = 0;
        for (int j = 0; j < times.length; j++) {
            double growth = Math.exp(alpha * times[j]);
            for (int i = 0; i < shapes[j].length; i++) {
                double y = readings[j][i];
                if (!Double.isNaN(y)) {
                    double s = growth * shapes[j][i];
                    product += s * y;
                    square += s * s;
                    all += y * y;
                }
            }
        }
        double gamma = square > 0 ? product / square : 0;
        return new Fitted(gamma, alpha, beta, all - gamma * product);
    }

    /** The least value on a grid, then golden section between its neighbors. */
    private static double minimum(DoubleUnaryOperator cost, double from, double to, int count, double tolerance) {
        double step = (to - from) / count;
        double best = from;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= count; i++) {
            double value = cost.applyAsDouble(from + i * step);
            if (value < least) {
                least = value;
                best = from + i * step;
            }
        }
        double low = Math.max(from, best - step);
        double high = Math.min(to, best + step);
        double golden = (Math.sqrt(5) - 1) / 2;
        double a = high - golden * (high - low);
        double b = low + golden * (high - low);
        double atA = cost.applyAsDouble(a);
        double atB = cost.applyAsDouble(b);
        while (high - low > tolerance) {
            if (atA < atB) {
                high = b;
                b = a;
                atB = atA;
                a = high - golden * (high - low);
                atA = cost.applyAsDouble(a);
            } else {
                low = a;
                a = b;
                atA = atB;
                b = low + golden * (high - low);
                atB = cost.applyAsDouble(b);
            }
        }
        return (low + high) / 2;
    }
}
