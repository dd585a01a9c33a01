// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gyrus.model.Model;
import org.gyrus.network.Network;
import org.gyrus.solver.Solver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes are told at the call that makes them, with what to write instead. */
class MistakesTest {
    private static final Model TUMOR = RewritingTest.TUMOR;
    private static final Network OF_V = Network.mlp("V");

    /** The sentence's part that helps, and the call. */
    static Stream<Arguments> mistakes() {
        Map<String, ThrowingCallable> calls = Map.ofEntries(
                Map.entry("no state W", () -> Hybrid.parallel(TUMOR).residual("W", OF_V)),
                Map.entry("did you mean V?", () -> Hybrid.parallel(TUMOR).residual("v", OF_V)),
                Map.entry("sees vol, which is not in the model", () -> Hybrid.parallel(TUMOR)
                        .residual("V", Network.mlp("vol"))),
                Map.entry(".covariate(\"age\", value, \"unit\")", () -> Hybrid.series(TUMOR)
                        .parameter("a", Network.mlp("age"))),
                Map.entry("which cannot be read", () -> Hybrid.parallel(TUMOR).residual("V", Network.mlp("V +"))),
                Map.entry("it starts as a_0", () -> Hybrid.series(TUMOR).parameter("a", Network.mlp("a"))),
                Map.entry("did you mean drug?", () -> Hybrid.series(TUMOR).input("drgu", OF_V)),
                Map.entry("V is a state: use residual", () -> Hybrid.parallel(TUMOR)
                        .outputResidual("V", OF_V)),
                Map.entry("did you mean seen?", () -> Hybrid.parallel(TUMOR).outputResidual("sen", OF_V)),
                Map.entry("measures seen already", () -> Hybrid.series(TUMOR).label("seen", OF_V)),
                Map.entry("unreadable unit", () -> Hybrid.series(TUMOR).readout("y", OF_V, "mm^")),
                Map.entry("needs 1 result, but the network gives 3", () -> Hybrid.parallel(TUMOR)
                        .residual("V", OF_V.outputs(3))),
                Map.entry("says more about a residual", () -> Hybrid.parallel(TUMOR)
                        .minimalNorm(1)),
                Map.entry("has no network yet", () -> Hybrid.parallel(TUMOR).build()),
                Map.entry(
                        "add residual(...), or use Hybrid.series",
                        () -> Hybrid.parallelSeries(TUMOR).parameter("a", OF_V).build()),
                Map.entry(
                        "or use Hybrid.parallel",
                        () -> Hybrid.parallelSeries(TUMOR).residual("V", OF_V).build()),
                Map.entry(
                        ".through(Solver.rk4()",
                        () -> Hybrid.parallel(TUMOR).correction("V", OF_V).build()),
                Map.entry("add fixedStep(h)", () -> Hybrid.parallel(TUMOR).through(Solver.tsit5())),
                Map.entry(
                        "a finite number, zero or more",
                        () -> Hybrid.parallel(TUMOR).residual("V", OF_V).minimalNorm(Double.NaN)),
                Map.entry("The name V is taken", () -> Hybrid.series(TUMOR).covariate("V", 1, "1")),
                Map.entry("lies at the end of its range", () -> Hybrid.series(TUMOR.with("a", 0.5))
                        .parameter("a", OF_V)),
                Map.entry("says more about a learned term", () -> Hybrid.series(TUMOR)
                        .positive()),
                Map.entry("one state or more, each once", () -> Hybrid.node("x", "x")),
                Map.entry(
                        "stands before network(...)",
                        () -> Hybrid.node("x").network(Network.mlp("x")).time("day")),
                Map.entry(
                        "two finite numbers",
                        () -> Hybrid.parallel(TUMOR).residual("V", OF_V).build().scaled("V", 1, Double.NaN)));
        return calls.entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void areToldAtTheCall(String sentence, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(HybridException.class).hasMessageContainingAll(sentence);
    }

    @Test
    void aRejectedCallLeavesTheBuilderAsItWas() {
        ParallelBuilder builder = Hybrid.parallel(TUMOR).residual("V", OF_V);
        String before = builder.build().model().asText();
        assertThatThrownBy(() -> builder.residual("V", Network.mlp("vol"))).isInstanceOf(HybridException.class);
        assertThatThrownBy(() -> builder.times("V +")).isInstanceOf(HybridException.class);
        assertThatThrownBy(() -> builder.hidden("h", Network.mlp("g"))).isInstanceOf(HybridException.class);
        assertThat(builder.build().model().asText()).isEqualTo(before);
    }
}
