// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;
import org.gyrus.engine.Evaluator;
import org.gyrus.space.Diffusion;

/**
 * The linear part of a model on a space: L y = div(e grad y) of each state's own gradient, e its coefficient at the beginning
 * of the step (what boundaries hold taken as 0). L being symmetric, one solver serves both ways ({@link ConjugateGradients});
 * it stops at a residual of 1e-12 of the right side, or a thousandth of the step's tolerance.
 */
final class DiffusionPart implements LinearPart {
    private static final double RELATIVE = 1e-12;
    private static final double OF_TOLERANCE = 1e-3;

    private final RightHandSide f;
    private final Splitting.Diffusivities terms;
    private final Evaluator program;
    private final Diffusion diffusion;
    private final Tolerance tolerance;
    private final int cells;
    private final double perArea;
    /** Of the space; null for 1. */
    private final double[] conductance;

    /** {@code [term * cells + cell]} */
    private final double[] e;

    private final double[] eBar;
    private final double[] work;
    /** Where boundaries hold something, to take that out; else null. */
    private final double[] zeros;

    private final ConjugateGradients[] solvers;
    private final double[] enough;
    private String trouble = "";

    DiffusionPart(RightHandSide f, String method, Tolerance tolerance) {
        this.f = f;
        this.tolerance = tolerance;
        terms = f.splitting.diffusivities(method);
        Placement placement = f.splitting.placement;
        cells = placement.cells();
        perArea = placement.perArea();
        program = terms.program().evaluator(cells);
        diffusion = placement.space().diffusion();
        double[] all = placement.space().conductance();
        conductance = all.length == 0 ? null : all;
        int count = terms.states().size();
        e = new double[count * cells];
        eBar = new double[count * cells];
        work = new double[cells];
        enough = new double[count];
        Slabs slabs = new Slabs(cells, placement.threads());
        solvers = new ConjugateGradients[count];
        Arrays.setAll(solvers, k -> new ConjugateGradients(diffusion, slabs, cells));
        diffusion.apply(null, 0, eBar, 0, work, 0, 0, cells);
        zeros = Arrays.stream(work).anyMatch(x -> x != 0) ? new double[cells] : null;
    }

    @Override
    public void bind(double[] parameters, double[] weights) {
        program.bind(parameters, weights);
    }

    @Override
    public String trouble() {
        return trouble;
    }

    @Override
    public void begin(double t, double[] y, int yAt) {
        trouble = "";
        f.evaluate(program, t, y, yAt, e, 0);
        for (int k = 0; k < solvers.length; k++) {
            if (!terms.even().get(k) && conductance != null) {
                for (int i = 0; i < cells; i++) {
                    e[k * cells + i] *= conductance[i];
                }
            }
            double square = 0;
            int at = yAt + terms.states().get(k) * cells;
            for (int i = 0; i < cells; i++) {
                double scale = tolerance.absolute() + tolerance.relative() * Math.abs(y[at + i]);
                square += scale * scale;
            }
            enough[k] = OF_TOLERANCE * Math.sqrt(square);
        }
    }

    @Override
    public boolean factor(double scale) {
        boolean sound = true;
        for (int k = 0; k < solvers.length; k++) {
            boolean even = terms.even().get(k);
            double s = scale * perArea * (even ? e[k * cells] : 1);
            if (!solvers[k].prepare(even ? conductance : e, even ? 0 : k * cells, s)) {
                trouble = "the diffusion of " + name(k) + " has a coefficient that is negative or not finite, which an"
                        + " implicit step cannot take";
                sound = false;
            }
        }
        return sound;
    }

    private String name(int k) {
        return terms.program().signature.states().get(terms.states().get(k));
    }

    @Override
    public void solve(double[] b, int at) {
        for (int k = 0; k < solvers.length; k++) {
            solve(b, at, k, enough[k]);
        }
    }

    @Override
    public void solveTransposed(double[] b, int at) {
        for (int k = 0; k < solvers.length; k++) {
            solve(b, at, k, 0);
        }
    }

    private void solve(double[] b, int at, int k, double absolute) {
        int own = at + terms.states().get(k) * cells;
        if (solvers[k].solve(b, own, RELATIVE, absolute) < 0) {
            trouble = "the implicit diffusion of " + name(k) + " was not solved by " + solvers[k].allowed()
                    + " iterations of conjugate gradients; take shorter steps";
            Arrays.fill(b, own, own + cells, Double.NaN);
        }
    }

    @Override
    public void gather(double scale, double[] a, int aAt, double[] b, int bAt) {
        for (int k = 0; k < solvers.length; k++) {
            int state = terms.states().get(k) * cells;
            if (terms.even().get(k)) {
                diffusion.applyHomogeneous(conductance, 0, b, bAt + state, work, 0, 0, cells);
                double sum = 0;
                for (int i = 0; i < cells; i++) {
                    sum += a[aAt + state + i] * work[i];
                }
                eBar[k * cells] += scale * perArea * sum;
                continue;
            }
            diffusion.pullBackCoefficient(b, bAt + state, a, aAt + state, work, 0, 0, cells);
            add(scale * perArea, k);
            if (zeros != null) {
                // What the boundary holds is no part of L: taken out again.
                diffusion.pullBackCoefficient(zeros, 0, a, aAt + state, work, 0, 0, cells);
                add(-scale * perArea, k);
            }
        }
    }

    private void add(double factor, int k) {
        for (int i = 0; i < cells; i++) {
            eBar[k * cells + i] += factor * (conductance == null ? 1 : conductance[i]) * work[i];
        }
    }

    @Override
    public double pullBack(double t, double[] y, int yAt, double[] yBar, int yBarAt) {
        double tBar = f.pullBack(program, t, y, yAt, eBar, 0, yBar, yBarAt);
        Arrays.fill(eBar, 0);
        return tBar;
    }
}
