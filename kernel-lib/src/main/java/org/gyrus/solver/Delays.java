// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;
import org.gyrus.engine.Cotangent;
import org.gyrus.engine.Evaluator;
import org.gyrus.engine.Tangent;

/** The delays tau of a lane group, {@code [delay * lanes + lane]}: expressions of parameters, constant during a solve. */
final class Delays {
    private static final double[] NONE = {};

    /** Null without delays. */
    private final Evaluator formulas;

    private final int lanes;
    private final double[] zeros;
    private final Cotangent gathered;
    private final Tangent direction;
    final double[] tau;
    /** Of tau, gathered over a reverse pass. */
    final double[] bar;
    /** The change of {@link #bar}, gathered for a second derivative. */
    final double[] barDot;
    /** The change of tau along a direction. */
    final double[] dot;

    Delays(Problem problem, int lanes) {
        this.lanes = lanes;
        int states = problem.states().size();
        int parameters = problem.parameters().size();
        formulas = problem.delayed().isEmpty() ? null : problem.delays().apply(lanes);
        zeros = new double[states * lanes];
        tau = new double[problem.delayed().size() * lanes];
        bar = new double[tau.length];
        barDot = new double[tau.length];
        dot = new double[tau.length];
        gathered = new Cotangent(states, 0, parameters, problem.weights(), lanes);
        direction = new Tangent(states, 0, parameters, problem.weights(), lanes);
    }

    /** Reads tau from the parameters. */
    void bind(double[] parameters, double[] weights) {
        if (formulas == null) {
            return;
        }
        formulas.bind(parameters, weights);
        formulas.evaluate(0, zeros, 0, NONE, 0, tau, 0, null, 0);
        for (int i = 0; i < tau.length; i++) {
            if (!(tau[i] > 0) || Double.isInfinite(tau[i])) {
                throw new SolverException("A delay must be a positive time, but delay " + (i / lanes + 1) + " is "
                        + tau[i] + "; change the parameters it is made of.");
            }
        }
    }

    /** The longest step allowed. */
    double shortest() {
        double least = Double.POSITIVE_INFINITY;
        for (double each : tau) {
            least = Math.min(least, each);
        }
        return least;
    }

    /** Sets {@link #dot}; to 0 along null. */
    void direct(Direction along) {
        Arrays.fill(dot, 0);
        if (formulas != null && along != null) {
            System.arraycopy(along.parameters, 0, direction.p, 0, direction.p.length);
            System.arraycopy(along.weights, 0, direction.w, 0, direction.w.length);
            formulas.pushForward(0, zeros, 0, NONE, 0, direction, dot, 0);
        }
    }

    void clear() {
        Arrays.fill(bar, 0);
        Arrays.fill(barDot, 0);
    }

    /** Adds how what parameters and weights receive changes along the direction set. */
    void collectAlong(Cotangent sum) {
        if (formulas == null) {
            return;
        }
        gathered.clear();
        formulas.pullBack(0, zeros, 0, NONE, 0, barDot, 0, null, 0, gathered);
        formulas.pullBackPushForward(0, zeros, 0, NONE, 0, direction, bar, 0, gathered);
        addGathered(sum);
    }

    /** Makes not a number what tau depends on, where there is no derivative by a delay. */
    void refuse(Cotangent sum) {
        if (formulas == null) {
            return;
        }
        gathered.clear();
        double[] ones = new double[tau.length];
        Arrays.fill(ones, 1);
        formulas.pullBack(0, zeros, 0, NONE, 0, ones, 0, null, 0, gathered);
        for (int i = 0; i < sum.p.length; i++) {
            sum.p[i] = gathered.p[i] == 0 ? sum.p[i] : Double.NaN;
        }
    }

    /** Adds what tau received to parameters and weights. */
    void collect(Cotangent sum) {
        if (formulas == null) {
            return;
        }
        gathered.clear();
        formulas.pullBack(0, zeros, 0, NONE, 0, bar, 0, null, 0, gathered);
        addGathered(sum);
    }

    private void addGathered(Cotangent sum) {
        for (int i = 0; i < sum.p.length; i++) {
            sum.p[i] += gathered.p[i];
        }
        for (int i = 0; i < sum.w.length; i++) {
            sum.w[i] += gathered.w[i];
        }
    }
}
