// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.Arrays;
import org.hipparchus.analysis.interpolation.SplineInterpolator;
import org.hipparchus.analysis.polynomials.PolynomialSplineFunction;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * A cubic smoothing spline through readings y_j at times t_j, and its slope:
 *
 * <pre>
 * sum of (y_j - g(t_j))^2 + lambda * integral of g''^2
 * </pre>
 *
 * least, with lambda by generalized cross-validation, n |y - g|^2 / (n - 1.4 tr S)^2 where g = S y. Of readings that are all
 * above 0 and of a positive quantity, the logarithm is smoothed. Readings at the same time count as their mean.
 *
 * <p>Reinsch 1967, Numer Math 10:177; Craven and Wahba 1979, Numer Math 31:377; the factor 1.4 against too little smoothing
 * is that of Kim and Gu 2004, J R Stat Soc B 66:337 (from memory, not verified).
 */
final class SmoothCurve {
    /** Distinct times that a curve with a slope needs. */
    static final int LEAST = 5;

    private static final double CAUTION = 1.4;
    private static final int TRIALS = 60;

    private final boolean logarithmic;
    private final double[] times;
    private final PolynomialSplineFunction curve;
    private final PolynomialSplineFunction slope;

    private SmoothCurve(boolean logarithmic, double[] times, PolynomialSplineFunction curve) {
        this.logarithmic = logarithmic;
        this.times = times;
        this.curve = curve;
        slope = curve.polynomialSplineDerivative();
    }

    /**
     * Through readings in any order, of which at least {@link #LEAST} are at different times.
     *
     * @param positive whether the quantity is above 0 by its nature
     */
    static SmoothCurve through(double[] at, double[] values, boolean positive) {
        boolean logarithmic = positive && Arrays.stream(values).allMatch(v -> v > 0);
        double[] times = Arrays.stream(at).distinct().sorted().toArray();
        double[] y = new double[times.length];
        int[] count = new int[times.length];
        for (int i = 0; i < at.length; i++) {
            int k = Arrays.binarySearch(times, at[i]);
            y[k] += logarithmic ? Math.log(values[i]) : values[i];
            count[k]++;
        }
        for (int k = 0; k < y.length; k++) {
            y[k] /= count[k];
        }
        return new SmoothCurve(logarithmic, times, new SplineInterpolator().interpolate(times, smooth(times, y)));
    }

    double first() {
        return times[0];
    }

    double last() {
        return times[times.length - 1];
    }

    /** At a time between the first and the last reading. */
    double value(double t) {
        return logarithmic ? Math.exp(curve.value(t)) : curve.value(t);
    }

    /** Its change per unit of time. */
    double slope(double t) {
        return logarithmic ? value(t) * slope.value(t) : slope.value(t);
    }

    /** The values at the knots: y in the eigenvectors of the roughness, each shrunk by 1 / (1 + lambda d). */
    private static double[] smooth(double[] t, double[] y) {
        EigenDecompositionSymmetric roughness = new EigenDecompositionSymmetric(roughness(t));
        RealVector z = roughness.getVT().operate(new ArrayRealVector(y, false));
        double[] d = Arrays.stream(roughness.getEigenvalues())
                .map(v -> Math.max(0, v))
                .toArray();
        double most = Arrays.stream(d).max().orElse(1);
        double best = Double.POSITIVE_INFINITY;
        double lambda = 0;
        for (int k = 0; k <= TRIALS; k++) {
            double trial = Math.pow(10, -3 + 15.0 * k / TRIALS) / most;
            double score = score(z.toArray(), d, trial);
            if (score < best) {
                best = score;
                lambda = trial;
            }
        }
        for (int j = 0; j < d.length; j++) {
            z.setEntry(j, z.getEntry(j) / (1 + lambda * d[j]));
        }
        return roughness.getV().operate(z).toArray();
    }

    /** n |y - g|^2 / (n - 1.4 tr S)^2; infinite where nothing would be left. */
    private static double score(double[] z, double[] d, double lambda) {
        double rest = 0;
        double trace = 0;
        for (int j = 0; j < d.length; j++) {
            double kept = 1 / (1 + lambda * d[j]);
            rest += (1 - kept) * (1 - kept) * z[j] * z[j];
            trace += kept;
        }
        double free = d.length - CAUTION * trace;
        return free > 0 ? d.length * rest / (free * free) : Double.POSITIVE_INFINITY;
    }

    /** The matrix of integral g''^2 as a form of g's values at the knots, Q R^-1 Q' in Reinsch's letters. */
    private static RealMatrix roughness(double[] t) {
        int n = t.length;
        RealMatrix q = new Array2DRowRealMatrix(n, n - 2);
        RealMatrix r = new Array2DRowRealMatrix(n - 2, n - 2);
        for (int j = 0; j < n - 2; j++) {
            double before = t[j + 1] - t[j];
            double after = t[j + 2] - t[j + 1];
            q.setEntry(j, j, 1 / before);
            q.setEntry(j + 1, j, -1 / before - 1 / after);
            q.setEntry(j + 2, j, 1 / after);
            r.setEntry(j, j, (before + after) / 3);
            if (j < n - 3) {
                r.setEntry(j, j + 1, after / 6);
                r.setEntry(j + 1, j, after / 6);
            }
        }
        DecompositionSolver solver = new LUDecomposition(r).getSolver();
        RealMatrix k = q.multiply(solver.solve(q.transpose()));
        return k.add(k.transpose()).scalarMultiply(0.5);
    }
}
