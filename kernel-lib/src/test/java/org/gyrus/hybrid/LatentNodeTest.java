// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.gyrus.data.Cohort;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The bound's gradient against differences, through solver and encoder; and that training lowers it, repeatably. */
class LatentNodeTest {
    /** Sines of several phases, each read at times of its own, one reading missing. */
    private static Cohort waves() {
        SplittableRandom random = new SplittableRandom(5);
        Table table = Table.create(
                "waves",
                StringColumn.create("id"),
                DoubleColumn.create("t"),
                DoubleColumn.create("x"),
                DoubleColumn.create("y"));
        for (int i = 0; i < 6; i++) {
            for (int k = 0; k < 5 + i; k++) {
                double t = Math.floor(40 * random.nextDouble()) / 10;
                table.stringColumn(0).append("w" + i);
                table.doubleColumn(1).append(t);
                table.doubleColumn(2).append(i == 2 && k == 1 ? Double.NaN : Math.sin(t + i));
                table.doubleColumn(3).append(Math.cos(t + i));
            }
        }
        return Cohort.of(table)
                .subject("id")
                .time("t", "s")
                .observing("x", "1")
                .observing("y", "1")
                .build();
    }

    private static LatentNode small() {
        return Hybrid.node("x", "y").latent(3).hidden(4, 3, 5).seed(2).build();
    }

    @Test
    void gradientAgreesWithDifferences() {
        LatentNode latent = small();
        Evidence evidence = latent.batches(waves(), LatentScale.of(waves(), List.of("x", "y")))
                .get(0);
        double[] w = latent.weights();
        double[] gradient = new double[w.length];
        evidence.at(w, gradient, new SplittableRandom(9));
        double[] ignored = new double[w.length];
        double size = 0;
        double apart = 0;
        for (int i = 0; i < w.length; i++) {
            double[] up = w.clone();
            double[] down = w.clone();
            up[i] += 1e-5;
            down[i] -= 1e-5;
            double difference = (evidence.at(up, ignored, new SplittableRandom(9))
                            - evidence.at(down, ignored, new SplittableRandom(9)))
                    / 2e-5;
            size = Math.max(size, Math.abs(difference));
            apart = Math.max(apart, Math.abs(difference - gradient[i]));
        }
        assertThat(apart / size).isLessThan(1e-7);
    }

    @Test
    void learnsWavesAndRepeatsBitForBit() {
        Cohort cohort = waves();
        LatentNode one = small().train(cohort, 150, 0.02);
        LatentNode two = small().train(cohort, 150, 0.02);
        assertThat(two.weights()).isEqualTo(one.weights());
        double[] losses = one.losses();
        assertThat(losses[149]).isLessThan(0.5 * losses[0]);
        double[][] path = one.reconstruct(cohort, "w0", 0.5, 2, 5);
        assertThat(path).hasDimensions(3, 2);
    }

    /** Circles about one center, run through in either direction from any angle, each read at times of its own. */
    private static Cohort circles(int from, int many) {
        Table table = Table.create(
                "circles",
                StringColumn.create("id"),
                DoubleColumn.create("t"),
                DoubleColumn.create("x"),
                DoubleColumn.create("y"));
        for (int i = from; i < from + many; i++) {
            SplittableRandom random = new SplittableRandom(i);
            double[] times = random.doubles(12, 0, 1).sorted().toArray();
            for (double t : times) {
                table.stringColumn(0).append("c" + i);
                table.doubleColumn(1).append(t);
                table.doubleColumn(2).append(Math.cos(angle(i, t)));
                table.doubleColumn(3).append(Math.sin(angle(i, t)));
            }
        }
        return Cohort.of(table)
                .subject("id")
                .time("t", "s")
                .observing("x", "1")
                .observing("y", "1")
                .build();
    }

    private static double angle(int i, double t) {
        return i + (i % 2 == 0 ? 5 : -5) * t;
    }

    /** Guessing the center misses by 1 / sqrt(2); the direction of turning is in the order of readings alone. */
    @Test
    void tellsTheDirectionOfTurning() {
        LatentNode latent = Hybrid.node("x", "y")
                .latent(4)
                .rates(16, 16)
                .batches(20)
                .seed(3)
                .build()
                .train(circles(0, 80), 600, 0.02);
        Cohort tests = circles(1000, 10);
        double[] times = {0.1, 0.5, 0.9};
        double sum = 0;
        for (int i = 1000; i < 1010; i++) {
            double[][] path = latent.reconstruct(tests, "c" + i, times);
            for (int k = 0; k < times.length; k++) {
                sum += Math.pow(path[k][0] - Math.cos(angle(i, times[k])), 2)
                        + Math.pow(path[k][1] - Math.sin(angle(i, times[k])), 2);
            }
        }
        assertThat(Math.sqrt(sum / 60)).isLessThan(0.4);
    }

    @Test
    void withoutDynamicsNothingMovesAndTheReadoutSeesTheTime() {
        LatentNode still = Hybrid.node("x", "y")
                .latent(2)
                .withoutDynamics()
                .seed(2)
                .build()
                .train(waves(), 20, 0.02);
        assertThat(still.hybrid().model().asText()).contains("dz_1/dt = 0").contains("R_1(z_1, z_2, t)");
        assertThat(still.hybrid().networks()).containsOnlyKeys("R");
        assertThat(still.losses()[19]).isLessThan(still.losses()[0]);
    }

    @Test
    void batchesShareOutAllPatientsOnce() {
        LatentNode latent = Hybrid.node("x", "y").latent(2).batches(4).seed(2).build();
        assertThat(latent.batches(waves(), LatentScale.of(waves(), List.of("x", "y"))))
                .hasSize(2);
        assertThatThrownBy(() -> Hybrid.node("x", "y").latent(2).batches(0)).isInstanceOf(HybridException.class);
    }
}
