// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.Comparator;
import java.util.List;
import org.gyrus.disorder.GrowthLaw;
import org.hipparchus.exception.LocalizedCoreFormats;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresProblem;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;

/**
 * Plain least squares: {@code min sum (V(t_i) - v_i)^2}, without any penalty.
 *
 * <p>Levenberg and Marquardt's method (Hipparchus) with exact Jacobians, in scaled unknowns ({@link ScaledLaw}), from the
 * {@value #STARTS} best of a fixed grid of starts: nothing is random, nothing needs tuning. The rate of a law with a
 * volume at rest is kept above 0. A censored reading counts only when the law exceeds it.
 *
 * <p>Does not suit forecasts far beyond the readings: with as many parameters as readings the curve goes through the
 * noise, and its tail may explode.
 */
public final class LeastSquares implements Calibration {
    private static final int STARTS = 4;
    private static final int EVALUATIONS = 400;
    private static final double TOLERANCE = 1e-13;

    LeastSquares() {}

    @Override
    public String name() {
        return "least squares";
    }

    @Override
    public GrowthFit fit(GrowthLaw law, Readings readings) {
        ScaledLaw scaled = new ScaledLaw(law, readings);
        List<double[]> starts = scaled.starts().stream()
                .sorted(Comparator.comparingDouble(scaled::cost))
                .limit(STARTS)
                .toList();
        double[] best = starts.get(0);
        boolean converged = false;
        for (double[] start : starts) {
            BestSeen seen = new BestSeen(scaled, start);
            boolean ended = optimize(seen, start);
            if (scaled.cost(seen.point()) < scaled.cost(best) || !converged) {
                converged |= ended;
                best = scaled.cost(seen.point()) <= scaled.cost(best) ? seen.point() : best;
            }
        }
        return new GrowthFit(law, readings, scaled.natural(best), converged);
    }

    private static boolean optimize(BestSeen seen, double[] start) {
        LeastSquaresProblem problem = new LeastSquaresBuilder()
                .start(start)
                .model(seen)
                .target(new ArrayRealVector(seen.size()))
                .parameterValidator(point -> new ArrayRealVector(seen.clamped(point.toArray()), false))
                .maxEvaluations(EVALUATIONS)
                .maxIterations(EVALUATIONS)
                .build();
        try {
            new LevenbergMarquardtOptimizer()
                    .withCostRelativeTolerance(TOLERANCE)
                    .withParameterRelativeTolerance(TOLERANCE)
                    .withOrthoTolerance(TOLERANCE)
                    .optimize(problem);
            return true;
        } catch (MathIllegalStateException e) {
            // The other complaints say that no smaller step makes a difference: an end as good as any.
            return e.getSpecifier() != LocalizedCoreFormats.MAX_COUNT_EXCEEDED;
        }
    }
}
