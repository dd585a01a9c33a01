// SPDX-License-Identifier: Apache-2.0
package org.gyrus.network;

import ai.djl.Device;
import ai.djl.engine.Engine;
import java.util.Locale;

/** DJL's PyTorch engine: the versions that work together, and the device. */
final class TorchEngine {
    static final String NAME = "PyTorch";
    private static final String DJL = "0.35.1";
    private static final String LIBTORCH = "2.7.1";
    private static final String THREADS = "ai.djl.pytorch.num_threads";

    private TorchEngine() {}

    /**
     * The engine, after its versions are checked: another libtorch under this binding corrupts numbers silently. It works on one thread:
     * networks here are small, and patients and cells are shared out over cores already; {@code -Dai.djl.pytorch.num_threads=8} at the
     * start of Java gives large ones more.
     */
    static Engine checked() {
        if (System.getProperty(THREADS) == null) {
            System.setProperty(THREADS, "1");
        }
        Engine engine = Engine.getEngine(NAME);
        require("DJL", DJL, Engine.getDjlVersion());
        require("libtorch", LIBTORCH, engine.getVersion());
        return engine;
    }

    static void require(String what, String expected, String found) {
        if (found == null
                || !(found.equals(expected) || found.startsWith(expected + "-") || found.startsWith(expected + "+"))) {
            throw new NetworkException(
                    "Gyrus runs networks in DJL with " + what + " " + expected + ", but found " + found
                            + ". Other combinations give wrong numbers without an error: install the pinned version, and unset"
                            + " PYTORCH_VERSION and PYTORCH_LIBRARY_PATH.");
        }
    }

    /** The GPU if there is one, else the CPU; the environment variable GYRUS_DEVICE=cpu or gpu decides otherwise. */
    static Device device() {
        String wanted = System.getenv().getOrDefault("GYRUS_DEVICE", "auto").toLowerCase(Locale.ROOT);
        return choose(wanted, checked().getGpuCount());
    }

    static Device choose(String wanted, int gpus) {
        return switch (wanted) {
            case "cpu" -> Device.cpu();
            case "gpu" -> {
                if (gpus == 0) {
                    throw new NetworkException(
                            "GYRUS_DEVICE=gpu asks for a GPU, but DJL finds none. Check the driver and"
                                    + " the flavor of libtorch (environment/doctor), or set GYRUS_DEVICE=cpu.");
                }
                yield Device.gpu();
            }
            case "auto" -> gpus > 0 ? Device.gpu() : Device.cpu();
            default ->
                throw new NetworkException("GYRUS_DEVICE is cpu, gpu or auto, but \"" + wanted + "\" was given.");
        };
    }
}
