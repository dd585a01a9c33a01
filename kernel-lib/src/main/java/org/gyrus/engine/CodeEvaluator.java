// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

/** An evaluator that runs a program's codes, each by an executor that is made when it is first needed. */
final class CodeEvaluator implements Evaluator {
    private final Derivatives derivatives;
    private final int lanes;
    private final int tapeLength;
    private final NetworkKernel[] kernels;
    private final double[] parameters;
    private final double[] weights;
    private final double[] ownTape;
    private final double[] ownOut;
    private final Frame frame = new Frame();
    private boolean bound;

    private Executor value;
    private Executor taped;
    private Executor reverse;
    private Executor forward;
    private Executor secondTaped;
    private Executor secondReverse;
    private double[] secondTape = new double[0];

    CodeEvaluator(Program program, Derivatives derivatives, int lanes) {
        this.derivatives = derivatives;
        this.lanes = lanes;
        kernels = Kernels.of(derivatives.value.networks(), lanes);
        tapeLength = derivatives.reverse().reverse().tapeRows() * lanes;
        parameters = new double[program.signature().parameters().size() * lanes];
        weights = new double[program.weightCount()];
        ownTape = new double[tapeLength];
        ownOut = new double[program.outputs() * lanes];
        frame.set(Place.PARAMETER, parameters, 0);
        frame.set(Place.WEIGHT, weights, 0);
        bound = parameters.length + weights.length == 0;
    }

    @Override
    public int lanes() {
        return lanes;
    }

    @Override
    public int tapeLength() {
        return tapeLength;
    }

    @Override
    public void bind(double[] p, double[] w) {
        if (p.length != parameters.length || w.length != weights.length) {
            throw new EngineException("A program with " + parameters.length / lanes + " parameter(s) on " + lanes
                    + " lane(s) and " + weights.length + " weight(s) is bound to " + parameters.length
                    + " and " + weights.length + " numbers, but " + p.length + " and " + w.length + " were given.");
        }
        System.arraycopy(p, 0, parameters, 0, p.length);
        System.arraycopy(w, 0, weights, 0, w.length);
        bound = true;
        Kernels.bind(kernels, derivatives.value.networks(), weights);
        rebind(value);
        rebind(taped);
        rebind(reverse);
        rebind(forward);
        rebind(secondTaped);
        rebind(secondReverse);
    }

    private void rebind(Executor executor) {
        if (executor != null) {
            executor.bind(frame);
        }
    }

    private Executor executor(Code code) {
        if (!bound) {
            throw new EngineException(
                    "Parameters and weights are not bound yet: call bind(parameters, weights) first.");
        }
        Executor executor = Executors.of(derivatives.hot(code), lanes, kernels);
        executor.bind(frame);
        return executor;
    }

    private void arguments(double t, double[] y, int yAt, double[] u, int uAt) {
        frame.time = t;
        frame.set(Place.STATE, y, yAt);
        frame.set(Place.INPUT, u, uAt);
    }

    @Override
    public void evaluate(
            double t, double[] y, int yAt, double[] u, int uAt, double[] out, int outAt, double[] tape, int tapeAt) {
        arguments(t, y, yAt, u, uAt);
        frame.set(Place.OUT, out, outAt);
        if (tape == null || tapeLength == 0) {
            if (value == null) {
                value = executor(derivatives.value);
            }
            value.run(frame);
        } else {
            keep(tape, tapeAt);
        }
    }

    private void keep(double[] tape, int tapeAt) {
        frame.set(Place.TAPE, tape, tapeAt);
        if (taped == null) {
            taped = executor(derivatives.reverse().forward());
        }
        taped.run(frame);
    }

    @Override
    public void pullBack(
            double t,
            double[] y,
            int yAt,
            double[] u,
            int uAt,
            double[] outBar,
            int outBarAt,
            double[] tape,
            int tapeAt,
            Cotangent bar) {
        arguments(t, y, yAt, u, uAt);
        frame.set(Place.OUT_BAR, outBar, outBarAt);
        if (tape == null && tapeLength > 0) {
            frame.set(Place.OUT, ownOut, 0);
            keep(ownTape, 0);
        } else {
            frame.set(Place.TAPE, tape, tapeAt);
        }
        cotangents(bar);
        if (reverse == null) {
            reverse = executor(derivatives.reverse().reverse());
        }
        reverse.run(frame);
    }

    private void cotangents(Cotangent bar) {
        frame.set(Place.TIME_BAR, bar.t, 0);
        frame.set(Place.STATE_BAR, bar.y, 0);
        frame.set(Place.INPUT_BAR, bar.u, 0);
        frame.set(Place.PARAMETER_BAR, bar.p, 0);
        frame.set(Place.WEIGHT_BAR, bar.w, 0);
    }

    private void direction(Tangent dot) {
        frame.set(Place.TIME_DOT, dot.t, 0);
        frame.set(Place.STATE_DOT, dot.y, 0);
        frame.set(Place.INPUT_DOT, dot.u, 0);
        frame.set(Place.PARAMETER_DOT, dot.p, 0);
        frame.set(Place.WEIGHT_DOT, dot.w, 0);
    }

    @Override
    public void pushForward(
            double t, double[] y, int yAt, double[] u, int uAt, Tangent dot, double[] outDot, int outDotAt) {
        arguments(t, y, yAt, u, uAt);
        direction(dot);
        frame.set(Place.OUT, outDot, outDotAt);
        if (forward == null) {
            forward = executor(derivatives.forward());
        }
        forward.run(frame);
    }

    @Override
    public void pullBackPushForward(
            double t,
            double[] y,
            int yAt,
            double[] u,
            int uAt,
            Tangent dot,
            double[] outBar,
            int outBarAt,
            Cotangent bar) {
        if (secondReverse == null) {
            ReverseMode.Pair second = derivatives.second();
            secondTape = new double[second.reverse().tapeRows() * lanes];
            secondTaped = executor(second.forward());
            secondReverse = executor(second.reverse());
        }
        arguments(t, y, yAt, u, uAt);
        direction(dot);
        frame.set(Place.OUT, ownOut, 0);
        frame.set(Place.TAPE, secondTape, 0);
        secondTaped.run(frame);
        frame.set(Place.OUT_BAR, outBar, outBarAt);
        cotangents(bar);
        secondReverse.run(frame);
    }
}
