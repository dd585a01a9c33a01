// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gyrus.model.Model;
import org.gyrus.model.State;

/** What a reader of a fit should know: one sentence each, patients by number and example. */
final class Doubts {
    /** Beyond it in a coordinate with two ends, a number lies within 0.1 % of one of them. */
    private static final double EDGE = 6.9;

    private final Task task;

    Doubts(Task task) {
        this.task = task;
    }

    /** About what was read. */
    List<String> ofData() {
        List<String> all = new ArrayList<>();
        long own = task.unknowns().own().stream()
                .filter(u -> u.prior().isEmpty() && u.role() != Unknown.Role.NOISE)
                .count();
        add(
                all,
                i -> own > 0 && task.data().get(i).count(false) < own,
                "fewer readings than numbers of their own (" + own
                        + "), so these are not determined: give priors, or share some");
        for (int c = 0; c < task.columns().size(); c++) {
            int column = c;
            add(
                    all,
                    i -> task.data().get(i).count(false) > 1
                            && isConstant(task.data().get(i), column),
                    "the same " + task.columns().get(c) + " in all readings: they say nothing about change");
        }
        Model model = task.model();
        task.setting()
                .covariates()
                .forEach((name, values) -> add(
                        all,
                        i -> !model.parameter(name).range().contains(values[i]),
                        "a covariate outside the range of " + name + ", "
                                + model.parameter(name).range().low() + " to "
                                + model.parameter(name).range().high()));
        for (int c = 0; c < task.columns().size(); c++) {
            int column = c;
            String quantity = task.quantities().get(c);
            boolean positive =
                    model.states().stream().anyMatch((State s) -> s.name().equals(quantity) && s.positive());
            add(
                    all,
                    i -> positive
                            && Arrays.stream(task.data().get(i).column(column)).anyMatch(v -> v < 0),
                    "readings of " + task.columns().get(c) + " below 0, which " + quantity + " cannot be");
        }
        return all;
    }

    /** About numbers that ended where their range ends. */
    List<String> ofNumbers(double[] theta) {
        List<String> all = new ArrayList<>();
        Unknowns u = task.unknowns();
        for (int k = 0; k < u.shared().size(); k++) {
            if (isAtEdge(u.shared().get(k), theta[k])) {
                all.add(u.shared().get(k).name() + " ended at an end of its range.");
            }
        }
        for (int k = 0; k < u.own().size(); k++) {
            int own = k;
            add(
                    all,
                    i -> isAtEdge(u.own().get(own), theta[u.ownAt(i) + own]),
                    u.own().get(k).name() + " at an end of its range");
        }
        return all;
    }

    private static boolean isAtEdge(Unknown unknown, double z) {
        boolean ended =
                unknown.coordinate() instanceof Coordinate.Between || unknown.coordinate() instanceof Coordinate.Orders;
        return ended && Math.abs(z) > EDGE;
    }

    private static boolean isConstant(PatientData data, int column) {
        double[] values =
                Arrays.stream(data.column(column)).filter(v -> !Double.isNaN(v)).toArray();
        return values.length > 1 && Arrays.stream(values).allMatch(v -> v == values[0]);
    }

    private interface Condition {
        boolean holds(int patient);
    }

    private void add(List<String> all, Condition condition, String what) {
        List<String> ids = IntStream.range(0, task.data().size())
                .filter(condition::holds)
                .mapToObj(i -> task.data().get(i).id())
                .toList();
        if (!ids.isEmpty()) {
            all.add(Histories.few(ids) + (ids.size() == 1 ? " has " : " have ") + what + ".");
        }
    }
}
