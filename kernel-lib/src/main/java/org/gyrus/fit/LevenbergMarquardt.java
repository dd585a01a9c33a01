// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.Arrays;
import org.hipparchus.exception.LocalizedCoreFormats;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresProblem;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.optim.nonlinear.vector.leastsquares.ValueAndJacobianFunction;
import org.hipparchus.util.Pair;

/**
 * Levenberg-Marquardt (Hipparchus) on the residuals of a task. The noise of a column is set to the root mean square of its
 * residuals between runs of it, until that changes no more.
 */
final class LevenbergMarquardt implements Minimizer {
    /** Stands for a residual where the model has no solution: worse than all, yet finite. */
    private static final double FAR = 1e8;

    private static final double TOLERANCE = 1e-8;
    private static final int ROUNDS = 8;
    private static final double SETTLED = 1e-4;

    private final Optimizer.Stage stage;

    LevenbergMarquardt(Optimizer.Stage stage) {
        this.stage = stage;
    }

    @Override
    public void run(Cost any, double[] theta, Journal journal, Keeper keeper) {
        if (!(any instanceof CohortCost cost)) {
            throw new FitException("Levenberg-Marquardt is for fits of whole courses; use Optimizer.lbfgs() here.");
        }
        if (cost.at(theta, null) == Double.POSITIVE_INFINITY) {
            throw new FitException(cost.failure() + " Give other first values, or begin with Optimizer.adam().");
        }
        TaskResiduals residuals = new TaskResiduals(cost);
        NoiseUpdate noise = new NoiseUpdate(cost);
        for (int round = 0; round < (noise.isEmpty() ? 1 : ROUNDS); round++) {
            double change = noise.update(theta);
            if (round > 1 && change < SETTLED) {
                return;
            }
            Watched watched = new Watched(residuals, cost, theta, journal, noise.free(theta.length));
            watched.optimize(stage.iterations());
            System.arraycopy(watched.best, 0, theta, 0, theta.length);
            if (watched.enough || !journal.record(theta, cost.at(theta, null), cost.validation())) {
                return;
            }
        }
    }

    /** The residuals as Hipparchus asks for them; keeps the best point. */
    private static final class Watched implements ValueAndJacobianFunction {
        private final TaskResiduals residuals;
        private final CohortCost cost;
        private final Journal journal;
        private final int[] free;
        private final double[] theta;
        private double[] best;
        private double least = Double.POSITIVE_INFINITY;
        private boolean enough;

        Watched(TaskResiduals residuals, CohortCost cost, double[] start, Journal journal, int[] free) {
            this.residuals = residuals;
            this.cost = cost;
            this.journal = journal;
            this.free = free;
            theta = start.clone();
            best = start.clone();
        }

        void optimize(int iterations) {
            LeastSquaresProblem problem = new LeastSquaresBuilder()
                    .start(Arrays.stream(free).mapToDouble(k -> theta[k]).toArray())
                    .model(this)
                    .target(new ArrayRealVector(residuals.count()))
                    .lazyEvaluation(true)
                    .maxEvaluations(20 * iterations)
                    .maxIterations(iterations)
                    .build();
            try {
                new LevenbergMarquardtOptimizer()
                        .withInitialStepBoundFactor(1)
                        .withCostRelativeTolerance(TOLERANCE)
                        .withParameterRelativeTolerance(TOLERANCE)
                        .withOrthoTolerance(TOLERANCE)
                        .optimize(problem);
            } catch (MathIllegalStateException e) {
                if (e.getSpecifier() == LocalizedCoreFormats.MAX_COUNT_EXCEEDED && !enough) {
                    journal.note("Levenberg-Marquardt had not converged after " + iterations + " iterations.");
                }
            }
        }

        private double[] full(double[] q) {
            for (int j = 0; j < free.length; j++) {
                theta[free[j]] = q[j];
            }
            return theta;
        }

        @Override
        public RealVector computeValue(double[] q) {
            Interrupts.check();
            double[] r = residuals.at(full(q));
            double sum = 0;
            for (int i = 0; i < r.length; i++) {
                r[i] = Double.isFinite(r[i]) ? r[i] : FAR;
                sum += r[i] * r[i] / 2;
            }
            if (sum < least) {
                least = sum;
                best = theta.clone();
            }
            return new ArrayRealVector(r, false);
        }

        @Override
        public RealMatrix computeJacobian(double[] q) {
            double[][] rows = residuals.jacobian(full(q));
            if (!enough && !journal.record(theta, cost.at(theta, null), cost.validation())) {
                enough = true;
                throw new MathIllegalStateException(LocalizedCoreFormats.MAX_COUNT_EXCEEDED, 0);
            }
            double[][] jacobian = new double[rows.length][free.length];
            for (int i = 0; i < rows.length; i++) {
                for (int j = 0; j < free.length; j++) {
                    jacobian[i][j] = rows[i][free[j]];
                }
            }
            return new Array2DRowRealMatrix(jacobian, false);
        }

        @Override
        public Pair<RealVector, RealMatrix> value(RealVector point) {
            double[] q = point.toArray();
            return new Pair<>(computeValue(q), computeJacobian(q));
        }
    }
}
