// SPDX-License-Identifier: Apache-2.0
package org.gyrus.space;

/**
 * div(d grad c) on a graph: B(d, c)_i = l_i sum_j w_ij (d_i + d_j)/2 (r_j c_j - r_i c_i), with l and r the factors of its {@link
 * Laplacian}. For an even d this is -d L c; the mean over both ends keeps sums where L does, whatever d is.
 */
final class GraphDiffusion implements Diffusion {
    private final Links in;
    /** The same links by the region they leave: the transposed matrix. */
    private final Links out;

    private final double[] left;
    private final double[] right;
    private final boolean directed;
    private final boolean symmetric;

    GraphDiffusion(double[][] weights, Laplacian kind) {
        int n = weights.length;
        double[][] transposed = Weights.transposed(weights);
        in = Links.of(weights);
        out = Links.of(transposed);
        left = new double[n];
        right = new double[n];
        double[] strength = Weights.rowSums(weights);
        for (int i = 0; i < n; i++) {
            left[i] = kind.row(strength[i]);
            right[i] = kind.column(strength[i]);
        }
        directed = !Weights.isSymmetric(weights);
        symmetric = kind != Laplacian.RANDOM_WALK && !directed;
    }

    private static double mean(double[] d, int dAt, int i, int j) {
        return d == null ? 1 : (d[dAt + i] + d[dAt + j]) / 2;
    }

    @Override
    public void apply(double[] d, int dAt, double[] c, int cAt, double[] o, int oAt, int from, int to) {
        if (d == null) {
            applyEven(c, cAt, o, oAt, from, to);
            return;
        }
        for (int i = from; i < to; i++) {
            double own = right[i] * c[cAt + i];
            double sum = 0;
            for (int l = in.start()[i]; l < in.start()[i + 1]; l++) {
                int j = in.from()[l];
                sum += in.weight()[l] * mean(d, dAt, i, j) * (right[j] * c[cAt + j] - own);
            }
            o[oAt + i] = left[i] * sum;
        }
    }

    private void applyEven(double[] c, int cAt, double[] o, int oAt, int from, int to) {
        int[] start = in.start();
        int[] links = in.from();
        double[] weight = in.weight();
        for (int i = from; i < to; i++) {
            double own = right[i] * c[cAt + i];
            double sum = 0;
            for (int l = start[i]; l < start[i + 1]; l++) {
                int j = links[l];
                sum += weight[l] * (right[j] * c[cAt + j] - own);
            }
            o[oAt + i] = left[i] * sum;
        }
    }

    @Override
    public void pullBack(double[] d, int dAt, double[] bar, int barAt, double[] cBar, int cBarAt, int from, int to) {
        for (int i = from; i < to; i++) {
            double sum = 0;
            for (int l = out.start()[i]; l < out.start()[i + 1]; l++) {
                int j = out.from()[l];
                sum += out.weight()[l] * mean(d, dAt, i, j) * left[j] * bar[barAt + j];
            }
            double away = 0;
            for (int l = in.start()[i]; l < in.start()[i + 1]; l++) {
                away += in.weight()[l] * mean(d, dAt, i, in.from()[l]);
            }
            cBar[cBarAt + i] = right[i] * (sum - left[i] * away * bar[barAt + i]);
        }
    }

    @Override
    public void pullBackCoefficient(
            double[] c, int cAt, double[] bar, int barAt, double[] dBar, int dBarAt, int from, int to) {
        for (int i = from; i < to; i++) {
            double own = right[i] * c[cAt + i];
            double sum = 0;
            for (int l = in.start()[i]; l < in.start()[i + 1]; l++) {
                int j = in.from()[l];
                sum += in.weight()[l] * (right[j] * c[cAt + j] - own) * left[i] * bar[barAt + i];
            }
            for (int l = out.start()[i]; l < out.start()[i + 1]; l++) {
                int j = out.from()[l];
                sum += out.weight()[l] * (own - right[j] * c[cAt + j]) * left[j] * bar[barAt + j];
            }
            dBar[dBarAt + i] = sum / 2;
        }
    }

    /** Whether a link differs from its way back. */
    boolean isDirected() {
        return directed;
    }

    @Override
    public boolean isSymmetric() {
        return symmetric;
    }

    @Override
    public void diagonal(double[] d, int dAt, double[] o, int oAt, int from, int to) {
        for (int i = from; i < to; i++) {
            double sum = 0;
            for (int l = in.start()[i]; l < in.start()[i + 1]; l++) {
                sum += in.weight()[l] * mean(d, dAt, i, in.from()[l]);
            }
            o[oAt + i] = left[i] * right[i] * sum;
        }
    }
}
