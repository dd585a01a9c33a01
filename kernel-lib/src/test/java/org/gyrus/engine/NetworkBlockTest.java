// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.gyrus.expression.Expression;
import org.gyrus.expression.Expression.LearnedCall;
import org.gyrus.expression.Expression.Symbol;
import org.gyrus.network.Activation;
import org.gyrus.network.Network;
import org.gyrus.network.NetworkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The fused kernels against the DJL block of the same network, in double precision. */
class NetworkBlockTest {
    private static final Signature SIGNATURE = new Signature("t", List.of("x", "y"), List.of(), List.of());

    private static Program program(Network network) {
        List<Expression> x = List.of(new Symbol("x"), new Symbol("y"));
        return Program.compile(
                List.of(new LearnedCall("f_1", x), new LearnedCall("f_2", x)), SIGNATURE, Map.of("f", network));
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void valuesAndGradientsAgreeWithDjl(Activation activation) {
        Network own = Network.mlp("x", "y")
                .hidden(7, 4)
                .activation(activation)
                .outputs(2)
                .scaleInputs(new double[] {0.5, -1}, new double[] {2, 0.3})
                .scaleOutputs(new double[] {0.1, 0}, new double[] {3, 0.5})
                .seed(11);
        Program fused = program(own);
        Program djl = program(Network.of(own.block(), "x", "y"));
        assertThat(djl.weightCount()).isEqualTo(fused.weightCount());
        for (int lanes : new int[] {1, 9}) {
            SplittableRandom random = new SplittableRandom(2);
            double[] y = random.doubles(2L * lanes, -2, 2).toArray();
            double[] seed = random.doubles(2L * lanes, -1, 1).toArray();
            double[] out = new double[2 * lanes];
            double[] other = new double[2 * lanes];
            Cotangent bar = run(fused, lanes, own.initialWeights(), y, seed, out);
            Cotangent otherBar = run(djl, lanes, own.initialWeights(), y, seed, other);
            near(out, other, "value");
            near(bar.y, otherBar.y, "cotangent of the states");
            near(bar.w, otherBar.w, "cotangent of the weights");
        }
    }

    private static Cotangent run(Program program, int lanes, double[] w, double[] y, double[] seed, double[] out) {
        Evaluator evaluator = program.evaluator(lanes);
        evaluator.bind(new double[0], w);
        double[] tape = new double[evaluator.tapeLength()];
        evaluator.evaluate(0, y, 0, new double[0], 0, out, 0, tape, 0);
        Cotangent bar = program.cotangent(lanes);
        evaluator.pullBack(0, y, 0, new double[0], 0, seed, 0, tape, 0, bar);
        return bar;
    }

    private static void near(double[] a, double[] b, String what) {
        assertThat(a).hasSameSizeAs(b);
        for (int i = 0; i < a.length; i++) {
            assertThat(Math.abs(a[i] - b[i]))
                    .as("%s %d: %s against %s", what, i, a[i], b[i])
                    .isLessThan(1e-12 * Math.max(1, Math.abs(b[i])));
        }
    }

    @Test
    void theChoiceIsPrintedWithItsReason() {
        assertThat(Network.mlp("x").hidden(5).path()).isEqualTo("lowered: 2 linear layer(s), tanh");
        Network block = Network.of(
                new SequentialBlock().add(Linear.builder().setUnits(2).build()), "x", "y");
        assertThat(block.path()).startsWith("DJL on ").contains("float64").contains("SequentialBlock");
        assertThat(block.outputs()).isEqualTo(2);
        assertThatThrownBy(() -> block.hidden(3))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("DJL block");
    }
}
