// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
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
 * From the readings of each patient, in any number and at any times, to the mean and log variance of where z starts:
 * m = B tanh(mean over readings of tanh(A r + a)) + b, by DJL, with its vector-Jacobian product.
 *
 * <p>Weights in one array, by layer: matrix row by row, then bias.
 */
final class SetEncoder {
    private final int[] sizes;
    private final int latent;
    private final Device device;

    SetEncoder(int inputs, int hidden, int latent) {
        this.sizes = new int[] {inputs, hidden, hidden, 2 * latent};
        this.latent = latent;
        device = BlockFunction.device();
    }

    /** Readings of patients one after the other: rows of time and values, and which patient each row belongs to. */
    @SuppressWarnings("ArrayRecordComponent") // scratch, never compared
    record Rows(double[] numbers, int[] patient, int patients) {}

    int weightCount() {
        int count = 0;
        for (int i = 0; i + 1 < sizes.length; i++) {
            count += sizes[i + 1] * (sizes[i] + 1);
        }
        return count;
    }

    /** Uniform in +-1/sqrt(inputs), as is usual for linear layers. */
    double[] initialWeights(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] weights = new double[weightCount()];
        int at = 0;
        for (int i = 0; i + 1 < sizes.length; i++) {
            double limit = 1 / Math.sqrt(sizes[i]);
            for (int k = 0; k < sizes[i + 1] * (sizes[i] + 1); k++) {
                weights[at++] = random.nextDouble(-limit, limit);
            }
        }
        return weights;
    }

    /** Means, then log variances: {@code [patient][2 * latent]}. */
    double[][] encode(Rows rows, double[] w, int wAt) {
        try (NDManager manager = NDManager.newBaseManager(device, "PyTorch")) {
            return unpacked(forward(manager, rows, weights(manager, w, wAt, false)), rows.patients());
        }
    }

    /** Adds to wBar the cotangent of the weights for a cotangent of the codes; carries on where the adjoint ends. */
    void pullBack(Rows rows, double[][] codeBar, double[] w, int wAt, double[] wBar) {
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(true);
        try (NDManager manager = NDManager.newBaseManager(device, "PyTorch")) {
            List<NDArray> weights = weights(manager, w, wAt, true);
            NDArray out = forward(manager, rows, weights);
            double[] packed = new double[rows.patients() * 2 * latent];
            for (int i = 0; i < rows.patients(); i++) {
                System.arraycopy(codeBar[i], 0, packed, i * 2 * latent, 2 * latent);
            }
            NDArray seed = manager.create(packed, new Shape(rows.patients(), 2L * latent));
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

    /** Patients are padded to the longest; what is padded has no weight in the mean. */
    private NDArray forward(NDManager manager, Rows rows, List<NDArray> w) {
        int[] readings = new int[rows.patients()];
        for (int patient : rows.patient()) {
            readings[patient]++;
        }
        int longest = Arrays.stream(readings).max().orElse(1);
        double[] padded = new double[rows.patients() * longest * sizes[0]];
        double[] shares = new double[rows.patients() * longest];
        int[] next = new int[rows.patients()];
        for (int r = 0; r < rows.patient().length; r++) {
            int patient = rows.patient()[r];
            int at = patient * longest + next[patient]++;
            System.arraycopy(rows.numbers(), r * sizes[0], padded, at * sizes[0], sizes[0]);
            shares[at] = 1.0 / readings[patient];
        }
        long all = (long) rows.patients() * longest;
        NDArray each = manager.create(padded, new Shape(all, sizes[0]))
                .matMul(w.get(0).transpose())
                .add(w.get(1))
                .tanh()
                .reshape(rows.patients(), longest, sizes[1]);
        NDArray mean = each.mul(manager.create(shares, new Shape(rows.patients(), longest, 1)))
                .sum(new int[] {1});
        NDArray code = mean.matMul(w.get(2).transpose()).add(w.get(3)).tanh();
        return code.matMul(w.get(4).transpose()).add(w.get(5));
    }

    private List<NDArray> weights(NDManager manager, double[] w, int wAt, boolean differentiated) {
        List<NDArray> arrays = new ArrayList<>();
        int at = wAt;
        for (int i = 0; i + 1 < sizes.length; i++) {
            at = add(manager, w, at, new Shape(sizes[i + 1], sizes[i]), arrays);
            at = add(manager, w, at, new Shape(sizes[i + 1]), arrays);
        }
        arrays.forEach(array -> array.setRequiresGradient(differentiated));
        return arrays;
    }

    private static int add(NDManager manager, double[] w, int at, Shape shape, List<NDArray> to) {
        double[] own = new double[(int) shape.size()];
        System.arraycopy(w, at, own, 0, own.length);
        to.add(manager.create(own, shape));
        return at + own.length;
    }

    private double[][] unpacked(NDArray codes, int patients) {
        double[] flat = codes.toDoubleArray();
        double[][] out = new double[patients][2 * latent];
        for (int i = 0; i < patients; i++) {
            System.arraycopy(flat, i * 2 * latent, out[i], 0, 2 * latent);
        }
        return out;
    }
}
