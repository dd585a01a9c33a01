// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.concurrent.CancellationException;

/**
 * Takes recorded steps again, with the step sizes recorded, where a {@link Recording} had no room to keep them: the same
 * numbers as the first time.
 */
final class Replays {
    private final LaneGroup group;
    private final Step step = new Step();

    Replays(LaneGroup group) {
        this.group = group;
    }

    /** Brings entry n back into the arrays of the recording, and what lies before it as far as there is room. */
    void need(int n) {
        Recording recording = group.recording;
        if (recording.has(n)) {
            return;
        }
        long evaluations = group.f.evaluations();
        boolean restored = recording.rewind(n);
        while (recording.end <= n) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException(
                        "Interrupted while steps were taken again; ask again, or allow more memory(megabytes).");
            }
            recording.place(step);
            if (recording.jump[recording.end] == Recording.STEP) {
                step(recording.end, restored);
            } else {
                jump(recording.jump[recording.end]);
            }
            recording.end++;
            restored = false;
        }
        group.f.countEvaluations((int) (evaluations - group.f.evaluations()));
    }

    private void step(int n, boolean restored) {
        Recording recording = group.recording;
        boolean carried = recording.carried[n];
        group.inputs.enter(step.t, step.t + step.h);
        if (!carried || (restored && step.tape != null)) {
            group.stepper.begin(step);
            if (carried) {
                recording.restoreCarried();
            }
        }
        group.stepper.step(step);
    }

    private void jump(int code) {
        if (code >= 0) {
            Dose dose = group.doses.get(group.stops.index(code));
            group.jumps.get(dose.event()).apply(step.t, dose.amount(), dose.lane(), step.states, step.at, step.nextAt);
        } else {
            int which = -2 - code;
            group.triggerJump(group.crossings.triggerOf(which))
                    .apply(step.t, 0, group.crossings.laneOf(which), step.states, step.at, step.nextAt);
        }
    }
}
