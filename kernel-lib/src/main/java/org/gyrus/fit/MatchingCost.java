// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gyrus.engine.EngineException;
import org.gyrus.engine.Program;
import org.gyrus.engine.Signature;
import org.gyrus.expression.Expression;
import org.gyrus.model.Definition;
import org.gyrus.model.Event;
import org.gyrus.model.Model;
import org.gyrus.model.Parameter;
import org.gyrus.model.State;

/**
 * The cost of gradient matching: half the squares of (f(x(t), t) - dx/dt) in units of each state's usual slope, with x(t)
 * the smooth courses of all patients, and the priors. Nothing is solved.
 */
final class MatchingCost implements Cost {
    private final Task task;
    private final List<SmoothCourse> courses = new ArrayList<>();
    private final List<SlopeMatch> patients = new ArrayList<>();
    private final double[] sizes;

    MatchingCost(Task task) {
        this.task = task;
        requireSmooth();
        Program program = rates(task);
        for (int i = 0; i < task.data().size(); i++) {
            Interrupts.check();
            courses.add(SmoothCourse.of(task, i));
            patients.add(new SlopeMatch(task, i, program, courses.get(i)));
        }
        sizes = sizes();
    }

    private void requireSmooth() {
        Model model = task.model();
        if (!model.inputs().isEmpty()) {
            throw new FitException("Collocation does not suit inputs from outside, such as "
                    + model.inputs().get(0).name() + "; use WarmStart.growingWindows(8).");
        }
        List<String> jumping = new ArrayList<>();
        if (task.setting().custom() || task.setting().correction().isPresent()) {
            model.events().stream().map(Event::jumps).forEach(all -> all.forEach(j -> jumping.add(j.state())));
        }
        model.triggers().forEach(t -> t.jumps().forEach(j -> jumping.add(j.state())));
        jumping.stream().filter(task.quantities()::contains).findFirst().ifPresent(state -> {
            throw new FitException("Collocation makes readings smooth, but doses or conditions make " + state
                    + " jump; use WarmStart.growingWindows(8).");
        });
    }

    /** dx/dt of the model; the time is an input, since it differs between lanes. */
    private static Program rates(Task task) {
        Model model = task.model();
        Signature signature = new Signature(
                "",
                model.states().stream().map(State::name).toList(),
                List.of(model.time().symbol()),
                model.parameters().stream().map(Parameter::name).toList());
        Map<String, Expression> definitions = new HashMap<>();
        for (Definition each : model.definitions()) {
            definitions.put(each.name(), each.formula().computed());
        }
        List<Expression> rates =
                model.equations().stream().map(e -> e.rate().computed()).toList();
        try {
            return Program.compile(rates, signature, definitions, task.networks());
        } catch (EngineException e) {
            throw new FitException("Collocation needs rates of the present state alone: " + e.getMessage(), e);
        }
    }

    /** The root mean square of each state's slopes; 1 where it does not change. */
    private double[] sizes() {
        double[] all = new double[task.model().states().size()];
        for (int k = 0; k < all.length; k++) {
            int state = k;
            double square = courses.stream()
                    .flatMapToDouble(
                            c -> Arrays.stream(c.slopes(), state * c.times().length, (state + 1) * c.times().length))
                    .map(v -> v * v)
                    .average()
                    .orElse(0);
            all[k] = square > 0 ? Math.sqrt(square) : 1;
        }
        return all;
    }

    /** Theta whose initial values are those of the smooth courses. */
    double[] start(double[] theta) {
        double[] at = theta.clone();
        Unknowns u = task.unknowns();
        for (int i = 0; i < u.patients(); i++) {
            for (int k = 0; k < u.own().size(); k++) {
                Unknown each = u.own().get(k);
                double first = courses.get(i).starts()[Math.min(each.index(), sizes.length - 1)];
                boolean positive = task.model()
                        .states()
                        .get(Math.min(each.index(), sizes.length - 1))
                        .positive();
                if (each.role() == Unknown.Role.INITIAL && (first > 0 || !positive)) {
                    at[u.ownAt(i) + k] = each.coordinate().of(first);
                }
            }
        }
        return at;
    }

    @Override
    public int size() {
        return task.unknowns().size();
    }

    @Override
    public double at(double[] theta, double[] gradient) {
        if (gradient != null) {
            Arrays.fill(gradient, 0);
        }
        double sum = 0;
        for (int i = 0; i < patients.size(); i++) {
            Interrupts.check();
            sum += patients.get(i)
                    .at(theta, sizes, gradient, gradient, task.unknowns().ownAt(i));
        }
        return sum < Double.POSITIVE_INFINITY ? sum + new Beliefs(task).at(theta, gradient) : Double.POSITIVE_INFINITY;
    }

    /** At how many times and states rates are compared. */
    int count() {
        return courses.stream().mapToInt(c -> c.slopes().length).sum();
    }

    @Override
    public String failure() {
        return "The rates of " + task.model().name() + " are not finite along the readings.";
    }

    @Override
    public double validation() {
        return Double.NaN;
    }

    @Override
    public boolean[] isWeight() {
        return task.unknowns().isWeight();
    }
}
