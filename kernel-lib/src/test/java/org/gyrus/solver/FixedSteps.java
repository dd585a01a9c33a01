// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

/** Takes equal steps with a {@link Stepper} and takes them back: the shortest possible loop, to test methods by themselves. */
final class FixedSteps {
    final Stepper stepper;
    final RightHandSide f;
    final double t0;
    final double h;
    final int n;
    final double[] states;
    final double[] records;
    private final double[] tapes;

    FixedSteps(Method method, RightHandSide f, double t0, double t1, int n) {
        this(method.stepper(f, new Tolerance(1e-14, 1e-16)), t0, t1, n);
    }

    FixedSteps(Stepper stepper, double t0, double t1, int n) {
        this.stepper = stepper;
        this.f = stepper.f;
        this.t0 = t0;
        this.n = n;
        h = (t1 - t0) / n;
        states = new double[(n + 1) * f.size];
        records = new double[n * stepper.recordLength()];
        tapes = new double[n * stepper.tapeLength()];
    }

    /** A right-hand side of one lane without inputs or weights. */
    static RightHandSide rightHandSide(FieldFormula formula, int states, double... parameters) {
        FieldEvaluator f = new FieldEvaluator(formula, states, 0, parameters.length, 0, 1);
        f.bind(parameters, new double[0]);
        return new RightHandSide(f, states, 0, parameters.length, 0, InputSource.NONE);
    }

    Step at(int i) {
        Step s = new Step();
        s.t = t0 + i * h;
        s.h = h;
        s.states = states;
        s.at = i * f.size;
        s.nextAt = (i + 1) * f.size;
        s.record = records;
        s.recordAt = i * stepper.recordLength();
        s.tape = tapes.length == 0 ? null : tapes;
        s.tapeAt = i * stepper.tapeLength();
        return s;
    }

    /** y(t1). */
    double[] run(double... y0) {
        System.arraycopy(y0, 0, states, 0, f.size);
        for (int i = 0; i < n; i++) {
            Step s = at(i);
            stepper.begin(s);
            if (!Double.isFinite(stepper.step(s))) {
                throw new AssertionError("step " + i + " failed");
            }
        }
        return java.util.Arrays.copyOfRange(states, n * f.size, (n + 1) * f.size);
    }

    /** d(yBar . y(t1)) / dy0, after {@link #run}; that of p is in {@code f.bar.p}. */
    double[] pullBack(double... yBar) {
        StepCotangent bar = new StepCotangent(f.size);
        System.arraycopy(yBar, 0, bar.next, 0, f.size);
        java.util.Arrays.fill(f.bar.p, 0);
        for (int i = n - 1; i >= 0; i--) {
            java.util.Arrays.fill(bar.y, 0);
            stepper.pullBack(at(i), bar);
            System.arraycopy(bar.y, 0, bar.next, 0, f.size);
        }
        return bar.next.clone();
    }
}
