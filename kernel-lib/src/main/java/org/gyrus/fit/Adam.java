// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

/** Adam (Kingma and Ba 2015, arXiv:1412.6980, algorithm 1) with its usual constants. */
final class Adam {
    private static final double FIRST = 0.9;
    private static final double SECOND = 0.999;
    private static final double EPSILON = 1e-8;

    private final double rate;
    private final double[] mean;
    private final double[] square;
    private final double[] step;
    private double firstPower = 1;
    private double secondPower = 1;

    Adam(double rate, int size) {
        this.rate = rate;
        this.mean = new double[size];
        this.square = new double[size];
        this.step = new double[size];
    }

    /** What to subtract from the parameters; the array is used again by the next call. */
    double[] step(double[] gradient) {
        return step(gradient, rate);
    }

    /** The same with a rate of its own. */
    double[] step(double[] gradient, double stepRate) {
        firstPower *= FIRST;
        secondPower *= SECOND;
        for (int j = 0; j < step.length; j++) {
            mean[j] = FIRST * mean[j] + (1 - FIRST) * gradient[j];
            square[j] = SECOND * square[j] + (1 - SECOND) * gradient[j] * gradient[j];
            step[j] = stepRate * (mean[j] / (1 - firstPower)) / (Math.sqrt(square[j] / (1 - secondPower)) + EPSILON);
        }
        return step;
    }

    /** Moments and powers, to go on from later. */
    void save(Snapshot to) {
        to.put("adam.mean", mean).put("adam.square", square).put("adam.powers", firstPower, secondPower);
    }

    /** Goes on from what was saved. */
    void restore(Snapshot from) {
        System.arraycopy(from.get("adam.mean"), 0, mean, 0, mean.length);
        System.arraycopy(from.get("adam.square"), 0, square, 0, square.length);
        firstPower = from.get("adam.powers")[0];
        secondPower = from.get("adam.powers")[1];
    }
}
