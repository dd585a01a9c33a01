// SPDX-License-Identifier: Apache-2.0
package org.gyrus.benchmarks;

import java.util.List;

/** The benchmarks by name: those that run when none is named, then those that are asked for. */
final class Catalogue {
    static final List<String> NAMES = List.of("B1", "B2", "B3", "B4", "B5", "B6", "B9", "CASCADE");
    static final List<String> ON_REQUEST = List.of("SCALING", "THREADS");

    private Catalogue() {}

    static Benchmark benchmark(String name) {
        return switch (name) {
            case "B1" -> new SmallNeuralOde();
            case "B2" -> new SpiralNeuralOde();
            case "B3" -> new LotkaVolterra();
            case "B4" -> new Robertson();
            case "B5" -> new GrayScott();
            case "B6" -> new BurgersInverse();
            case "B9" -> new Glioma();
            case "CASCADE" -> new Cascade();
            case "SCALING" -> new Scaling();
            case "THREADS" -> new Threads();
            default ->
                throw new IllegalArgumentException("There is no benchmark " + name + "; there are "
                        + String.join(", ", NAMES) + "; on request also " + String.join(", ", ON_REQUEST) + ".");
        };
    }
}
