// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.gyrus.model.Model;
import org.gyrus.network.Network;
import org.gyrus.plot.Picture;
import org.gyrus.solver.Gradient;
import org.gyrus.solver.Objective;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.Solver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each approach in each architecture, as in the table of the package's page: it runs, and its gradient is right. */
class EveryCellTest {
    private static final Model TUMOR = Model.named("Gompertz growth")
            .time("day")
            .state("V", 900, "mm^3")
            .parameter("a", 0.05, "1/day")
            .range(0.001, 0.5)
            .parameter("K", 5e4, "mm^3")
            .equation("dV/dt = a*V*log(K/V)")
            .observable("seen = 1.1*V", "mm^3")
            .build();
    private static final Solver COARSE = Solver.heun().fixedStep(2.5);

    private static Network net(String... inputs) {
        return Network.mlp(inputs).hidden(3).seed(4);
    }

    /** The name, the hybrid, and what is differentiated. */
    static Stream<Arguments> cells() {
        Map<String, Hybrid> cells = new LinkedHashMap<>();
        cells.put(
                "parallel, residual: V",
                Hybrid.parallel(TUMOR).residual("V", net("V", "t")).build());
        cells.put(
                "parallel, neural ODE: V",
                Hybrid.parallel(TUMOR)
                        .hidden("h", net("h", "V"))
                        .residual("V", net("V", "h"))
                        .build());
        cells.put(
                "parallel, solver in the loop: V",
                Hybrid.parallel(TUMOR).correction("V", net("V")).through(COARSE).build());
        cells.put(
                "series, residual: seen",
                Hybrid.series(TUMOR).parameter("a", net("V")).build());
        cells.put(
                "series, neural ODE: seen",
                Hybrid.series(TUMOR)
                        .hidden("h", net("h", "t"))
                        .parameter("a", net("h"))
                        .build());
        cells.put(
                "series, neural ODE after: score",
                Hybrid.series(TUMOR)
                        .hidden("h", net("h", "V"))
                        .readout("score", net("h"))
                        .build());
        cells.put(
                "series, solver in the loop: V",
                Hybrid.series(TUMOR).parameter("a", net("V")).through(COARSE).build());
        cells.put(
                "parallel-series, residual: seen",
                Hybrid.parallelSeries(TUMOR)
                        .residual("V", net("V", "t"))
                        .parameter("a", net("t"))
                        .outputResidual("seen", net("seen"))
                        .build());
        cells.put(
                "parallel-series, neural ODE: P",
                Hybrid.parallelSeries(TUMOR)
                        .hidden("h", net("h", "V"))
                        .residual("V", net("V", "h"))
                        .parameter("a", net("h"))
                        .label("P", net("h", "V"))
                        .build());
        cells.put(
                "parallel-series, solver in the loop: seen",
                Hybrid.parallelSeries(TUMOR)
                        .correction("V", net("V"))
                        .parameter("a", net("t"))
                        .through(COARSE)
                        .build());
        return cells.entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void gradientAgreesWithDifferences(String cell, Hybrid hybrid) {
        String observed = cell.substring(cell.lastIndexOf(' ') + 1);
        Solver solver = hybrid.solver().orElse(Solver.rk4().fixedStep(1));
        Simulation simulation = hybrid.simulation(0, 20).with(solver);
        double[] w = weights(hybrid);
        Gradient gradient = simulation.weights(w).run().gradient(Objective.value(observed, 20));
        double[] exact = gradient.weights();
        double scale = 0;
        double worst = 0;
        for (int i = 0; i < w.length; i++) {
            double difference =
                    (value(simulation, w, i, 1e-5, observed) - value(simulation, w, i, -1e-5, observed)) / 2e-5;
            scale = Math.max(scale, Math.abs(difference));
            worst = Math.max(worst, Math.abs(difference - exact[i]));
        }
        assertThat(scale).as("the network has an effect").isPositive();
        assertThat(worst / scale).isLessThan(1e-7);
        boolean own =
                hybrid.model().parameters().stream().anyMatch(p -> p.name().equals("a"));
        String rate = own ? "a" : "a_0";
        double up = simulation.weights(w).set(rate, 0.05 + 1e-6).run().at(observed, 20);
        double down = simulation.weights(w).set(rate, 0.05 - 1e-6).run().at(observed, 20);
        double byRate = (up - down) / 2e-6;
        double rounding = 8 * Math.ulp(up) / 2e-6;
        assertThat(Math.abs(gradient.wrt(rate) - byRate)).isLessThan(1e-6 * Math.abs(byRate) + rounding);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void thePictureShowsEveryNetwork(String cell, Hybrid hybrid) throws IOException {
        Picture picture = hybrid.diagram();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.png()));
        assertThat(image.getWidth()).isEqualTo(2 * picture.width());
        for (LearnedTerm term : hybrid.terms()) {
            assertThat(picture.summary()).contains(term.network() + "(");
        }
    }

    private static double value(Simulation simulation, double[] w, int i, double by, String observed) {
        double[] moved = w.clone();
        moved[i] += by;
        return simulation.weights(moved).run().at(observed, 20);
    }

    /** First weights, with something in the layers that start at zero. */
    private static double[] weights(Hybrid hybrid) {
        double[] w = hybrid.networks().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMapToDouble(e -> Arrays.stream(e.getValue().initialWeights()))
                .toArray();
        for (int i = 0; i < w.length; i++) {
            w[i] += 0.1 * Math.sin(1 + i);
        }
        return w;
    }
}
