// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

/** A step kernel that runs a step's code. */
final class CodeStepKernel implements StepKernel {
    private final Executor plain;
    private final Executor taped;
    private final NetworkKernel[] kernels;
    private final Code.Networks networks;
    private final Frame frame = new Frame();
    private final double[] size = new double[1];
    private final double[] parameters;
    private final double[] weights;

    /** @param taped null where there is nothing to keep */
    CodeStepKernel(HotCode plain, HotCode taped, int parameters, int weights) {
        networks = plain.code().networks();
        kernels = Kernels.of(networks, 1);
        this.plain = new SourceExecutor(plain, kernels);
        this.taped = taped == null ? this.plain : new SourceExecutor(taped, kernels);
        this.parameters = new double[parameters];
        this.weights = new double[weights];
        frame.set(Place.PARAMETER, this.parameters, 0);
        frame.set(Place.WEIGHT, this.weights, 0);
        frame.set(Place.STEP, size, 0);
    }

    @Override
    public void bind(double[] p, double[] w) {
        if (p.length != parameters.length || w.length != weights.length) {
            throw new EngineException("A step of a program with " + parameters.length + " parameter(s) and "
                    + weights.length + " weight(s) was bound to " + p.length + " and " + w.length + " numbers.");
        }
        System.arraycopy(p, 0, parameters, 0, p.length);
        System.arraycopy(w, 0, weights, 0, w.length);
        Kernels.bind(kernels, networks, weights);
        plain.bind(frame);
        if (taped != plain) {
            taped.bind(frame);
        }
    }

    @Override
    public void step(
            double t,
            double h,
            double[] y,
            int yAt,
            double[] u,
            int uAt,
            double[] k,
            int kAt,
            double[] yNew,
            int yNewAt,
            double[] error,
            int errorAt,
            double[] tape,
            int tapeAt) {
        frame.time = t;
        size[0] = h;
        frame.set(Place.STATE, y, yAt);
        frame.set(Place.INPUT, u, uAt);
        frame.set(Place.STAGE, k, kAt);
        frame.set(Place.OUT, yNew, yNewAt);
        frame.set(Place.ERROR, error, errorAt);
        if (tape == null || taped == plain) {
            plain.run(frame);
        } else {
            frame.set(Place.TAPE, tape, tapeAt);
            taped.run(frame);
        }
    }
}
