// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.gyrus.network.Network;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kernel of one hidden layer gives the bits of the general one, layer by layer. */
class TanhPerceptronTest {
    private final SplittableRandom random = new SplittableRandom(4);

    private double[] numbers(int n) {
        return random.doubles(n, -1.5, 1.5).toArray();
    }

    private static Network network(int inputs, int units, int outputs) {
        Network network = inputs == 1 ? Network.mlp("x") : Network.mlp("x", "y");
        return network.hidden(units)
                .tanh()
                .outputs(outputs)
                .scaleInputs(
                        Arrays.copyOf(new double[] {0.3, -0.2}, inputs), Arrays.copyOf(new double[] {1.5, 0.5}, inputs))
                .scaleOutputs(
                        Arrays.copyOf(new double[] {0.1, 0.2}, outputs),
                        Arrays.copyOf(new double[] {2, -0.7}, outputs));
    }

    @ParameterizedTest
    @CsvSource({"1, 8, 1", "1, 50, 2", "2, 13, 1", "2, 16, 2", "2, 50, 2"})
    void givesTheSameBits(int inputs, int units, int outputs) {
        FusedNetwork shape = new FusedNetwork(network(inputs, units, outputs));
        assertThat(TanhPerceptron.suits(shape)).isTrue();
        double[] w = numbers(5 + shape.network.weightCount());
        double[] x = numbers(inputs);
        double[] bar = numbers(outputs);
        double[] expected = all(new OneLaneNetwork(shape), shape, w, x, bar);
        assertThat(all(new TanhPerceptron(shape), shape, w, x, bar)).containsExactly(expected);
        VectorSwitch.prepare();
        assertThat(all(new TanhPerceptron(shape), shape, w, x, bar)).containsExactly(expected);
        assertThat(all(new OneLaneNetwork(shape), shape, w, x, bar)).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({"1, 8, 1", "1, 50, 2", "2, 13, 1", "2, 50, 2"})
    void cotangentsThatWaitAreTheSame(int inputs, int units, int outputs) {
        FusedNetwork shape = new FusedNetwork(network(inputs, units, outputs));
        double[] w = numbers(shape.network.weightCount());
        NetworkKernel general = new OneLaneNetwork(shape);
        NetworkKernel waiting = new TanhPerceptron(shape);
        general.bind(w, 0);
        waiting.bind(w, 0);
        waiting.hold();
        double[] expected = new double[w.length];
        double[] actual = new double[w.length];
        // More than wait at a time.
        for (int call = 0; call < 19; call++) {
            double[] x = numbers(inputs);
            double[] bar = numbers(outputs);
            pullBack(general, shape, w, x, bar, expected);
            pullBack(waiting, shape, w, x, bar, actual);
            assertThat(actual).containsOnly(0);
        }
        waiting.settle(actual, 0);
        assertThat(actual).containsExactly(expected);
        waiting.settle(actual, 0);
        assertThat(actual).containsExactly(expected);
    }

    private static void pullBack(
            NetworkKernel kernel, FusedNetwork shape, double[] w, double[] x, double[] bar, double[] wBar) {
        double[] record = new double[shape.records()];
        kernel.evaluate(1, x, new double[bar.length], w, 0, record, 0, 1);
        kernel.pullBack(1, x, bar, new double[x.length], w, 0, wBar, 0, record, 0, 1);
    }

    private static double[] all(NetworkKernel kernel, FusedNetwork shape, double[] w, double[] x, double[] bar) {
        double[] out = new double[bar.length];
        double[] xBar = new double[x.length];
        double[] record = new double[3 + shape.records()];
        double[] wBar = w.clone();
        double[] outDot = new double[bar.length];
        kernel.bind(w, 5);
        kernel.evaluate(1, x, out, w, 5, record, 3, 1);
        kernel.pullBack(1, x, bar, xBar, w, 5, wBar, 5, record, 3, 1);
        kernel.pushForward(1, x, x, outDot, w, 5, wBar, 5);
        return Stream.of(out, xBar, record, wBar, outDot)
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    @ParameterizedTest
    @CsvSource({"7, 2", "50, 3"})
    void leavesOtherShapesToTheGeneralOne(int units, int outputs) {
        assertThat(TanhPerceptron.suits(new FusedNetwork(
                        Network.mlp("x", "y").hidden(units).tanh().outputs(outputs))))
                .isFalse();
    }
}
