// SPDX-License-Identifier: Apache-2.0
package org.gyrus.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.gyrus.data.FilesAtHand;
import org.hipparchus.linear.EigenDecompositionNonSymmetric;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectomeTest {
    private static final double[][] PATH = {{0, 2, 0}, {2, 0, 3}, {0, 3, 0}};

    @TempDir
    private Path folder;

    private static double[][] random(int n, boolean symmetric, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] w = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                w[i][j] = random.nextInt(3) == 0 && i != j ? random.nextDouble() : 0;
                if (symmetric && j < i) {
                    w[i][j] = w[j][i];
                }
            }
        }
        return w;
    }

    private static double[] apply(Connectome graph, double[] d, double[] c) {
        double[] out = new double[c.length];
        graph.diffusion().apply(d, 0, c, 0, out, 0, 0, c.length);
        return out;
    }

    /** The three Laplacians of a path of three regions, by hand. */
    @Test
    void laplaciansOfAPath() {
        Connectome path = Connectome.of(PATH);
        assertThat(path.laplacian()).isDeepEqualTo(new double[][] {{2, -2, 0}, {-2, 5, -3}, {0, -3, 3}});
        assertThat(path.with(Laplacian.RANDOM_WALK).laplacian())
                .isDeepEqualTo(new double[][] {{1, -1, 0}, {-0.4, 1, -3 * (1 / 5.0)}, {0, -1, 1}});
        double[][] normalized = path.with(Laplacian.NORMALIZED).laplacian();
        double[][] expected = {
            {1, -2 / Math.sqrt(10), 0}, {-2 / Math.sqrt(10), 1, -3 / Math.sqrt(15)}, {0, -3 / Math.sqrt(15), 1}
        };
        for (int i = 0; i < 3; i++) {
            assertThat(normalized[i]).containsExactly(expected[i], within(1e-15));
        }
    }

    @ParameterizedTest
    @EnumSource
    void diffusionIsMinusTheLaplacian(Laplacian kind) {
        for (boolean symmetric : new boolean[] {true, false}) {
            Connectome graph = Connectome.of(random(23, symmetric, 3)).with(kind);
            RealMatrix l = MatrixUtils.createRealMatrix(graph.laplacian());
            double[] c = new SplittableRandom(8).doubles(23).toArray();
            double[] expected = l.operate(c);
            double[] given = apply(graph, null, c);
            double[] d = new double[23];
            Arrays.fill(d, 2.5);
            double[] doubled = apply(graph, d, c);
            for (int i = 0; i < 23; i++) {
                assertThat(given[i]).isCloseTo(-expected[i], within(1e-13));
                assertThat(doubled[i]).isCloseTo(-2.5 * expected[i], within(1e-13));
            }
            assertThat(graph.diffusion().isSymmetric())
                    .isEqualTo(symmetric && kind != Laplacian.RANDOM_WALK)
                    .isEqualTo(l.subtract(l.transpose()).getNorm1() < 1e-13);
            double[] diagonal = new double[23];
            graph.diffusion().diagonal(null, 0, diagonal, 0, 0, 23);
            for (int i = 0; i < 23; i++) {
                assertThat(diagonal[i]).isCloseTo(l.getEntry(i, i), within(1e-13));
            }
        }
    }

    /** The operator is bilinear, so central differences are exact to rounding. */
    @ParameterizedTest
    @EnumSource
    void pullBacksAreTheTransposedDerivatives(Laplacian kind) {
        int n = 11;
        SplittableRandom random = new SplittableRandom(21);
        Connectome graph = Connectome.of(random(n, false, 5)).with(kind);
        double[] d = random.doubles(n).toArray();
        double[] c = random.doubles(n).toArray();
        double[] bar = random.doubles(n).toArray();
        double[] cBar = new double[n];
        double[] dBar = new double[n];
        Arrays.fill(cBar, 7);
        Arrays.fill(dBar, 7);
        graph.diffusion().pullBack(d, 0, bar, 0, cBar, 0, 0, n);
        graph.diffusion().pullBackCoefficient(c, 0, bar, 0, dBar, 0, 0, n);
        for (int i = 0; i < n; i++) {
            assertThat(cBar[i]).isCloseTo(slope(graph, d, c, bar, c, i), within(1e-12));
            assertThat(dBar[i]).isCloseTo(slope(graph, d, c, bar, d, i), within(1e-12));
        }
    }

    private static double slope(Connectome graph, double[] d, double[] c, double[] bar, double[] varied, int i) {
        double kept = varied[i];
        varied[i] = kept + 1;
        double[] up = apply(graph, d, c);
        varied[i] = kept - 1;
        double[] down = apply(graph, d, c);
        varied[i] = kept;
        double sum = 0;
        for (int k = 0; k < bar.length; k++) {
            sum += bar[k] * (up[k] - down[k]) / 2;
        }
        return sum;
    }

    @Test
    void sumsAreKeptWhateverTheCoefficient() {
        Connectome graph = Connectome.of(random(40, true, 7));
        SplittableRandom random = new SplittableRandom(1);
        double[] rate =
                apply(graph, random.doubles(40).toArray(), random.doubles(40).toArray());
        assertThat(Arrays.stream(rate).sum()).isCloseTo(0, within(1e-13));
    }

    @Test
    void changedCopies() {
        double[][] w = random(12, false, 9);
        Connectome graph = Connectome.of(w);
        assertThat(graph.directed(0).weights()).isDeepEqualTo(w);
        assertThat(graph.directed(1).weights()).isDeepEqualTo(Weights.transposed(w));
        assertThat(graph.directed(0.25).weights()[3][5]).isCloseTo(0.75 * w[3][5] + 0.25 * w[5][3], within(1e-15));
        assertThat(graph.symmetrized().diffusion().isSymmetric()).isTrue();
        RealMatrix scaled = MatrixUtils.createRealMatrix(
                graph.symmetrized().scaledByLargestEigenvalue().weights());
        assertThat(new EigenDecompositionSymmetric(scaled).getEigenvalue(0)).isCloseTo(1, within(1e-12));
        double[][] directed = graph.scaledByLargestEigenvalue().weights();
        double largest = Arrays.stream(
                        new EigenDecompositionNonSymmetric(MatrixUtils.createRealMatrix(directed)).getEigenvalues())
                .mapToDouble(v -> v.norm())
                .max()
                .orElseThrow();
        assertThat(largest).isCloseTo(1, within(1e-9));
        assertThat(graph.without(0.5).weights()[3])
                .containsExactly(Arrays.stream(w[3]).map(v -> v < 0.5 ? 0 : v).toArray());
        assertThat(graph.named("mine").name()).startsWith("mine: 12 regions, ").endsWith(" directed links");
    }

    @Test
    void regionsSeedsAndProperties() {
        List<Region> table = List.of(
                new Region("entorhinal", "left", "temporal", -1, 0, 0),
                new Region("entorhinal", "right", "temporal", 1, 0, 0),
                new Region("cuneus", "right", "occipital", 1, -3, 4));
        Connectome brain = Connectome.of(PATH).regions(table).feature("gene", 0.1, 0.2, 0.3);
        assertThat(brain.seed("entorhinal", 0.2).values()).containsExactly(0.2, 0.2, 0);
        assertThat(brain.indices("entorhinal (right)")).containsExactly(1);
        assertThat(brain.features()).containsExactly("gene", "x", "y", "z");
        assertThat(brain.feature("gene")).containsExactly(0.1, 0.2, 0.3);
        assertThat(brain.feature("y")).containsExactly(0, 0, -3);
        assertThat(brain.distances()[1][2]).isEqualTo(5);
        assertThat(brain.delays(10)[1][2]).isEqualTo(0.5);
        Connectome right = brain.where(r -> r.hemisphere().equals("right"));
        assertThat(right.weights()).isDeepEqualTo(new double[][] {{0, 3}, {3, 0}});
        assertThat(right.feature("gene")).containsExactly(0.2, 0.3);
        assertThatThrownBy(() -> brain.seed("entorinal", 1))
                .isInstanceOf(SpaceException.class)
                .hasMessageContaining("no region entorinal; did you mean entorhinal?");
        assertThatThrownBy(() -> brain.feature("gen")).hasMessageContaining("did you mean gene?");
        assertThatThrownBy(() -> brain.feature("a", 1)).hasMessageContaining("1 values for the 3 regions");
        assertThatThrownBy(() -> brain.where(r -> false)).hasMessageContaining("No region");
        assertThatThrownBy(() -> Connectome.of(PATH).regions(table.subList(0, 2)))
                .hasMessageContaining("The table of regions has 2 rows, but the matrix of weights has 3");
    }

    @Test
    void whatCannotBeAConnectomeIsToldInASentence() {
        assertRefused(new double[][] {{0, -1}, {1, 0}}, "row 0, column 1 (from 0) is -1.0");
        assertRefused(new double[][] {{0, 1}, {Double.NaN, 0}}, "row 1, column 0 (from 0) is NaN");
        assertRefused(new double[][] {{0, 1}, {Double.POSITIVE_INFINITY, 0}}, "is Infinity");
        assertRefused(new double[][] {{0, 1, 2}, {1, 0, 2}}, "there are 2 rows and row 0 has 3 numbers");
        assertRefused(new double[0][], "at least one region");
        assertThatThrownBy(() -> Connectome.of(PATH).directed(1.5)).hasMessageContaining("not to 1.5");
        assertThatThrownBy(() -> Connectome.of(new double[2][2]).scaledByLargestEigenvalue())
                .hasMessageContaining("no link to scale by");
        assertThatThrownBy(() -> Connectome.load("hcp-38")).hasMessageContaining("did you mean hcp-83?");
    }

    private static void assertRefused(double[][] weights, String words) {
        assertThatThrownBy(() -> Connectome.of(weights))
                .isInstanceOf(SpaceException.class)
                .hasMessageContaining(words);
    }

    @Test
    void aGraphThatFallsApartSaysSo() {
        double[][] w = {{0, 1, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 2}, {0, 0, 2, 0}};
        assertThat(Connectome.of(PATH).warnings()).isEmpty();
        Connectome apart = Connectome.of(w);
        assertThat(apart.components()).containsExactly(List.of(0, 1), List.of(2, 3));
        assertThat(apart.warnings())
                .containsExactly(
                        "connectome falls into 2 parts that exchange nothing: one of 2 regions, and apart from it"
                                + " region 2, region 3.");
        double[] alone =
                apply(Connectome.of(new double[3][3]).with(Laplacian.NORMALIZED), null, new double[] {1, 2, 3});
        assertThat(alone).containsExactly(0, 0, 0);
    }

    @Test
    void files() throws IOException {
        Path csv = Files.writeString(folder.resolve("w.csv"), "0,2,0\n2,0,3\n0,3,0\n");
        assertThat(Connectome.read(csv).weights()).isDeepEqualTo(PATH);
        Path named = Files.writeString(folder.resolve("n.csv"), "a,b\n0,1\n1,0\n");
        assertThatThrownBy(() -> Connectome.read(named))
                .isInstanceOf(SpaceException.class)
                .hasMessageContaining("no header");
        Path mouse = FilesAtHand.folder().resolve("mouse-tau-connectome-426.mat");
        assertThatThrownBy(() -> Connectome.read(mouse))
                .hasMessageContaining("holds 4: ")
                .hasMessageContaining("Name one");
        assertThat(Connectome.read(mouse, "Networks.nd").cells()).isEqualTo(426);
        assertThatThrownBy(() -> Connectome.read(csv.resolveSibling("none.npy")))
                .isInstanceOf(SpaceException.class);
    }

    @Test
    void theHumanConnectome() {
        FilesAtHand.named();
        Connectome human = Connectome.load("hcp-83");
        assertThat(human.cells()).isEqualTo(83);
        assertThat(human.indices("entorhinal")).hasSize(2);
        assertThat(human.warnings()).isEmpty();
        assertThat(human.features()).contains("x", "y", "z");
        assertThat(human.where(r -> r.lobe().equals("occipital")).cells()).isEqualTo(8);
    }

    /** The three networks of the file are one: retrograde is anterograde turned around, without direction their mean. */
    @Test
    void theMouseConnectome() {
        FilesAtHand.named();
        Path file = FilesAtHand.folder().resolve("mouse-tau-connectome-426.mat");
        Connectome mouse = Connectome.load("mouse-426");
        assertThat(mouse.directed(1).weights())
                .isDeepEqualTo(Connectome.read(file, "Networks.ret").weights());
        assertThat(mouse.symmetrized().weights()[5][9])
                .isCloseTo(Connectome.read(file, "Networks.nd").weights()[5][9], within(1e-9));
        assertThat(mouse.indices("Field CA1")).containsExactly(29, 242);
        assertThat(mouse.features()).isEmpty();
    }
}
