// SPDX-License-Identifier: Apache-2.0
package org.gyrus.inference;

import org.gyrus.fit.LogDensity;

/** A point of phase space: where, how fast, and the log density with its gradient there. */
final class Phase {
    final double[] position;
    final double[] momentum;
    final double[] gradient;
    double logDensity;

    Phase(double[] position, LogDensity density) {
        this.position = position.clone();
        momentum = new double[position.length];
        gradient = new double[position.length];
        look(density);
    }

    private Phase(Phase other) {
        position = other.position.clone();
        momentum = other.momentum.clone();
        gradient = other.gradient.clone();
        logDensity = other.logDensity;
    }

    Phase copy() {
        return new Phase(this);
    }

    private void look(LogDensity density) {
        double value = density.at(position.clone(), gradient);
        logDensity = Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
    }

    /** Minus the energy: log density minus kinetic energy. */
    double logJoint(Metric metric) {
        return logDensity - metric.energy(momentum, new double[momentum.length]);
    }

    /** One leapfrog step, forward or, with a negative step, backward. */
    void step(LogDensity density, Metric metric, double step) {
        int d = position.length;
        double[] velocity = new double[d];
        for (int i = 0; i < d; i++) {
            momentum[i] += step / 2 * gradient[i];
        }
        metric.velocity(momentum, velocity);
        for (int i = 0; i < d; i++) {
            position[i] += step * velocity[i];
        }
        look(density);
        for (int i = 0; i < d; i++) {
            momentum[i] += step / 2 * gradient[i];
        }
    }
}
