// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

/** The stepping loop: from the start through all stops to the end, or to the reason why not. */
final class Integrator {
    /** More triggers than this at one time are an endless chain. */
    private static final int CHAIN = 100;
    /** Events closer to each other than this, of the time passed, are at one moment. */
    private static final double ROUNDING = 1e-12;

    /** Of step control: explicit methods take the fewest steps without a memory of the error before, and aim a little lower. */
    private static final double EXPLICIT = 0;

    private static final double EXPLICIT_AIM = 0.4;
    private static final double IMPLICIT = 0.04;
    private static final double IMPLICIT_AIM = 0.5;

    private final LaneGroup group;
    private final Recording recording;
    private final Stepper stepper;
    private final StepControl control;
    private final Stopping stopping;
    private final Step step = new Step();
    private final boolean adaptive;
    private final double[] trial;

    private double t;
    private double h;
    /** Fixed steps are counted from the last stop or event, so that rounding does not add up. */
    private double begun;

    private int regular;
    private boolean fresh;
    private int rejections;
    private int trials;
    /** The trigger that ended the run; -1 for none. */
    private int ended;

    /** Events located in a row at the shortest step there is. */
    private int crowded;

    Integrator(LaneGroup group) {
        this.group = group;
        recording = group.recording;
        stepper = group.stepper;
        adaptive = !group.solver.isFixed();
        Method method = group.solver.method();
        control = method instanceof Tableau
                ? new StepControl(method.embeddedOrder(), EXPLICIT_AIM, EXPLICIT)
                : new StepControl(method.embeddedOrder(), IMPLICIT_AIM, IMPLICIT);
        stopping = new Stopping(group);
        trial = new double[3 * group.size];
    }

    /** Of the last run; dense output afterwards does not count. */
    long evaluations() {
        return group.f.evaluations();
    }

    int rejections() {
        return rejections;
    }

    /** The terminal trigger that ended the last run; -1 if it went on to its end. */
    int ended() {
        return ended;
    }

    /**
     * Solves.
     *
     * @return empty at the end, else one sentence that says why it stopped before
     */
    String run() {
        group.prepare();
        t = group.from;
        rejections = 0;
        ended = -1;
        trials = 0;
        crowded = 0;
        fresh = true;
        control.reset();
        h = adaptive ? 0 : group.solver.fixedStep();
        group.inputs.enter(t, t);
        if (!group.crossings.isEmpty()) {
            group.crossings.start(t, recording.states, 0);
        }
        group.carryOnFromStart();
        while (group.stops.hasNext()) {
            int stop = group.stops.peek();
            String why = stepTo(group.stops.time(stop));
            if (!why.isEmpty()) {
                return Stopping.TERMINAL.equals(why) ? "" : why;
            }
            why = halt(stop);
            if (!why.isEmpty()) {
                return Stopping.TERMINAL.equals(why) ? "" : why;
            }
        }
        return "";
    }

    /** Steps up to a time, hit exactly; empty if it got there. */
    private String stepTo(double end) {
        double longest = group.history.delays.shortest();
        begun = t;
        regular = 0;
        while (t < end) {
            if (Thread.currentThread().isInterrupted()) {
                return stopping.interrupted(t);
            }
            if (recording.isFull()) {
                return stopping.outOfMemory(t);
            }
            recording.open(step, !fresh && stepper.recordOverlap() > 0);
            if (fresh || stepper.recordOverlap() == 0) {
                group.inputs.enter(t, t + Math.min(end - t, h > 0 ? h : 1e-6 * (end - t)));
                stepper.begin(step);
            }
            if (h == 0) {
                h = InitialStep.of(group, step, Math.min(end - t, longest), trial);
            }
            String why = advance(end, longest);
            if (!why.isEmpty()) {
                return why;
            }
        }
        return "";
    }

    /** One accepted step, after rejected trials. */
    private String advance(double end, double longest) {
        double left = end - t;
        while (true) {
            double next = Math.min(h, longest);
            boolean last = next >= left * (1 - 1e-10);
            double tEnd = last ? end : adaptive || next < h ? t + next : begun + ++regular * h;
            step.h = tEnd - t;
            if (++trials > group.solver.maxSteps()) {
                return stopping.tooMany(t, group.solver.maxSteps());
            }
            group.inputs.enter(t, t + step.h);
            double error = stepper.step(step);
            if (!(error <= 1) && Thread.currentThread().isInterrupted()) {
                return stopping.interrupted(t);
            }
            if (adaptive && !(error <= 1)) {
                rejections++;
                h = step.h * control.rejected(error);
                if (h < 16 * Math.ulp(Math.max(Math.abs(t), Math.abs(end)))) {
                    return stopping.underflow(step, h);
                }
                continue;
            }
            if (!adaptive && !stopping.isFinite(step)) {
                return stopping.notFinite(step);
            }
            if (!group.crossings.isEmpty()) {
                int which = group.crossings.find(step);
                if (which >= 0) {
                    return locate(which);
                }
            }
            recording.close(step.h, tEnd);
            t = tEnd;
            fresh = false;
            if (adaptive) {
                double proposed = step.h * control.accepted(error);
                h = last ? Math.max(h, proposed) : proposed;
            }
            return "";
        }
    }

    /** Shortens the step just taken so that it ends at the crossing, then lets the trigger act. */
    private String locate(int which) {
        double full = step.h;
        double slope = group.crossings.slopes(step, group.crossings.theta)[which];
        if (group.f.path == null) {
            shorten(which, slope);
        } else {
            bisect(which, slope);
        }
        double taken = step.h;
        if (t + taken > t) {
            crowded = 0;
        } else if (crowded++ < CHAIN) {
            // At once after the node: the shortest step there is.
            taken = Math.nextUp(t) - t;
            step.h = taken;
        } else {
            return stopping.endless(t);
        }
        stepper.step(step);
        recording.close(taken, t + taken);
        t += taken;
        begun = t;
        regular = 0;
        recording.stop[recording.count] = -2 - which;
        double close = ROUNDING * Math.max(full, Math.max(Math.abs(t), t - group.from));
        group.crossings.passed(which, close, t, step.states, step.nextAt);
        group.carryOn(t, -2 - recording.count, 0);
        String why = fire(which);
        afterDiscontinuity();
        return why;
    }

    /** Newton's iteration for the length at which the step itself ends at the crossing. */
    private void shorten(int which, double slope) {
        double full = step.h;
        step.h *= group.crossings.theta;
        for (int iteration = 0; iteration < 10; iteration++) {
            stepper.step(step);
            double g = group.crossings.at(which, t + step.h, step.states, step.nextAt);
            double change = -g / slope;
            if (!(Math.abs(change) > 4 * Math.ulp(t + step.h) + 1e-15 * full)
                    || !(step.h + change > 0 && step.h + change <= 1.01 * full)) {
                break;
            }
            step.h += change;
        }
    }

    /** Along a path of noise, where no slope leads to the crossing: the sign alone does. */
    private void bisect(int which, double slope) {
        double low = 0;
        double high = step.h;
        while (high - low > 4 * Math.ulp(t + high)) {
            step.h = 0.5 * (low + high);
            stepper.step(step);
            if (group.crossings.at(which, t + step.h, step.states, step.nextAt) * slope < 0) {
                low = step.h;
            } else {
                high = step.h;
            }
        }
        step.h = high;
    }

    /** Does what a stop says, at its time. */
    private String halt(int stop) {
        group.stops.advance(recording.count);
        if (recording.stop[recording.count] >= Recording.STEP) {
            recording.stop[recording.count] = stop;
        }
        int kind = group.stops.kind(stop);
        String why = "";
        if (kind == Stops.DOSE) {
            recording.open(step, false);
            Dose dose = group.doses.get(group.stops.index(stop));
            group.jumps.get(dose.event()).apply(t, dose.amount(), dose.lane(), step.states, step.at, step.nextAt);
            recording.closeJump(stop);
            if (!stopping.isFinite(step)) {
                return stopping.notFinite(step);
            }
            why = group.crossings.isEmpty() ? "" : fire(setOff());
        }
        if (kind != Stops.END) {
            int smoothness = group.stops.smoothness(stop);
            group.carryOn(t, stop, smoothness);
            if (smoothness < 2) {
                afterDiscontinuity();
            }
        }
        return why;
    }

    private void afterDiscontinuity() {
        fresh = true;
        control.reset();
        if (adaptive) {
            h = 0;
        }
    }

    /** A trigger's jump, those of triggers that cross at the same moment, and those that jumps themselves set off. */
    private String fire(int which) {
        int next = which;
        for (int i = 0; next >= 0; i++) {
            if (i > CHAIN + group.crossings.count()) {
                return stopping.endless(t);
            }
            int trigger = group.crossings.triggerOf(next);
            StateJump jump = group.triggerJump(trigger);
            if (jump != null) {
                recording.open(step, false);
                jump.apply(t, 0, group.crossings.laneOf(next), step.states, step.at, step.nextAt);
                recording.closeJump(-2 - next);
                if (!stopping.isFinite(step)) {
                    return stopping.notFinite(step);
                }
            }
            if (group.problem.triggers().get(trigger).terminal()) {
                ended = trigger;
                return Stopping.TERMINAL;
            }
            next = group.crossings.nextDue();
            if (next < 0 && recording.jump[recording.count - 1] != Recording.STEP) {
                next = setOff();
            }
        }
        return "";
    }

    /** The trigger that the last jump carried through zero; -1 for none. */
    private int setOff() {
        group.inputs.enter(t, t);
        return group.crossings.afterJump(t, recording.states, recording.at(recording.count));
    }
}
