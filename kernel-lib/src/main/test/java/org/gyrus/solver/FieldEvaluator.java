// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;
import org.gyrus.engine.Cotangent;
import org.gyrus.engine.Evaluator;
import org.gyrus.engine.Tangent;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;

/**
 * A right-hand side with exact first and second derivatives that owes nothing to the engine: written once over any field,
 * differentiated by Hipparchus. Slow; for tests.
 */
final class FieldEvaluator implements Evaluator {
    /** o = F(t, y, u, p) over any field. */
    interface Function {
        <T extends CalculusFieldElement<T>> T[] apply(T t, T[] y, T[] u, T[] p);
    }

    private final Function function;
    private final int lanes;
    private final int states;
    private final int inputs;
    private final int outputs;
    private final double[] p;
    private final int count;
    private final DSFactory factory;

    FieldEvaluator(Function function, int states, int inputs, int parameters, int lanes) {
        this(function, states, inputs, parameters, lanes, states);
    }

    FieldEvaluator(Function function, int states, int inputs, int parameters, int lanes, int outputs) {
        this.function = function;
        this.lanes = lanes;
        this.states = states;
        this.inputs = inputs;
        this.outputs = outputs;
        p = new double[parameters * lanes];
        count = 1 + states + inputs + parameters;
        factory = new DSFactory(count, 2);
    }

    static RightHandSide rightHandSide(Function function, int states, double... parameters) {
        FieldEvaluator f = new FieldEvaluator(function, states, 0, parameters.length, 1);
        f.bind(parameters, new double[0]);
        return new RightHandSide(f, states, 0, parameters.length, 0, InputSource.NONE);
    }

    @Override
    public int lanes() {
        return lanes;
    }

    @Override
    public int tapeLength() {
        return 0;
    }

    @Override
    public void bind(double[] parameters, double[] weights) {
        System.arraycopy(parameters, 0, p, 0, p.length);
    }

    private DerivativeStructure[] at(int lane, double t, double[] y, int yAt, double[] u, int uAt) {
        DerivativeStructure time = factory.variable(0, t);
        DerivativeStructure[] ys = new DerivativeStructure[states];
        DerivativeStructure[] us = new DerivativeStructure[inputs];
        DerivativeStructure[] ps = new DerivativeStructure[p.length / lanes];
        for (int i = 0; i < states; i++) {
            ys[i] = factory.variable(1 + i, y[yAt + i * lanes + lane]);
        }
        for (int i = 0; i < inputs; i++) {
            us[i] = factory.variable(1 + states + i, u[uAt + i * lanes + lane]);
        }
        for (int i = 0; i < ps.length; i++) {
            ps[i] = factory.variable(1 + states + inputs + i, p[i * lanes + lane]);
        }
        return function.apply(time, ys, us, ps);
    }

    private static double d(DerivativeStructure o, int... variables) {
        int[] orders = new int[o.getFreeParameters()];
        for (int v : variables) {
            orders[v]++;
        }
        return o.getPartialDerivative(orders);
    }

    @Override
    public void evaluate(
            double t, double[] y, int yAt, double[] u, int uAt, double[] out, int outAt, double[] tape, int tapeAt) {
        for (int l = 0; l < lanes; l++) {
            DerivativeStructure[] o = at(l, t, y, yAt, u, uAt);
            for (int i = 0; i < outputs; i++) {
                out[outAt + i * lanes + l] = o[i].getReal();
            }
        }
    }

    private void add(Cotangent bar, int lane, int variable, double value) {
        if (variable == 0) {
            bar.t[lane] += value;
        } else if (variable < 1 + states) {
            bar.y[(variable - 1) * lanes + lane] += value;
        } else if (variable < 1 + states + inputs) {
            bar.u[(variable - 1 - states) * lanes + lane] += value;
        } else {
            bar.p[(variable - 1 - states - inputs) * lanes + lane] += value;
        }
    }

    private double[] direction(Tangent dot, int lane) {
        double[] v = new double[count];
        v[0] = dot.t[lane];
        for (int i = 0; i < states; i++) {
            v[1 + i] = dot.y[i * lanes + lane];
        }
        for (int i = 0; i < inputs; i++) {
            v[1 + states + i] = dot.u[i * lanes + lane];
        }
        for (int i = 0; i < p.length / lanes; i++) {
            v[1 + states + inputs + i] = dot.p[i * lanes + lane];
        }
        return v;
    }

    @Override
    public void pullBack(
            double t, double[] y, int yAt, double[] u, int uAt, double[] outBar, int outBarAt, double[] tape, int tapeAt,
            Cotangent bar) {
        for (int l = 0; l < lanes; l++) {
            DerivativeStructure[] o = at(l, t, y, yAt, u, uAt);
            for (int v = 0; v < count; v++) {
                for (int i = 0; i < outputs; i++) {
                    add(bar, l, v, outBar[outBarAt + i * lanes + l] * d(o[i], v));
                }
            }
        }
    }

    @Override
    public void pushForward(
            double t, double[] y, int yAt, double[] u, int uAt, Tangent dot, double[] outDot, int outDotAt) {
        for (int l = 0; l < lanes; l++) {
            DerivativeStructure[] o = at(l, t, y, yAt, u, uAt);
            double[] v = direction(dot, l);
            for (int i = 0; i < outputs; i++) {
                double sum = 0;
                for (int k = 0; k < count; k++) {
                    sum += v[k] * d(o[i], k);
                }
                outDot[outDotAt + i * lanes + l] = sum;
            }
        }
    }

    @Override
    public void pullBackPushForward(
            double t, double[] y, int yAt, double[] u, int uAt, Tangent dot, double[] outBar, int outBarAt,
            Cotangent bar) {
        for (int l = 0; l < lanes; l++) {
            DerivativeStructure[] o = at(l, t, y, yAt, u, uAt);
            double[] v = direction(dot, l);
            for (int variable = 0; variable < count; variable++) {
                double sum = 0;
                for (int i = 0; i < outputs; i++) {
                    for (int k = 0; k < count; k++) {
                        sum += outBar[outBarAt + i * lanes + l] * v[k] * d(o[i], variable, k);
                    }
                }
                add(bar, l, variable, sum);
            }
        }
    }

    @Override
    public String toString() {
        return "FieldEvaluator" + Arrays.toString(p);
    }
}
