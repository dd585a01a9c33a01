// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Forward sensitivities dy(t)/dtheta of a whole trajectory for a few theta, at any time: the derivatives of the steps as
 * they were taken, as those of {@link Gradient}. Units: those of the value per unit of theta. Costs as much as a run for
 * each theta; for many theta and few values take a {@link Gradient}.
 */
public final class Sensitivities {
    private final LaneGroup group;
    private final int lane;
    private final List<String> wrt;
    private final List<Direction> directions;
    private final List<TangentLinear> tangents;

    Sensitivities(LaneGroup group, int lane, List<String> wrt) {
        this.group = group;
        this.lane = lane;
        this.wrt = wrt;
        directions =
                wrt.stream().map(name -> Direction.along(group, name, lane)).toList();
        synchronized (group) {
            tangents = directions.stream().map(d -> new TangentLinear(group, d)).toList();
        }
    }

    /** The parameters, and states for their initial values, in order. */
    public List<String> wrt() {
        return wrt;
    }

    /** The derivatives of a state or observable at a time with respect to each of {@link #wrt}. */
    public double[] of(String name, double t) {
        return IntStream.range(0, wrt.size())
                .mapToDouble(i -> sample(name, wrt.get(i), t)[0])
                .toArray();
    }

    /** The derivative of a state or observable with respect to one of {@link #wrt}, at these times. */
    public double[] sample(String name, String theta, double... times) {
        int which = Gradient.index(wrt, theta, "sensitivity to");
        synchronized (group) {
            Observer observer = new Observer(group, List.of(name));
            observer.bind();
            double[] state = new double[group.size];
            double[] dot = new double[group.size];
            double[] all = new double[group.lanes];
            return Arrays.stream(times)
                    .map(t -> {
                        if (!group.stateAt(t, state, 0)) {
                            throw new SolverException("The trajectory runs from " + group.from + " to "
                                    + group.recording.t[group.recording.count] + ", so there is no value at " + t
                                    + ".");
                        }
                        tangents.get(which).stateAt(t, dot);
                        observer.pushForward(t, state, 0, dot, directions.get(which), all);
                        return all[lane];
                    })
                    .toArray();
        }
    }
}
