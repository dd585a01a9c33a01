// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import java.util.HashMap;
import java.util.Map;

/** A step kernel that runs a step's codes. */
final class CodeStepKernel implements StepKernel {
    private final StepCodes codes;
    private final int lanes;
    private final NetworkKernel[] kernels;
    private final Map<HotCode, Executor> executors = new HashMap<>();
    private final Executor[] forward = new Executor[4];
    private final Executor[] reverse = new Executor[4];
    private final Frame frame = new Frame();
    private final double[] size = new double[1];
    private final double[] parameters;
    private final double[] weights;

    CodeStepKernel(StepCodes codes, int lanes, int parameters, int weights) {
        this.codes = codes;
        this.lanes = lanes;
        kernels = Kernels.of(codes.networks(), lanes);
        this.parameters = new double[parameters * lanes];
        this.weights = new double[weights];
        frame.set(Place.PARAMETER, this.parameters, 0);
        frame.set(Place.WEIGHT, this.weights, 0);
        frame.set(Place.STEP, size, 0);
    }

    @Override
    public void bind(double[] p, double[] w) {
        if (p.length != parameters.length || w.length != weights.length) {
            throw new EngineException("A step of a program with " + parameters.length / lanes + " parameter(s) on "
                    + lanes + " lane(s) and " + weights.length + " weight(s) was bound to " + p.length + " and "
                    + w.length + " numbers.");
        }
        System.arraycopy(p, 0, parameters, 0, p.length);
        System.arraycopy(w, 0, weights, 0, w.length);
        Kernels.bind(kernels, codes.networks(), weights);
        for (Executor each : executors.values()) {
            each.bind(frame);
        }
    }

    private Executor executor(HotCode code) {
        return executors.computeIfAbsent(code, c -> {
            Executor made = Executors.of(c, lanes, kernels);
            made.bind(frame);
            return made;
        });
    }

    private void arguments(double t, double h, double[] y, int yAt, double[] u, double[] k, int kAt) {
        frame.time = t;
        size[0] = h;
        frame.set(Place.STATE, y, yAt);
        frame.set(Place.INPUT, u, 0);
        frame.set(Place.STAGE, k, kAt);
    }

    @Override
    public void step(
            double t,
            double h,
            double[] y,
            int yAt,
            double[] u,
            double[] k,
            int kAt,
            double[] yNew,
            int yNewAt,
            double[] error,
            double[] tape,
            int tapeAt) {
        arguments(t, h, y, yAt, u, k, kAt);
        frame.set(Place.OUT, yNew, yNewAt);
        frame.set(Place.ERROR, error, 0);
        frame.set(Place.TAPE, tape, tapeAt);
        int which = (k == null ? 0 : 1) + (tape == null ? 0 : 2);
        if (forward[which] == null) {
            forward[which] = executor(codes.forward(k != null, tape != null));
        }
        forward[which].run(frame);
    }

    @Override
    public void pullBack(
            double t,
            double h,
            double[] y,
            int yAt,
            double[] u,
            double[] k,
            int kAt,
            double[] tape,
            int tapeAt,
            double[] yNewBar,
            double[] kBar,
            int kBarAt,
            double[] yBar,
            double[] uBar,
            Cotangent bar) {
        arguments(t, h, y, yAt, u, k, kAt);
        frame.set(Place.TAPE, tape, tapeAt);
        frame.set(Place.OUT_BAR, yNewBar, 0);
        frame.set(Place.STAGE_BAR, kBar, kBarAt);
        frame.set(Place.STATE_BAR, yBar, 0);
        frame.set(Place.INPUT_BAR, uBar, 0);
        frame.set(Place.PARAMETER_BAR, bar.p, 0);
        frame.set(Place.WEIGHT_BAR, bar.w, 0);
        int which = (k == null ? 0 : 1) + (kBar == null ? 0 : 2);
        if (reverse[which] == null) {
            reverse[which] = executor(codes.reverse(k != null, kBar != null));
        }
        for (NetworkKernel each : kernels) {
            each.hold();
        }
        reverse[which].run(frame);
    }

    @Override
    public void settle(Cotangent bar) {
        for (int i = 0; i < kernels.length; i++) {
            kernels[i].settle(bar.w, codes.networks().weightsAt(i));
        }
    }
}
