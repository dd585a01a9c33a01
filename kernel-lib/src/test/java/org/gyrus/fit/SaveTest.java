// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.gyrus.data.Cohort;
import org.gyrus.model.Model;
import org.gyrus.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SaveTest {
    private static final double[] DAYS = {0, 10, 20, 30, 40, 60, 80};

    @TempDir
    Path folder;

    private static Cohort cohort() {
        return Cohorts.of(
                4, DAYS, (i, t) -> Cohorts.logistic(0.08 + 0.02 * i, 800 + 100 * i, 120, t) + 10 * Math.sin(7 * t + i));
    }

    private static Model learned() {
        return Model.named("learned growth")
                .time("day")
                .state("V", 100, "mm^3")
                .positive()
                .parameter("a", 0.05, "1/day")
                .range(0.001, 1)
                .learned("N", 1, "1")
                .equation("dV/dt = a*V*N(V/K)")
                .parameter("K", 1000, "mm^3")
                .build();
    }

    private static Map<String, Network> network() {
        return Map.of("N", Network.mlp("V").hidden(3).tanh().seed(5));
    }

    private static FitBuilder builder(String kind) {
        FitBuilder plain = Fit.of(Cohorts.logistic()).to(cohort()).observing("V", "v");
        return switch (kind) {
            case "network" ->
                Fit.of(learned(), network())
                        .to(cohort())
                        .observing("V", "v")
                        .perPatient("a")
                        .with(Optimizer.adam()
                                .iterations(30)
                                .then(Optimizer.lbfgs().iterations(20)));
            case "mixed" ->
                plain.perPatient("a", "K").prior("a", Prior.population()).prior("K", Prior.population());
            case "apart" -> plain.perPatient("a", "K").initial("V");
            default -> plain.shared("a", "K").with(Optimizer.levenbergMarquardt());
        };
    }

    private static double[] bits(Fit fit) {
        return fit.density().start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"network", "mixed", "apart", "shared"})
    void whatWasSavedIsTheSame(String kind) {
        Fit fit = builder(kind).run();
        Path file = folder.resolve("fit.zip");
        fit.save(file);
        Fit back = Fit.load(file);
        assertThat(bits(back)).containsExactly(bits(fit));
        assertThat(back.toString()).isEqualTo(fit.toString());
        assertThat(back.model()).isEqualTo(fit.model());
        assertThat(back.forecast("p2", 100, 200)).containsExactly(fit.forecast("p2", 100, 200));
        assertThat(back.losses().doubleColumn("loss").asDoubleArray())
                .containsExactly(fit.losses().doubleColumn("loss").asDoubleArray());
        assertThat(bits(builder(kind).load(file))).containsExactly(bits(fit));
    }

    @ParameterizedTest
    @ValueSource(strings = {"network", "mixed", "apart"})
    void aFitThatWasKilledGoesOnToTheSameBits(String kind) {
        double[] whole = bits(builder(kind).threads(1).run());
        Path file = folder.resolve("checkpoint.zip");
        FitBuilder kept = builder(kind).threads(1).checkpointTo(file, 0);
        for (int kill : new int[] {2, 37}) {
            AtomicInteger seen = new AtomicInteger();
            FitListener killer = state -> {
                if (seen.incrementAndGet() == kill) {
                    Thread.currentThread().interrupt();
                }
            };
            Fit killed = kept.onProgress(killer).run();
            boolean interrupted = Thread.interrupted();
            assertThat(killed.stopped().isPresent()).isEqualTo(interrupted);
            assertThat(bits(kept.resume())).as("killed at " + kill).containsExactly(whole);
        }
    }

    @Test
    void theNumberOfThreadsDoesNotChangeABit() {
        double[] one = bits(builder("network").threads(1).run());
        assertThat(bits(builder("network").threads(3).run())).containsExactly(one);
    }

    @Test
    void aFileOfAnotherFitIsRefused() {
        Path file = folder.resolve("fit.zip");
        builder("shared").run().save(file);
        assertThatThrownBy(() -> builder("network").load(file))
                .isInstanceOf(FitException.class)
                .hasMessageContaining("another model");
        assertThatThrownBy(() -> builder("apart").load(file)).hasMessageContaining("4 patients with 2 numbers");
        builder("network").run().save(file);
        FitBuilder wider = Fit.of(
                        learned(), Map.of("N", Network.mlp("V").hidden(4).tanh()))
                .to(cohort())
                .observing("V", "v")
                .perPatient("a");
        assertThatThrownBy(() -> wider.load(file))
                .hasMessageContaining("another network N: 1-3-1 tanh instead of 1-4-1 tanh");
        Path checkpoint = folder.resolve("checkpoint.zip");
        builder("network").iterations(2).checkpointTo(checkpoint, 0).run();
        assertThatThrownBy(() -> builder("shared").checkpointTo(checkpoint).resume())
                .hasMessageContaining("is of another fit");
        assertThatThrownBy(() -> Fit.load(checkpoint)).hasMessageContaining("resume()");
        assertThatThrownBy(() -> builder("network").checkpointTo(file).resume()).hasMessageContaining("Fit.load(path)");
    }

    @Test
    void whatCannotBeWrittenLeavesTheOldFile() throws IOException {
        Path file = folder.resolve("fit.zip");
        Fit fit = builder("shared").run();
        fit.save(file);
        byte[] old = Files.readAllBytes(file);
        // What a full disk does to a write, on Linux.
        Path beside = folder.resolve(".fit.zip.part");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(Path.of("/dev/full")));
        Files.createSymbolicLink(beside, Path.of("/dev/full"));
        assertThatThrownBy(() -> fit.save(file))
                .isInstanceOf(FitException.class)
                .hasMessageContaining("could not be saved")
                .hasMessageContaining("is as it was");
        assertThat(Files.readAllBytes(file)).isEqualTo(old);
    }

    @Test
    void damagedFilesAreRefusedInASentence() throws IOException {
        Path file = folder.resolve("fit.zip");
        builder("shared").run().save(file);
        byte[] good = Files.readAllBytes(file);
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 200; i++) {
            byte[] bad = i % 2 == 0 ? good.clone() : Arrays.copyOf(good, random.nextInt(good.length));
            for (int k = 0; k < 4 && bad.length > 0; k++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, bad);
            try {
                Fit.load(file);
            } catch (FitException e) {
                assertThat(e.getMessage()).contains("fit");
            }
        }
    }

    @Test
    void safetensorsRoundTripAndRefuseDamage() {
        Map<String, double[]> tensors = new LinkedHashMap<>();
        tensors.put("a", new double[] {1, Double.NaN, Double.NEGATIVE_INFINITY});
        tensors.put("empty", new double[0]);
        tensors.put("über", new double[] {Math.PI});
        byte[] bytes = Safetensors.write(tensors);
        Map<String, double[]> back = Safetensors.read(bytes);
        assertThat(back.keySet()).containsExactly("a", "empty", "über");
        back.forEach((name, values) -> assertThat(values).containsExactly(tensors.get(name)));
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 5000; i++) {
            byte[] bad = i % 3 == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes.clone();
            for (int k = 0; k < 1 + i % 4 && bad.length > 0; k++) {
                bad[random.nextInt(Math.min(bad.length, 200))] = (byte) random.nextInt(256);
            }
            try {
                Safetensors.read(bad);
            } catch (FitException e) {
                assertThat(e.getMessage()).startsWith("Not a safetensors file");
            }
        }
    }
}
