// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

/** Why a solve stopped before its end, in one sentence with state, time and value. */
final class Stopping {
    /** A trigger that ends the solve: not a failure. */
    static final String TERMINAL = "a terminal event";

    private final LaneGroup group;

    Stopping(LaneGroup group) {
        this.group = group;
    }

    boolean isFinite(Step step) {
        return RangeSwitch.loops().isFinite(step.states, step.nextAt, group.size);
    }

    String interrupted(double t) {
        return "Interrupted at t = " + t + "; what was computed up to there is kept.";
    }

    String tooMany(double t, int most) {
        return "Stopped at t = " + t + " after " + most
                + " steps; allow more with maxSteps(n), loosen the tolerance, or" + " use a method for stiff problems.";
    }

    String outOfMemory(double t) {
        return "Stopped at t = " + t + " after " + group.recording.count + " steps: "
                + (group.recording.keepsAll()
                        ? "a model with delays keeps its whole past, and that fills the memory allowed"
                        : "the times of the steps alone fill the memory allowed")
                + "; allow more with memory(megabytes), or loosen the tolerance.";
    }

    String endless(double t) {
        return "Stopped at t = " + t + ": events keep setting each other off without end; check their conditions.";
    }

    String notFinite(Step step) {
        if (!group.stepper.trouble().isEmpty()) {
            return "Stopped at t = " + step.t + ": " + group.stepper.trouble() + ".";
        }
        group.stepper.recall(step);
        int i = worst(step, step.nextAt);
        return "Stopped at t = " + step.t + ": " + name(i) + " would become " + step.states[step.nextAt + i] + " from "
                + step.states[step.at + i]
                + " in the next step; check parameters and equations, or take shorter steps.";
    }

    String underflow(Step step, double h) {
        for (int i = 0; i < group.size; i++) {
            double slope = step.record[step.recordAt + i];
            if (!Double.isFinite(slope)) {
                return "Stopped at t = " + step.t + ": the rate of " + name(i) + " is " + slope + " at " + name(i)
                        + " = " + step.states[step.at + i] + "; check parameters, inputs and equations.";
            }
        }
        if (!group.stepper.trouble().isEmpty()) {
            return "Stopped at t = " + step.t + ": " + group.stepper.trouble() + " (the step fell to " + h + ").";
        }
        int i = worst(step, step.at);
        return "Stopped at t = " + step.t + ": " + name(i) + " = " + step.states[step.at + i]
                + " changes too fast to follow (the step fell to " + h + "); the solution blows up, or the tolerance is"
                + " too tight.";
    }

    /** The first state that is not finite, else the one with the largest relative rate. */
    private int worst(Step step, int at) {
        int worst = 0;
        double most = -1;
        for (int i = 0; i < group.size; i++) {
            double y = step.states[at + i];
            if (!Double.isFinite(y)) {
                return i;
            }
            double rate = Math.abs(step.record[step.recordAt + i])
                    / (group.solver.tolerance().absolute() + Math.abs(y));
            if (rate > most) {
                most = rate;
                worst = i;
            }
        }
        return worst;
    }

    private String name(int i) {
        String state = group.problem.states().get(i / group.lanes);
        return group.lanes == 1 ? state : state + " of lane " + (i % group.lanes);
    }
}
