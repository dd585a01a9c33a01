// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

/**
 * Strang's splitting: half a step of reactions by their closed form ({@link ClosedReaction}), a step of diffusion by {@link
 * RungeKuttaLegendre2}, half a step of reactions. However fast reactions are, they cost nothing and stay within their bounds.
 */
final class StrangSplitting implements Method {
    static final StrangSplitting METHOD = new StrangSplitting();

    private StrangSplitting() {}

    @Override
    public String name() {
        return "Strang splitting";
    }

    @Override
    public int order() {
        return 2;
    }

    @Override
    public int embeddedOrder() {
        return 0;
    }

    /** y + h ((theta - theta^2) F_n + theta^2 (y_{n+1} - y)/h). */
    @Override
    public double[][] dense() {
        return new double[][] {{1, -1}, {0, 1}};
    }

    @Override
    public int denseOrder() {
        return 2;
    }

    @Override
    public String source() {
        return "G. Strang, On the construction and comparison of difference schemes, SIAM Journal on Numerical Analysis 5,"
                + " 506-517, 1968";
    }

    @Override
    public String doesNotSuit() {
        return "reactions other than logistic, exponential or linear ones, reactions between states, models on a point";
    }

    @Override
    public Stepper stepper(RightHandSide f, Tolerance tolerance) {
        if (f.splitting == null) {
            throw new SolverException(
                    name() + " splits diffusion on a space from reactions: say where the model lives with"
                            + " on(space), or use Solver.tsit5().");
        }
        return new StrangStepper(f, f.splitting.reactions(name()), tolerance);
    }
}
