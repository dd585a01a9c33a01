// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.Arrays;
import org.gyrus.engine.Cotangent;
import org.gyrus.engine.Evaluator;
import org.gyrus.engine.Program;

/**
 * One patient's rates beside the slopes of its smooth course, at many times at once: each time is a lane. For one thread at
 * a time.
 */
final class SlopeMatch {
    private final SmoothCourse course;
    private final Placement placed;
    private final Evaluator rates;
    private final int lanes;
    private final double[] out;
    private final double[] outBar;
    private final double[] tape;
    private final double[] laneParameters;
    private final Cotangent bar;

    SlopeMatch(Task task, int patient, Program program, SmoothCourse course) {
        this.course = course;
        placed = new Placement(task, patient, task.solve(patient));
        lanes = course.times().length;
        rates = program.evaluator(lanes);
        out = new double[course.slopes().length];
        outBar = new double[out.length];
        tape = new double[rates.tapeLength()];
        laneParameters = new double[placed.parameters.length * lanes];
        bar = program.cotangent(lanes);
    }

    /**
     * Half the sum over states and times of ((rate - slope) / size)^2; gradients are added.
     *
     * @param sizes of the slopes of each state
     */
    double at(double[] theta, double[] sizes, double[] sharedBar, double[] ownBar, int ownBarAt) {
        placed.load(theta);
        for (int p = 0; p < placed.parameters.length; p++) {
            Arrays.fill(laneParameters, p * lanes, (p + 1) * lanes, placed.parameters[p]);
        }
        rates.bind(laneParameters, placed.weights);
        rates.evaluate(0, course.states(), 0, course.times(), 0, out, 0, tape, 0);
        double sum = 0;
        for (int k = 0; k < sizes.length; k++) {
            for (int i = k * lanes; i < (k + 1) * lanes; i++) {
                double miss = (out[i] - course.slopes()[i]) / sizes[k];
                sum += miss * miss / 2;
                outBar[i] = miss / sizes[k];
            }
        }
        if (sharedBar != null && sum < Double.POSITIVE_INFINITY) {
            bar.clear();
            rates.pullBack(0, course.states(), 0, course.times(), 0, outBar, 0, tape, 0, bar);
            double[] parameterBar = new double[placed.parameters.length];
            for (int j = 0; j < bar.p.length; j++) {
                parameterBar[j / lanes] += bar.p[j];
            }
            Placement.Bars bars = new Placement.Bars(parameterBar, new double[sizes.length], bar.w);
            placed.pullBack(bars, theta, sharedBar, ownBar, ownBarAt);
        }
        return sum;
    }
}
