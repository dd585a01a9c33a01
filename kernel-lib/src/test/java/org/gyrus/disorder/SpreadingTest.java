// SPDX-License-Identifier: Apache-2.0
package org.gyrus.disorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.gyrus.data.FilesAtHand;
import org.gyrus.model.Model;
import org.gyrus.model.Parameter;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.Solver;
import org.gyrus.space.Connectome;
import org.gyrus.space.Field;
import org.gyrus.space.Laplacian;
import org.gyrus.space.Region;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.Row;

class SpreadingTest {
    private static final int N = 9;
    private static final Connectome GRAPH = graph();
    private static final double[][] L = GRAPH.laplacian();

    private static Connectome graph() {
        SplittableRandom random = new SplittableRandom(2);
        double[][] w = new double[N][N];
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < i; j++) {
                w[i][j] = w[j][i] = random.nextInt(2) == 0 ? random.nextDouble() : 0;
            }
        }
        for (int i = 0; i < N; i++) {
            w[i][(i + 1) % N] = w[(i + 1) % N][i] = 0.4;
        }
        return Connectome.of(w);
    }

    static List<String> pages() {
        return Spreading.rows().stringColumn("page").asList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPageHasUnitsRangesSourcesAndPublications(String page) {
        Model model = Spreading.page(page);
        for (Parameter p : model.parameters()) {
            assertThat(p.unit().text()).as(p.name()).isNotBlank();
            assertThat(p.range().low()).as(p.name()).isFinite();
            assertThat(p.range().high()).as(p.name()).isFinite();
            assertThat(p.source()).as(p.name()).hasSizeGreaterThan(10);
        }
        assertThat(Model.parse(model.asText())).isEqualTo(model);
        assertThat(model.citations()).isNotEmpty();
        model.citations()
                .forEach(cited -> assertThat(References.entry(cited)).as(cited).isPresent());
    }

    @Test
    void everyCallOfTheCatalogueGivesItsModel() throws ReflectiveOperationException {
        for (Row row : Spreading.rows()) {
            String method = row.getString("call")
                    .replaceFirst("^Disorders\\.spreading\\(\\)\\.", "")
                    .replace("()", "");
            Model called = (Model) Spreading.class.getDeclaredMethod(method).invoke(Disorders.spreading());
            assertThat(called).isEqualTo(Spreading.page(row.getString("page")));
        }
        assertThat(Disorders.spreading().catalogue().rowCount()).isEqualTo(11);
    }

    private interface Rate {
        double of(double[] y, double[] flow, int i);
    }

    /** One state after some time on Hipparchus, typed again with the dense Laplacian. */
    private static double[] independent(double[] start, double until, Rate rate) {
        OrdinaryDifferentialEquation ode = new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return start.length;
            }

            @Override
            public double[] computeDerivatives(double t, double[] y) {
                double[] flow = new double[y.length];
                for (int part = 0; part < y.length / N; part++) {
                    double[] lc =
                            MatrixUtils.createRealMatrix(L).operate(Arrays.copyOfRange(y, part * N, part * N + N));
                    for (int i = 0; i < N; i++) {
                        flow[part * N + i] = -lc[i];
                    }
                }
                double[] out = new double[y.length];
                Arrays.setAll(out, i -> rate.of(y, flow, i));
                return out;
            }
        };
        return new DormandPrince853Integrator(1e-8, 1, 1e-13, 1e-13)
                .integrate(ode, new ODEState(0, start), until)
                .getPrimaryState();
    }

    private static double[] run(Model model, String state, double[] start, double until) {
        return Simulation.of(model)
                .on(GRAPH)
                .initial(state, start)
                .until(until)
                .with(Solver.tsit5().tolerance(1e-11, 1e-12))
                .run()
                .field(state, until)
                .values();
    }

    private static void close(double[] given, double[] expected) {
        for (int i = 0; i < N; i++) {
            assertThat(given[i]).isCloseTo(expected[i], within(1e-8));
        }
    }

    private static double[] seed() {
        double[] seed = new double[N];
        seed[2] = 0.3;
        seed[7] = 0.05;
        return seed;
    }

    @Test
    void networkFisher() {
        close(
                run(Disorders.spreading().networkFisher(), "c", seed(), 6),
                independent(seed(), 6, (y, flow, i) -> 1 * flow[i] + 0.5 * y[i] * (1 - y[i])));
    }

    @Test
    void localFisher() {
        double[] start = seed();
        Arrays.setAll(start, i -> start[i] + 1.2);
        close(
                run(Disorders.spreading().localFisher(), "u", start, 8),
                independent(start, 8, (y, flow, i) -> 0.0338 * flow[i] + 0.0493 * (y[i] - 1.1113) * (2.5 - y[i])));
    }

    @Test
    void heterodimer() {
        double[] start = new double[2 * N];
        Arrays.fill(start, 0, N, 1);
        System.arraycopy(seed(), 0, start, N, N);
        double[] expected = independent(
                start,
                5,
                (y, flow, i) -> i < N
                        ? 0.5 * flow[i] + 1 - y[i] - y[i] * y[i + N]
                        : 0.5 * flow[i] - 0.5 * y[i] + y[i - N] * y[i]);
        close(run(Disorders.spreading().heterodimer(), "q", seed(), 5), Arrays.copyOfRange(expected, N, 2 * N));
    }

    /** Differences to the neighbors move the slow state: laplacian(x) is the sum of w_ij (x_j - x_i). */
    @Test
    void epileptors() {
        double[] x = new double[N];
        Arrays.fill(x, -1.6);
        x[4] = -1;
        double[] start = new double[2 * N];
        Arrays.fill(start, N, 2 * N, 3);
        System.arraycopy(x, 0, start, 0, N);
        double[] expected = independent(
                start,
                3,
                (y, flow, i) -> i < N
                        ? -y[i] * y[i] * y[i] - 2 * y[i] * y[i] + 1 - y[i + N] + 3.1
                        : 0.00035 * (4 * (y[i - N] + 2.5) - y[i] - flow[i - N]));
        close(run(Disorders.spreading().epileptors(), "x", x, 3), Arrays.copyOf(expected, N));
    }

    /** Growth and spread against the dense matrix exponential, on the solver and in closed form, directed or not. */
    @Test
    void growthSpreadIsTheMatrixExponential() {
        for (Connectome graph : List.of(GRAPH, GRAPH.with(Laplacian.NORMALIZED), directed())) {
            RealMatrix a = MatrixUtils.createRealMatrix(graph.laplacian())
                    .scalarMultiply(-0.7)
                    .add(MatrixUtils.createRealIdentityMatrix(N).scalarMultiply(0.2));
            double[] expected =
                    MatrixUtils.matrixExponential(a.scalarMultiply(4)).operate(seed());
            double[] closed = GrowthSpread.on(graph).at(seed(), new GrowthSpread.Fitted(1.5, 0.2, 0.7, 0), 4);
            double[] run = Simulation.of(Disorders.spreading().growthSpread())
                    .on(graph)
                    .initial("c", seed())
                    .set("D", 0.7)
                    .until(4)
                    .with(Solver.tsit5().tolerance(1e-11, 1e-12))
                    .run()
                    .field("c", 4)
                    .values();
            for (int i = 0; i < N; i++) {
                assertThat(closed[i]).isCloseTo(1.5 * expected[i], within(1e-12));
                assertThat(run[i]).isCloseTo(expected[i], within(1e-9));
            }
        }
    }

    private static Connectome directed() {
        double[][] w = GRAPH.weights();
        w[0][3] += 2;
        w[5][1] = 0;
        return Connectome.of(w);
    }

    @Test
    void theFitFindsWhatMadeTheReadings() {
        GrowthSpread spread = GrowthSpread.on(GRAPH);
        GrowthSpread.Fitted truth = new GrowthSpread.Fitted(2, 0.3, 0.4, 0);
        double[] times = {1, 3, 6};
        double[][] readings =
                Arrays.stream(times).mapToObj(t -> spread.at(seed(), truth, t)).toArray(double[][]::new);
        readings[1][4] = Double.NaN;
        GrowthSpread.Fitted fitted = spread.fit(seed(), times, readings);
        assertThat(fitted.gamma()).isCloseTo(2, within(1e-3));
        assertThat(fitted.alpha()).isCloseTo(0.3, within(1e-3));
        assertThat(fitted.beta()).isCloseTo(0.4, within(1e-3));
        assertThat(fitted.squares()).isLessThan(1e-6);
        assertThatThrownBy(() -> spread.fit(new double[3], times, readings))
                .isInstanceOf(DisorderException.class)
                .hasMessageContaining("seed has 3 values for the 9 regions");
        assertThatThrownBy(() -> spread.fit(seed(), times, new double[1][N]))
                .hasMessageContaining("3 times and 1 rows");
    }

    @Test
    void diffusionKeepsTheSumAndEvensOut() {
        double[] late = run(Disorders.spreading().networkDiffusion(), "c", seed(), 300);
        for (double value : late) {
            assertThat(value).isCloseTo(0.35 / N, within(1e-6));
        }
    }

    @Test
    void theRegionsOfAtn() {
        FilesAtHand.named();
        Connectome regions = Disorders.spreading().atnConnectome();
        assertThat(regions.cells()).isEqualTo(72);
        assertThat(regions.regions().stream().map(Region::name)).noneMatch(n -> n.contains("Thalamus"));
        Field amyloid = Simulation.of(Disorders.spreading().atn())
                .on(regions)
                .initial(
                        "a",
                        Arrays.stream(regions.feature("a_0")).map(a -> a + 0.05).toArray())
                .until(60)
                .run()
                .field("a", 60);
        double[] most = regions.feature("a_inf");
        for (int i = 0; i < 72; i++) {
            assertThat(amyloid.at(i)).isCloseTo(most[i], within(0.02));
        }
    }
}
