// SPDX-License-Identifier: Apache-2.0
package org.gyrus.benchmarks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.ode.DenseOutputModel;

/**
 * A network with one hidden layer in plain loops, and the gradient of a solve through it by the continuous adjoint: the
 * reference of B1 and B2, independent of Gyrus. Weights in the order W1, b1, W2, b2, rows first.
 */
final class Perceptron {
    private final int in;
    private final int hidden;
    private final int out;
    private final double[] weights;
    private final DoubleUnaryOperator inner;
    private final DoubleUnaryOperator innerSlope;
    private final boolean outerTanh;

    Perceptron(
            int in,
            int hidden,
            int out,
            double[] weights,
            DoubleUnaryOperator inner,
            DoubleUnaryOperator innerSlope,
            boolean outerTanh) {
        this.in = in;
        this.hidden = hidden;
        this.out = out;
        this.weights = weights.clone();
        this.inner = inner;
        this.innerSlope = innerSlope;
        this.outerTanh = outerTanh;
    }

    int b1() {
        return hidden * in;
    }

    int w2() {
        return b1() + hidden;
    }

    int b2() {
        return w2() + out * hidden;
    }

    /** o = N(x). */
    void apply(double[] x, double[] o) {
        double[] z = before(x);
        for (int i = 0; i < out; i++) {
            double sum = weights[b2() + i];
            for (int k = 0; k < hidden; k++) {
                sum += weights[w2() + i * hidden + k] * inner.applyAsDouble(z[k]);
            }
            o[i] = outerTanh ? Math.tanh(sum) : sum;
        }
    }

    private double[] before(double[] x) {
        double[] z = new double[hidden];
        for (int k = 0; k < hidden; k++) {
            z[k] = weights[b1() + k];
            for (int j = 0; j < in; j++) {
                z[k] += weights[k * in + j] * x[j];
            }
        }
        return z;
    }

    /** From oBar: xBar, and adds to wBar from {@code wAt}. */
    void pullBack(double[] x, double[] oBar, double[] xBar, double[] wBar, int wAt) {
        double[] z = before(x);
        double[] o = new double[out];
        apply(x, o);
        Arrays.fill(xBar, 0);
        double[] aBar = new double[hidden];
        for (int i = 0; i < out; i++) {
            double s = oBar[i] * (outerTanh ? 1 - o[i] * o[i] : 1);
            wBar[wAt + b2() + i] += s;
            for (int k = 0; k < hidden; k++) {
                wBar[wAt + w2() + i * hidden + k] += s * inner.applyAsDouble(z[k]);
                aBar[k] += s * weights[w2() + i * hidden + k];
            }
        }
        for (int k = 0; k < hidden; k++) {
            double s = aBar[k] * innerSlope.applyAsDouble(z[k]);
            wBar[wAt + b1() + k] += s;
            for (int j = 0; j < in; j++) {
                wBar[wAt + k * in + j] += s * x[j];
                xBar[j] += s * weights[k * in + j];
            }
        }
    }

    /**
     * The continuous adjoint: from a cotangent of y(to) that of y(from), and that of the weights; a backward solve along
     * the dense output of the forward one. {@code power} is what the network sees: y^power.
     *
     * @return yBar, then wBar
     */
    double[] adjoint(DenseOutputModel forward, double[] yBarAndWBar, double from, double to, int power) {
        int n = out;
        return Reference.end(
                (s, a, rates) -> {
                    double[] y = forward.getInterpolatedState(to - s + from).getPrimaryState();
                    double[] x = new double[n];
                    for (int i = 0; i < n; i++) {
                        x[i] = Math.pow(y[i], power);
                    }
                    double[] xBar = new double[n];
                    Arrays.fill(rates, 0);
                    pullBack(x, Arrays.copyOf(a, n), xBar, rates, n);
                    for (int i = 0; i < n; i++) {
                        rates[i] = xBar[i] * power * Math.pow(y[i], power - 1);
                    }
                },
                yBarAndWBar,
                from,
                to);
    }

    /** The weights as the peers read them. */
    Map<String, Object> matrices() {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("W1", rows(0, hidden, in));
        named.put("b1", Arrays.copyOfRange(weights, b1(), w2()));
        named.put("W2", rows(w2(), out, hidden));
        named.put("b2", Arrays.copyOfRange(weights, b2(), weights.length));
        return named;
    }

    private double[][] rows(int at, int rows, int columns) {
        double[][] m = new double[rows][];
        for (int i = 0; i < rows; i++) {
            m[i] = Arrays.copyOfRange(weights, at + i * columns, at + (i + 1) * columns);
        }
        return m;
    }
}
