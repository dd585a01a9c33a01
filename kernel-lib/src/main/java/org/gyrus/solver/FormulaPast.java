// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;
import org.gyrus.engine.Cotangent;
import org.gyrus.engine.Evaluator;
import org.gyrus.engine.Tangent;

/** A history given by the model, phi(s; p): an evaluator without states whose one input is s, as lanes differ in it. */
final class FormulaPast implements Prehistory {
    private static final double[] NONE = {};

    private final Evaluator phi;
    private final int lanes;
    private final Cotangent bar;
    private final Cotangent probe;
    private final Tangent dot;

    FormulaPast(Evaluator phi, Problem problem) {
        this.phi = phi;
        lanes = phi.lanes();
        int parameters = problem.parameters().size();
        bar = new Cotangent(0, 1, parameters, problem.weights(), lanes);
        probe = new Cotangent(0, 1, parameters, problem.weights(), lanes);
        dot = new Tangent(0, 1, parameters, problem.weights(), lanes);
    }

    @Override
    public void bind(double[] parameters, double[] weights) {
        phi.bind(parameters, weights);
    }

    @Override
    public void at(double[] s, double[] inside, double[] out) {
        phi.evaluate(0, NONE, 0, s, 0, out, 0, null, 0);
    }

    @Override
    public void rate(double[] s, double[] inside, double[] out) {
        dot.clear();
        Arrays.fill(dot.u, 1);
        phi.pushForward(0, NONE, 0, s, 0, dot, out, 0);
    }

    @Override
    public void pullBack(double[] s, double[] inside, double[] phiBar, double[] sBar) {
        Arrays.fill(bar.u, 0);
        phi.pullBack(0, NONE, 0, s, 0, phiBar, 0, null, 0, bar);
        System.arraycopy(bar.u, 0, sBar, 0, lanes);
    }

    @Override
    public void pullBackRate(double[] s, double[] inside, double[] rateBar, boolean gather, double[] sBar) {
        Cotangent into = gather ? bar : probe;
        Arrays.fill(into.u, 0);
        dot.clear();
        Arrays.fill(dot.u, 1);
        phi.pullBackPushForward(0, NONE, 0, s, 0, dot, rateBar, 0, into);
        System.arraycopy(into.u, 0, sBar, 0, lanes);
    }

    @Override
    public void pushForward(double[] s, double[] inside, double[] sDot, Direction direction, double[] out) {
        direct(sDot, direction);
        phi.pushForward(0, NONE, 0, s, 0, dot, out, 0);
    }

    @Override
    public void pullBackAlong(
            double[] s,
            double[] inside,
            double[] sDot,
            Direction direction,
            double[] phiBar,
            double[] phiBarDot,
            double[] sBar,
            double[] sBarDot,
            Cotangent into,
            WaitingChange waiting) {
        probe.clear();
        phi.pullBack(0, NONE, 0, s, 0, phiBar, 0, null, 0, probe);
        System.arraycopy(probe.u, 0, sBar, 0, lanes);
        probe.clear();
        direct(sDot, direction);
        phi.pullBack(0, NONE, 0, s, 0, phiBarDot, 0, null, 0, probe);
        phi.pullBackPushForward(0, NONE, 0, s, 0, dot, phiBar, 0, probe);
        System.arraycopy(probe.u, 0, sBarDot, 0, lanes);
        for (int i = 0; i < probe.p.length && into != null; i++) {
            into.p[i] += probe.p[i];
        }
        for (int i = 0; i < probe.w.length && into != null; i++) {
            into.w[i] += probe.w[i];
        }
    }

    private void direct(double[] sDot, Direction direction) {
        dot.clear();
        System.arraycopy(sDot, 0, dot.u, 0, lanes);
        if (direction != null) {
            System.arraycopy(direction.parameters, 0, dot.p, 0, dot.p.length);
            System.arraycopy(direction.weights, 0, dot.w, 0, dot.w.length);
        }
    }

    @Override
    public void clear() {
        bar.clear();
    }

    @Override
    public void collect(double[] parameters, double[] weights) {
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] += bar.p[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] += bar.w[i];
        }
    }
}
