// SPDX-License-Identifier: Apache-2.0
package org.gyrus.space;

/**
 * What links carry that are stronger one way than the other: B(v, c)_i = -l_i sum_j a_ij (v_i + v_j)/2 (r_i c_i + r_j c_j) with
 * a_ij = (w_ij - w_ji)/2, half of what i receives from j beyond what it gives, and l and r the factors of the {@link Laplacian}. Sums are
 * kept where L is combinatorial. Linear in v and in c.
 */
final class LinkAdvection implements Transport {
    private final Links links;
    private final double[] left;
    private final double[] right;

    LinkAdvection(double[][] weights, Laplacian kind) {
        int n = weights.length;
        double[][] beyond = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                beyond[i][j] = (weights[i][j] - weights[j][i]) / 2;
            }
        }
        links = Links.of(beyond);
        double[] strength = Weights.rowSums(weights);
        left = new double[n];
        right = new double[n];
        for (int i = 0; i < n; i++) {
            left[i] = kind.row(strength[i]);
            right[i] = kind.column(strength[i]);
        }
    }

    @Override
    public void apply(double[] v, int vAt, double[] c, int cAt, double[] out, int outAt, int from, int to) {
        carry(left, right, 1, v, vAt, c, cAt, out, outAt, from, to);
    }

    /** {@code out[i]} = -outer_i sum_j a_ij (v_i + v_j)/2 (inner_i x_i + sign inner_j x_j): forward with a sign of 1, back with -1. */
    private void carry(
            double[] outer,
            double[] inner,
            int sign,
            double[] v,
            int vAt,
            double[] x,
            int xAt,
            double[] out,
            int outAt,
            int from,
            int to) {
        for (int i = from; i < to; i++) {
            double sum = 0;
            for (int l = links.start()[i]; l < links.start()[i + 1]; l++) {
                int j = links.from()[l];
                sum += links.weight()[l]
                        * (v[vAt + i] + v[vAt + j])
                        / 2
                        * (inner[i] * x[xAt + i] + sign * (inner[j] * x[xAt + j]));
            }
            out[outAt + i] = -outer[i] * sum;
        }
    }

    @Override
    public void pushForward(
            double[] v,
            int vAt,
            double[] c,
            int cAt,
            double[] cDot,
            int cDotAt,
            double[] out,
            int outAt,
            int from,
            int to) {
        apply(v, vAt, cDot, cDotAt, out, outAt, from, to);
    }

    @Override
    public void pushForwardCoefficient(
            double[] v,
            int vAt,
            double[] c,
            int cAt,
            double[] vDot,
            int vDotAt,
            double[] out,
            int outAt,
            int from,
            int to) {
        apply(vDot, vDotAt, c, cAt, out, outAt, from, to);
    }

    @Override
    public void pullBack(
            double[] v,
            int vAt,
            double[] c,
            int cAt,
            double[] bar,
            int barAt,
            double[] cBar,
            int cBarAt,
            int from,
            int to) {
        carry(right, left, -1, v, vAt, bar, barAt, cBar, cBarAt, from, to);
    }

    @Override
    public void pullBackCoefficient(
            double[] v,
            int vAt,
            double[] c,
            int cAt,
            double[] bar,
            int barAt,
            double[] vBar,
            int vBarAt,
            int from,
            int to) {
        for (int i = from; i < to; i++) {
            double sum = 0;
            for (int l = links.start()[i]; l < links.start()[i + 1]; l++) {
                int j = links.from()[l];
                sum += links.weight()[l]
                        * (right[i] * c[cAt + i] + right[j] * c[cAt + j])
                        * (left[i] * bar[barAt + i] - left[j] * bar[barAt + j]);
            }
            vBar[vBarAt + i] = -sum / 2;
        }
    }

    @Override
    public void decay(double[] v, int vAt, double[] out, int outAt, int from, int to) {
        for (int i = from; i < to; i++) {
            double sum = 0;
            for (int l = links.start()[i]; l < links.start()[i + 1]; l++) {
                int j = links.from()[l];
                sum += Math.abs(links.weight()[l] * (v[vAt + i] + v[vAt + j]) / 2) * (right[i] + right[j]);
            }
            out[outAt + i] = left[i] * sum;
        }
    }
}
