// SPDX-License-Identifier: Apache-2.0
package org.gyrus.benchmarks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gyrus.space.Diffusion;
import org.gyrus.space.Grid;
import org.gyrus.space.SemiLagrangian;

/** B6: the start of Burgers' equation from its middle, by gradient descent through the solver. */
final class BurgersInverse implements Benchmark {
    private static final int N = 128;
    private static final int STEPS = 32;
    private static final int OBSERVED = 16;
    private static final double DT = 1.0 / 32;
    private static final double NU = 0.01 / (N * Math.PI);
    private static final int DESCENTS = 50;
    private static final double RATE = 5;

    private final Grid line = Grid.of(N).spacing(2.0 / N, "mm").periodic();
    private final Diffusion diffusion = line.diffusion();
    private final SemiLagrangian advection = SemiLagrangian.on(line);
    private final double[] target = target();
    private final double[][] diffused = new double[STEPS][N];
    private final double[][] velocity = new double[STEPS + 1][N];
    private final double[] bar = new double[N];
    private final double[] diffusedBar = new double[N];
    private final double[] flow = new double[N];

    /**
     * Burgers' solution at t = 0.5 from -sin(pi x), whose shock stands at x = 0 since t = 1/pi; without viscosity, which at
     * this nu is below what a cell shows. Left of the shock a characteristic from s arrives, x = s - t sin(pi s).
     */
    private static double[] target() {
        double t = OBSERVED * DT;
        double[] v = new double[N];
        for (int i = 0; i < N / 2; i++) {
            double x = -1 + (i + 0.5) * 2 / N;
            double low = -1;
            double high = -Math.acos(1 / (Math.PI * t)) / Math.PI;
            for (int k = 0; k < 60; k++) {
                double s = 0.5 * (low + high);
                if (s - t * Math.sin(Math.PI * s) < x) {
                    low = s;
                } else {
                    high = s;
                }
            }
            v[i] = -Math.sin(Math.PI * low);
            v[N - 1 - i] = -v[i];
        }
        return v;
    }

    @Override
    public String name() {
        return "B6";
    }

    @Override
    public String title() {
        return "Burgers' inverse problem, 128 cells on (-1, 1), periodic, 32 steps of 1/32, nu = 0.01/(128 pi): explicit"
                + " diffusion, then semi-Lagrangian advection of itself; 50 steps of gradient descent with rate 5 from zero on"
                + " 0.5 sum((v16 - ref)^2) 2/N; all of it, one thread";
    }

    @Override
    public Map<String, Object> problem() {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("n", N);
        problem.put("steps", STEPS);
        problem.put("observed", OBSERVED);
        problem.put("dt", DT);
        problem.put("nu", NU);
        problem.put("descents", DESCENTS);
        problem.put("rate", RATE);
        problem.put("target", target);
        return problem;
    }

    @Override
    public List<Case> cases() {
        return List.of(new Case(
                "inverse",
                this::descend,
                this::descend,
                () -> BurgersReference.descend(target, DT, NU, OBSERVED, DESCENTS, RATE),
                PeerChoice.named("inverse", "inverse fp64", "inverse, jitted step"),
                () -> Map.of("steps", OBSERVED, "descents", DESCENTS, "precision", "fp64")));
    }

    private double[] descend() {
        double[] start = new double[N];
        for (int k = 0; k < DESCENTS; k++) {
            forward(start);
            gradient();
            for (int i = 0; i < N; i++) {
                start[i] -= RATE * bar[i];
            }
        }
        return start;
    }

    /** Up to where the loss looks: the later steps have no part in it, and a compiler that sees all leaves them out, too. */
    private void forward(double[] start) {
        System.arraycopy(start, 0, velocity[0], 0, N);
        for (int n = 0; n < OBSERVED; n++) {
            diffusion.apply(null, 0, velocity[n], 0, flow, 0, 0, N);
            for (int i = 0; i < N; i++) {
                diffused[n][i] = velocity[n][i] + DT * NU * flow[i];
            }
            advection.step(DT, diffused[n], diffused[n], velocity[n + 1]);
        }
    }

    /** Of the loss with respect to the start, into {@link #bar}. */
    private void gradient() {
        for (int i = 0; i < N; i++) {
            bar[i] = (velocity[OBSERVED][i] - target[i]) * 2 / N;
        }
        for (int n = OBSERVED - 1; n >= 0; n--) {
            Arrays.fill(diffusedBar, 0);
            advection.pullBack(DT, diffused[n], diffused[n], bar, diffusedBar, diffusedBar);
            diffusion.pullBack(null, 0, diffusedBar, 0, flow, 0, 0, N);
            for (int i = 0; i < N; i++) {
                bar[i] = diffusedBar[i] + DT * NU * flow[i];
            }
        }
    }
}
