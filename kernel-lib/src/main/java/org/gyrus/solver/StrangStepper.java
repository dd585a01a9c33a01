// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;
import org.gyrus.engine.Evaluator;

/** Takes the steps of {@link StrangSplitting}, and takes them back: the parts are computed again and reversed. */
final class StrangStepper extends Stepper {
    private final int size;
    /** y(tau) of reactions alone; its time is tau. */
    private final Evaluator reaction;

    private final Evaluator flows;
    private final LegendreStepper diffusion;
    /** The step of diffusion alone. */
    private final Step inner = new Step();

    private final StepCotangent innerBar;
    private final double[] endBar;
    private final double[] rateBar;

    StrangStepper(RightHandSide f, Splitting.Reactions parts, Tolerance tolerance) {
        super(f);
        size = f.size;
        reaction = parts.after().evaluator(f.lanes);
        flows = parts.flows().evaluator(f.lanes);
        diffusion = new LegendreStepper(f.with(flows), tolerance);
        inner.states = new double[2 * size];
        inner.nextAt = size;
        inner.record = new double[diffusion.recordLength()];
        innerBar = new StepCotangent(size);
        endBar = new double[size];
        rateBar = new double[size];
    }

    @Override
    void bind(double[] parameters, double[] weights) {
        reaction.bind(parameters, weights);
        flows.bind(parameters, weights);
        diffusion.bind(parameters, weights);
    }

    @Override
    int slopes() {
        return 2;
    }

    @Override
    void begin(Step s) {
        f.evaluate(s.t, s.states, s.at, s.record, s.recordAt, null, 0);
    }

    @Override
    double step(Step s) {
        half(s);
        f.evaluate(reaction, s.h / 2, inner.states, size, s.states, s.nextAt);
        for (int i = 0; i < size; i++) {
            s.record[s.recordAt + size + i] = (s.states[s.nextAt + i] - s.states[s.at + i]) / s.h;
        }
        return 0;
    }

    /** The first two of three parts. */
    private void half(Step s) {
        inner.t = s.t;
        inner.h = s.h;
        f.evaluate(reaction, s.h / 2, s.states, s.at, inner.states, 0);
        diffusion.begin(inner);
        diffusion.step(inner);
    }

    @Override
    void pullBack(Step s, StepCotangent bar) {
        half(s);
        System.arraycopy(bar.next, 0, endBar, 0, size);
        if (bar.dense) {
            pullBackDense(s, bar);
        }
        Arrays.fill(innerBar.next, 0);
        Arrays.fill(innerBar.y, 0);
        innerBar.timed = bar.timed;
        innerBar.t = 0;
        innerBar.h = 0;
        double late = f.pullBack(reaction, s.h / 2, inner.states, size, endBar, 0, innerBar.next, 0);
        diffusion.pullBack(inner, innerBar);
        double early = f.pullBack(reaction, s.h / 2, s.states, s.at, innerBar.y, 0, bar.y, 0);
        if (bar.timed) {
            bar.t += innerBar.t;
            bar.h += innerBar.h + 0.5 * (early + late);
        }
    }

    /** The slopes are F_n and (y_{n+1} - y_n)/h. */
    private void pullBackDense(Step s, StepCotangent bar) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            int first = bar.recordAt + i;
            double each = bar.record[first + size] / s.h;
            rateBar[i] = bar.record[first];
            endBar[i] += each;
            bar.y[i] -= each;
            sum += each * s.record[s.recordAt + size + i];
            bar.record[first] = 0;
            bar.record[first + size] = 0;
        }
        double tBar = f.pullBack(s.t, s.states, s.at, rateBar, 0, null, 0, bar.y, 0);
        if (bar.timed) {
            bar.t += tBar;
            bar.h -= sum;
        }
    }
}
