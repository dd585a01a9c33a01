// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.gyrus.expression.Expression;
import org.gyrus.expression.Expression.Arithmetic;
import org.gyrus.expression.Expression.LearnedCall;
import org.gyrus.expression.Expression.Symbol;
import org.gyrus.expression.Operator;
import org.gyrus.network.Activation;
import org.gyrus.network.Layer;
import org.gyrus.network.Network;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Programs with a network against a direct evaluation over Hipparchus' second-order numbers. */
class NetworkProgramTest {
    private static final Signature SIGNATURE = new Signature("t", List.of("x", "y"), List.of(), List.of("a"));
    private static final int[][] SHAPES = {{}, {3}, {11}, {5, 4}, {9, 2, 6}};

    /** o_1 = a f_1(x, y t), o_2 = f_2(x, y t) + x. */
    private static Program program(Network network) {
        List<Expression> x =
                List.of(new Symbol("x"), new Arithmetic(Operator.MULTIPLY, new Symbol("y"), new Symbol("t")));
        return Program.compile(
                List.of(
                        new Arithmetic(Operator.MULTIPLY, new Symbol("a"), new LearnedCall("f_1", x)),
                        new Arithmetic(Operator.ADD, new LearnedCall("f_2", x), new Symbol("x"))),
                SIGNATURE,
                Map.of("f", network));
    }

    private static Network network(Activation activation, int... hidden) {
        return Network.mlp("x", "z")
                .hidden(hidden)
                .activation(activation)
                .outputs(2)
                .scaleInputs(new double[] {0.3, -0.2}, new double[] {1.5, 0.5})
                .scaleOutputs(new double[] {0.1, 0.2}, new double[] {2, -0.7})
                .seed(3);
    }

    private static DerivativeStructure activate(Activation activation, DerivativeStructure z) {
        DerivativeStructure sigmoid = z.negate().exp().add(1).reciprocal();
        return switch (activation) {
            case IDENTITY -> z;
            case TANH -> z.tanh();
            case SOFTPLUS -> z.exp().log1p();
            case RELU -> z.getValue() > 0 ? z : z.multiply(0);
            case SIGMOID -> sigmoid;
            case RBF -> z.multiply(z).negate().exp();
            case SWISH -> z.multiply(sigmoid);
        };
    }

    /** Variables: x, y, a, t, then the weights. */
    private static List<DerivativeStructure> direct(Network network, List<DerivativeStructure> v) {
        List<DerivativeStructure> h = List.of(
                v.get(0).subtract(0.3).multiply(1.5),
                v.get(1).multiply(v.get(3)).add(0.2).multiply(0.5));
        int at = 4;
        for (Layer layer : network.layers()) {
            List<DerivativeStructure> next = new ArrayList<>();
            for (int k = 0; k < layer.outputs(); k++) {
                DerivativeStructure z = v.get(at + layer.outputs() * layer.inputs() + k);
                for (int j = 0; j < layer.inputs(); j++) {
                    z = z.add(v.get(at + k * layer.inputs() + j).multiply(h.get(j)));
                }
                next.add(activate(layer.activation(), z));
            }
            at += layer.weightCount();
            h = next;
        }
        DerivativeStructure first = h.get(0).multiply(2).add(0.1);
        DerivativeStructure second = h.get(1).multiply(-0.7).add(0.2);
        return List.of(first.multiply(v.get(2)), second.add(v.get(0)));
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void valuesAndDerivativesOfBothOrders(Activation activation) {
        for (int[] hidden : SHAPES) {
            for (int lanes : new int[] {1, 11}) {
                compare(network(activation, hidden), lanes, hidden.length > 2 ? 1 : 2);
            }
        }
    }

    private static void compare(Network network, int lanes, int order) {
        Program program = program(network);
        SplittableRandom random = new SplittableRandom(8);
        double[] w = network.initialWeights();
        for (int i = 0; i < w.length; i++) {
            w[i] += 0.1 * random.nextDouble(-1, 1);
        }
        double[] y = random.doubles(2L * lanes, -1, 1).toArray();
        double[] a = random.doubles(lanes, 0.5, 1).toArray();
        double t = 0.8;
        double[] seed = random.doubles(2L * lanes, -1, 1).toArray();
        Tangent dot = program.tangent(lanes);
        fill(random, dot.y);
        fill(random, dot.p);
        fill(random, dot.w);
        fill(random, dot.t);

        Evaluator evaluator = program.evaluator(lanes);
        evaluator.bind(a, w);
        double[] out = new double[2 * lanes];
        double[] tape = new double[evaluator.tapeLength()];
        evaluator.evaluate(t, y, 0, new double[0], 0, out, 0, tape, 0);
        Cotangent bar = program.cotangent(lanes);
        evaluator.pullBack(t, y, 0, new double[0], 0, seed, 0, tape, 0, bar);
        double[] outDot = new double[2 * lanes];
        evaluator.pushForward(t, y, 0, new double[0], 0, dot, outDot, 0);
        Cotangent second = program.cotangent(lanes);
        evaluator.pullBackPushForward(t, y, 0, new double[0], 0, dot, seed, 0, second);

        int n = 4 + w.length;
        DSFactory factory = new DSFactory(n, 1);
        double[] wBar = new double[w.length];
        for (int l = 0; l < lanes; l++) {
            double[] at = at(y, a, t, w, l, lanes);
            List<DerivativeStructure> variables = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                variables.add(factory.variable(i, at[i]));
            }
            List<DerivativeStructure> o = direct(network, variables);
            double[] d = direction(dot, l, lanes);
            for (int k = 0; k < 2; k++) {
                near(out[k * lanes + l], o.get(k).getValue(), "value");
                double slope = 0;
                for (int i = 0; i < n; i++) {
                    slope += d[i] * derivative(o.get(k), i, n);
                }
                near(outDot[k * lanes + l], slope, "slope");
            }
            double[] g = new double[n];
            for (int i = 0; i < n; i++) {
                g[i] = seed[l] * derivative(o.get(0), i, n) + seed[lanes + l] * derivative(o.get(1), i, n);
            }
            near(bar.y[l], g[0], "x");
            near(bar.y[lanes + l], g[1], "y");
            near(bar.p[l], g[2], "a");
            near(bar.t[l], g[3], "t");
            for (int i = 0; i < w.length; i++) {
                wBar[i] += g[4 + i];
            }
        }
        for (int i = 0; i < w.length; i++) {
            near(bar.w[i], wBar[i], "weight " + i);
        }
        if (order == 2 && lanes == 1 && n < 60) {
            secondOrder(network, at(y, a, t, w, 0, 1), direction(dot, 0, 1), seed, second);
        }
    }

    private static void secondOrder(Network network, double[] at, double[] d, double[] seed, Cotangent actual) {
        int n = at.length;
        DSFactory factory = new DSFactory(n, 2);
        List<DerivativeStructure> variables = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            variables.add(factory.variable(i, at[i]));
        }
        List<DerivativeStructure> o = direct(network, variables);
        double[] flat = new double[n];
        flat[0] = actual.y[0];
        flat[1] = actual.y[1];
        flat[2] = actual.p[0];
        flat[3] = actual.t[0];
        System.arraycopy(actual.w, 0, flat, 4, n - 4);
        for (int i = 0; i < n; i++) {
            double product = 0;
            for (int j = 0; j < n; j++) {
                int[] orders = new int[n];
                orders[i]++;
                orders[j]++;
                product += d[j]
                        * (seed[0] * o.get(0).getPartialDerivative(orders)
                                + seed[1] * o.get(1).getPartialDerivative(orders));
            }
            near(flat[i], product, "second order " + i);
        }
    }

    private static double[] at(double[] y, double[] a, double t, double[] w, int l, int lanes) {
        double[] at = new double[4 + w.length];
        at[0] = y[l];
        at[1] = y[lanes + l];
        at[2] = a[l];
        at[3] = t;
        System.arraycopy(w, 0, at, 4, w.length);
        return at;
    }

    private static double[] direction(Tangent dot, int l, int lanes) {
        double[] d = new double[4 + dot.w.length];
        d[0] = dot.y[l];
        d[1] = dot.y[lanes + l];
        d[2] = dot.p[l];
        d[3] = dot.t[l];
        System.arraycopy(dot.w, 0, d, 4, dot.w.length);
        return d;
    }

    private static double derivative(DerivativeStructure o, int i, int n) {
        int[] orders = new int[n];
        orders[i] = 1;
        return o.getPartialDerivative(orders);
    }

    private static void fill(SplittableRandom random, double[] x) {
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextDouble(-1, 1);
        }
    }

    private static void near(double value, double reference, String what) {
        assertThat(Math.abs(value - reference))
                .as("%s: %s against %s", what, value, reference)
                .isLessThan(1e-12 * Math.max(1, Math.abs(reference)));
    }
}
