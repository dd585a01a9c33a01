// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

/**
 * Takes the recorded steps of a solve again in another lane group, with other numbers: the function whose derivative the
 * discrete adjoint claims to be. Nodes set by doses, delays and located events move with them; all others stay.
 */
final class Replay {
    private final LaneGroup base;
    private final LaneGroup group;
    private final Step step = new Step();

    Replay(LaneGroup base, LaneGroup group) {
        this.base = base;
        this.group = group;
    }

    void run() {
        group.prepare();
        Recording from = base.recording;
        for (int n = 0; n < from.count; n++) {
            if (from.jump[n] == Recording.STEP) {
                step(n);
            } else {
                jump(n);
            }
        }
    }

    private void step(int n) {
        Recording from = base.recording;
        Recording to = group.recording;
        int stop = from.stop[n + 1];
        double end = from.t[n + 1];
        if (stop >= 0 && base.stops.kind(stop) == Stops.DOSE) {
            end = group.doses.get(base.stops.index(stop)).time();
        } else if (stop >= 0 && base.stops.kind(stop) == Stops.BREAK) {
            int origin = base.stops.origin(stop);
            int node = origin >= 0 ? base.stops.node(origin) : -2 - origin;
            int delay = base.stops.index(stop);
            end += group.history.delays.tau[delay]
                    - base.history.delays.tau[delay]
                    + (origin == -1 ? 0 : to.t[node] - from.t[node]);
        }
        boolean carried =
                group.stepper.recordOverlap() > 0 && n > 0 && from.jump[n - 1] == Recording.STEP && from.stop[n] == -1;
        to.open(step, carried);
        step.h = end - to.t[n];
        group.inputs.enter(to.t[n], end);
        if (!carried) {
            group.stepper.begin(step);
        }
        group.stepper.step(step);
        if (stop < -1) {
            end = locate(-2 - stop, to.t[n]);
        }
        to.close(step.h, end);
        to.stop[to.count] = stop;
    }

    private double locate(int which, double start) {
        double h0 = step.h;
        double g0 = group.crossings.at(which, start + h0, step.states, step.nextAt);
        double h1 = h0 * (1 + 1e-6);
        for (int i = 0; i < 50 && h1 != h0; i++) {
            step.h = h1;
            group.stepper.step(step);
            double g1 = group.crossings.at(which, start + h1, step.states, step.nextAt);
            double next = g1 == g0 ? h1 : h1 - g1 * (h1 - h0) / (g1 - g0);
            h0 = h1;
            g0 = g1;
            h1 = next;
        }
        step.h = h0;
        group.stepper.step(step);
        return start + h0;
    }

    private void jump(int n) {
        Recording to = group.recording;
        to.open(step, false);
        int code = base.recording.jump[n];
        if (code >= 0) {
            Dose dose = group.doses.get(base.stops.index(code));
            group.jumps.get(dose.event()).apply(to.t[n], dose.amount(), dose.lane(), step.states, step.at, step.nextAt);
        } else {
            int which = -2 - code;
            group.triggerJump(group.crossings.triggerOf(which))
                    .apply(to.t[n], 0, group.crossings.laneOf(which), step.states, step.at, step.nextAt);
        }
        to.closeJump(code);
    }

    /** Gives the replayed solve the stops of the recorded one, which a reverse pass asks for. */
    static void copyStops(LaneGroup base, LaneGroup group) {
        Stops from = base.stops;
        Stops to = group.stops;
        to.clear();
        for (int i = 0; i < from.count(); i++) {
            to.add(from.time(i), from.kind(i), from.index(i), from.origin(i), from.smoothness(i));
        }
        while (to.hasNext()) {
            to.advance(from.node(to.peek()));
        }
    }
}
