// SPDX-License-Identifier: Apache-2.0
package org.gyrus.network;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import java.util.HashMap;
import java.util.Map;

/**
 * Evaluates a network that runs in DJL, and its vector-Jacobian product, over n lanes as one batch. Rows are packed:
 * element i of lane l is at {@code i * n + l}. Keeps no state between calls; one per thread.
 *
 * <p>The weights are those of {@link Network#initialWeights} in order: the block's parameters one after the other, each
 * row by row. A call costs some 20 microseconds and more: suits convolutions, wide layers and many lanes.
 */
public final class BlockFunction {
    private final Block block;
    private final DataType type;
    private final Device device;
    private final int inputs;
    private final int outputs;

    BlockFunction(Block block, DataType type, int inputs, int outputs) {
        this.block = block;
        this.type = type;
        this.inputs = inputs;
        this.outputs = outputs;
        device = device();
    }

    /** Where DJL runs: the GPU if there is one, else the CPU; the environment variable GYRUS_DEVICE decides otherwise. */
    public static Device device() {
        return TorchEngine.device();
    }

    /** out = N(x; w). */
    public void evaluate(int n, double[] x, double[] out, double[] w, int wAt) {
        try (NDManager manager = NDManager.newBaseManager(device, TorchEngine.NAME)) {
            NDArray seen = rows(manager, x, inputs, n);
            spread(forward(manager, seen, new Weights(manager, w, wAt, false)), out, outputs, n);
        }
    }

    /** Sets xBar to the cotangent of x, and adds that of the weights, summed over lanes, to wBar. */
    public void pullBack(
            int n, double[] x, double[] outBar, double[] xBar, double[] w, int wAt, double[] wBar, int wBarAt) {
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(true);
        try (NDManager manager = NDManager.newBaseManager(device, TorchEngine.NAME)) {
            NDArray seen = rows(manager, x, inputs, n);
            seen.setRequiresGradient(true);
            Weights weights = new Weights(manager, w, wAt, true);
            NDArray out = forward(manager, seen, weights);
            NDArray seed = rows(manager, outBar, outputs, n);
            JniUtils.backward((PtNDArray) out, (PtNDArray) seed, false, false);
            spread(seen.getGradient(), xBar, inputs, n);
            weights.addGradients(wBar, wBarAt);
        } finally {
            JniUtils.setGradMode(before);
        }
    }

    private NDArray forward(NDManager manager, NDArray x, Weights weights) {
        NDArray out = block.forward(weights, new NDList(x), false).singletonOrThrow();
        out.attach(manager);
        return out;
    }

    private NDArray rows(NDManager manager, double[] packed, int units, int n) {
        double[] byLane = new double[units * n];
        for (int i = 0; i < units; i++) {
            for (int l = 0; l < n; l++) {
                byLane[l * units + i] = packed[i * n + l];
            }
        }
        return array(manager, byLane, new Shape(n, units));
    }

    private NDArray array(NDManager manager, double[] numbers, Shape shape) {
        if (type == DataType.FLOAT64) {
            return manager.create(numbers, shape);
        }
        float[] single = new float[numbers.length];
        for (int i = 0; i < single.length; i++) {
            single[i] = (float) numbers[i];
        }
        return manager.create(single, shape);
    }

    private static void spread(NDArray array, double[] packed, int units, int n) {
        double[] byLane = numbers(array);
        for (int i = 0; i < units; i++) {
            for (int l = 0; l < n; l++) {
                packed[i * n + l] = byLane[l * units + i];
            }
        }
    }

    static double[] numbers(NDArray array) {
        if (array.getDataType() == DataType.FLOAT64) {
            return array.toDoubleArray();
        }
        float[] single = array.toFloatArray();
        double[] numbers = new double[single.length];
        for (int i = 0; i < single.length; i++) {
            numbers[i] = single[i];
        }
        return numbers;
    }

    /** Hands the block our weights in place of its own. */
    private final class Weights extends ParameterStore {
        private final Map<Parameter, NDArray> arrays = new HashMap<>();

        Weights(NDManager manager, double[] w, int wAt, boolean differentiated) {
            int at = wAt;
            for (Parameter parameter : block.getParameters().values()) {
                Shape shape = parameter.getArray().getShape();
                double[] own = new double[(int) shape.size()];
                System.arraycopy(w, at, own, 0, own.length);
                NDArray array = array(manager, own, shape);
                array.setRequiresGradient(differentiated && parameter.requiresGradient());
                arrays.put(parameter, array);
                at += own.length;
            }
        }

        @Override
        public NDArray getValue(Parameter parameter, Device where, boolean training) {
            return arrays.get(parameter);
        }

        void addGradients(double[] wBar, int wBarAt) {
            int at = wBarAt;
            for (Parameter parameter : block.getParameters().values()) {
                NDArray array = arrays.get(parameter);
                if (array.hasGradient()) {
                    double[] gradient = numbers(array.getGradient());
                    for (int i = 0; i < gradient.length; i++) {
                        wBar[at + i] += gradient[i];
                    }
                }
                at += (int) array.size();
            }
        }
    }
}
