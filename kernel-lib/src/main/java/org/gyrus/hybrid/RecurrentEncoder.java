// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.gyrus.network.BlockFunction;

/**
 * From the readings of each patient, in any number and at any times, to the mean and log variance of where z starts: a gated
 * recurrent unit that reads backwards in time and ends at the first reading, then a linear layer; by DJL, with its
 * vector-Jacobian product.
 *
 * <p>Order matters to it: it can tell a curve from the same curve run through the other way, which a sum over readings of a
 * small network hardly can.
 *
 * <p>Sources: Chen et al., NeurIPS 2018, section 5 (a recurrent network backwards in time); Cho et al. 2014,
 * arXiv:1406.1078 (the unit). Weights in one array: input, hidden and their biases for reset, update and new gate one below
 * the other, then matrix and bias of the linear layer; matrices row by row.
 */
final class RecurrentEncoder {
    private final int inputs;
    private final int hidden;
    private final int latent;
    private final Device device;

    RecurrentEncoder(int inputs, int hidden, int latent) {
        this.inputs = inputs;
        this.hidden = hidden;
        this.latent = latent;
        device = BlockFunction.device();
    }

    /**
     * Readings of patients one after the other, each patient's from the last to the first.
     *
     * @param numbers rows of as many numbers as there are inputs
     * @param readings how many rows each patient has
     */
    @SuppressWarnings("ArrayRecordComponent") // scratch, never compared
    record Rows(double[] numbers, int[] readings) {}

    private List<Shape> shapes() {
        return List.of(
                new Shape(3L * hidden, inputs),
                new Shape(3L * hidden, hidden),
                new Shape(3L * hidden),
                new Shape(3L * hidden),
                new Shape(2L * latent, hidden),
                new Shape(2L * latent));
    }

    int weightCount() {
        return (int) shapes().stream().mapToLong(Shape::size).sum();
    }

    /** Uniform in +-1/sqrt(hidden units), as is usual for recurrent layers. */
    double[] initialWeights(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double limit = 1 / Math.sqrt(hidden);
        return random.doubles(weightCount(), -limit, limit).toArray();
    }

    /** Means, then log variances: {@code [patient][2 * latent]}. */
    double[][] encode(Rows rows, double[] w, int wAt) {
        try (NDManager manager = NDManager.newBaseManager(device, "PyTorch")) {
            double[] flat =
                    forward(manager, rows, weights(manager, w, wAt, false)).toDoubleArray();
            double[][] out = new double[rows.readings().length][2 * latent];
            for (int i = 0; i < out.length; i++) {
                System.arraycopy(flat, i * 2 * latent, out[i], 0, 2 * latent);
            }
            return out;
        }
    }

    /** Adds to wBar the cotangent of the weights for a cotangent of the codes; carries on where the adjoint ends. */
    void pullBack(Rows rows, double[][] codeBar, double[] w, int wAt, double[] wBar) {
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(true);
        try (NDManager manager = NDManager.newBaseManager(device, "PyTorch")) {
            List<NDArray> weights = weights(manager, w, wAt, true);
            NDArray out = forward(manager, rows, weights);
            double[] packed =
                    Arrays.stream(codeBar).flatMapToDouble(Arrays::stream).toArray();
            NDArray seed = manager.create(packed, new Shape(codeBar.length, 2L * latent));
            JniUtils.backward((PtNDArray) out, (PtNDArray) seed, false, false);
            int at = wAt;
            for (NDArray array : weights) {
                for (double g : array.getGradient().toDoubleArray()) {
                    wBar[at++] += g;
                }
            }
        } finally {
            JniUtils.setGradMode(before);
        }
    }

    /** Patients are padded behind their first reading, and each is asked after its own last step. */
    private NDArray forward(NDManager manager, Rows rows, List<NDArray> w) {
        int patients = rows.readings().length;
        int longest = Arrays.stream(rows.readings()).max().orElse(1);
        double[] padded = new double[patients * longest * inputs];
        double[] end = new double[patients * longest];
        int from = 0;
        for (int l = 0; l < patients; l++) {
            int length = rows.readings()[l] * inputs;
            System.arraycopy(rows.numbers(), from, padded, l * longest * inputs, length);
            end[l * longest + rows.readings()[l] - 1] = 1;
            from += length;
        }
        NDArray seen = manager.create(padded, new Shape(patients, longest, inputs));
        NDArray start = manager.zeros(new Shape(1, patients, hidden), seen.getDataType());
        NDList gates = new NDList(w.subList(0, 4));
        NDArray states = JniUtils.gru((PtNDArray) seen, (PtNDArray) start, gates, true, 1, 0, false, false, true)
                .get(0);
        NDArray last =
                states.mul(manager.create(end, new Shape(patients, longest, 1))).sum(new int[] {1});
        return last.matMul(w.get(4).transpose()).add(w.get(5));
    }

    private List<NDArray> weights(NDManager manager, double[] w, int wAt, boolean differentiated) {
        List<NDArray> arrays = new ArrayList<>();
        int at = wAt;
        for (Shape shape : shapes()) {
            NDArray array = manager.create(Arrays.copyOfRange(w, at, at + (int) shape.size()), shape);
            array.setRequiresGradient(differentiated);
            arrays.add(array);
            at += (int) shape.size();
        }
        return arrays;
    }
}
