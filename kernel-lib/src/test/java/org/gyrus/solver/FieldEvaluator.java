// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import org.gyrus.engine.Cotangent;
import org.gyrus.engine.Evaluator;
import org.gyrus.engine.Tangent;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.util.Binary64;

/** An evaluator whose derivatives are those of Hipparchus' fields: slow, and independent of the engine. */
final class FieldEvaluator implements Evaluator {
    private final FieldFormula formula;
    private final int lanes;
    private final int states;
    private final int inputs;
    private final double[] p;
    private final double[] w;
    private final int free;

    FieldEvaluator(FieldFormula formula, int states, int inputs, int parameters, int weights, int lanes) {
        this.formula = formula;
        this.states = states;
        this.inputs = inputs;
        this.lanes = lanes;
        p = new double[parameters * lanes];
        w = new double[weights];
        free = 1 + states + inputs + parameters + weights;
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
        System.arraycopy(weights, 0, w, 0, w.length);
    }

    /** Arguments of a lane, in the order t, y, u, p, w. */
    private double[] arguments(double t, double[] y, int yAt, double[] u, int uAt, int lane) {
        double[] x = new double[free];
        x[0] = t;
        int n = 1;
        for (int i = 0; i < states; i++) {
            x[n++] = y[yAt + i * lanes + lane];
        }
        for (int i = 0; i < inputs; i++) {
            x[n++] = u[uAt + i * lanes + lane];
        }
        for (int i = 0; i < p.length / lanes; i++) {
            x[n++] = p[i * lanes + lane];
        }
        for (double each : w) {
            x[n++] = each;
        }
        return x;
    }

    private <T extends org.hipparchus.CalculusFieldElement<T>> T[] call(T[] x) {
        int y = 1;
        int u = y + states;
        int q = u + inputs;
        int v = q + p.length / lanes;
        return formula.apply(
                x[0],
                java.util.Arrays.copyOfRange(x, y, u),
                java.util.Arrays.copyOfRange(x, u, q),
                java.util.Arrays.copyOfRange(x, q, v),
                java.util.Arrays.copyOfRange(x, v, free));
    }

    @Override
    public void evaluate(
            double t, double[] y, int yAt, double[] u, int uAt, double[] out, int outAt, double[] tape, int tapeAt) {
        for (int l = 0; l < lanes; l++) {
            double[] x = arguments(t, y, yAt, u, uAt, l);
            Binary64[] fields = new Binary64[free];
            for (int i = 0; i < free; i++) {
                fields[i] = new Binary64(x[i]);
            }
            Binary64[] o = call(fields);
            for (int i = 0; i < o.length; i++) {
                out[outAt + i * lanes + l] = o[i].getReal();
            }
        }
    }

    private Gradient[] gradients(double[] x) {
        Gradient[] fields = new Gradient[free];
        for (int i = 0; i < free; i++) {
            fields[i] = Gradient.variable(free, i, x[i]);
        }
        return call(fields);
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
        for (int l = 0; l < lanes; l++) {
            Gradient[] o = gradients(arguments(t, y, yAt, u, uAt, l));
            double[] sum = new double[free];
            for (int i = 0; i < o.length; i++) {
                for (int j = 0; j < free; j++) {
                    sum[j] += outBar[outBarAt + i * lanes + l] * o[i].getPartialDerivative(j);
                }
            }
            spread(sum, l, bar);
        }
    }

    private void spread(double[] sum, int l, Cotangent bar) {
        int n = 0;
        bar.t[l] += sum[n++];
        for (int i = 0; i < states; i++) {
            bar.y[i * lanes + l] += sum[n++];
        }
        for (int i = 0; i < inputs; i++) {
            bar.u[i * lanes + l] += sum[n++];
        }
        for (int i = 0; i < p.length / lanes; i++) {
            bar.p[i * lanes + l] += sum[n++];
        }
        for (int i = 0; i < w.length; i++) {
            bar.w[i] += sum[n++];
        }
    }

    private double[] direction(Tangent dot, int l) {
        double[] x = new double[free];
        int n = 0;
        x[n++] = dot.t[l];
        for (int i = 0; i < states; i++) {
            x[n++] = dot.y[i * lanes + l];
        }
        for (int i = 0; i < inputs; i++) {
            x[n++] = dot.u[i * lanes + l];
        }
        for (int i = 0; i < p.length / lanes; i++) {
            x[n++] = dot.p[i * lanes + l];
        }
        for (double each : dot.w) {
            x[n++] = each;
        }
        return x;
    }

    @Override
    public void pushForward(
            double t, double[] y, int yAt, double[] u, int uAt, Tangent dot, double[] outDot, int outDotAt) {
        for (int l = 0; l < lanes; l++) {
            Gradient[] o = gradients(arguments(t, y, yAt, u, uAt, l));
            double[] along = direction(dot, l);
            for (int i = 0; i < o.length; i++) {
                double sum = 0;
                for (int j = 0; j < free; j++) {
                    sum += along[j] * o[i].getPartialDerivative(j);
                }
                outDot[outDotAt + i * lanes + l] = sum;
            }
        }
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
        DSFactory factory = new DSFactory(free, 2);
        for (int l = 0; l < lanes; l++) {
            double[] x = arguments(t, y, yAt, u, uAt, l);
            double[] along = direction(dot, l);
            DerivativeStructure[] fields = new DerivativeStructure[free];
            for (int i = 0; i < free; i++) {
                fields[i] = factory.variable(i, x[i]);
            }
            DerivativeStructure[] o = call(fields);
            double[] sum = new double[free];
            for (int i = 0; i < o.length; i++) {
                for (int j = 0; j < free; j++) {
                    for (int k = 0; k < free; k++) {
                        int[] orders = new int[free];
                        orders[j]++;
                        orders[k]++;
                        sum[j] += outBar[outBarAt + i * lanes + l] * along[k] * o[i].getPartialDerivative(orders);
                    }
                }
            }
            spread(sum, l, bar);
        }
    }
}
