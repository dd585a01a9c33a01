// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gyrus.model.Model;
import org.gyrus.model.State;

/**
 * A patient's readings made smooth: all states and their slopes at times between them.
 *
 * @param times where
 * @param states {@code [state * times + time]}
 * @param slopes in the same layout
 * @param starts of each state, the smooth value at the first reading
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the package
record SmoothCourse(double[] times, double[] states, double[] slopes, double[] starts) {
    /** Times in each interval between two readings: its ends, where a spline's slope is worst at the border, are none. */
    private static final int WITHIN = 3;

    static SmoothCourse of(Task task, int patient) {
        PatientData data = task.data().get(patient);
        List<State> all = task.model().states();
        List<Optional<SmoothCurve>> curves = IntStream.range(0, all.size())
                .mapToObj(k -> curve(task, data, all.get(k)))
                .toList();
        double[] times = times(data, curves);
        double[] states = new double[all.size() * times.length];
        double[] slopes = new double[states.length];
        double[] starts = new double[all.size()];
        for (int k = 0; k < all.size(); k++) {
            Optional<SmoothCurve> curve = curves.get(k);
            String name = all.get(k).name();
            starts[k] = curve.map(c -> c.value(c.first())).orElseGet(() -> constant(task, patient, name, times[0]));
            for (int i = 0; i < times.length; i++) {
                double t = times[i];
                double start = starts[k];
                states[k * times.length + i] = curve.map(c -> c.value(t)).orElse(start);
                slopes[k * times.length + i] = curve.map(c -> c.slope(t)).orElse(0.0);
            }
        }
        return new SmoothCourse(times, states, slopes, starts);
    }

    /** Of a state that nothing changes there is none to be read. */
    private static Optional<SmoothCurve> curve(Task task, PatientData data, State state) {
        int column = task.quantities().subList(0, task.columns().size()).indexOf(state.name());
        if (column < 0) {
            if (isConstant(task.model(), state.name())) {
                return Optional.empty();
            }
            throw new FitException("Collocation needs readings of every state, but " + state.name() + " of "
                    + task.model().name() + " is not observed: add observing(\"" + state.name() + "\", column), or use"
                    + " WarmStart.growingWindows(8).");
        }
        int[] read = IntStream.range(0, data.times().length)
                .filter(i -> !data.validating()[i] && !Double.isNaN(data.column(column)[i]))
                .toArray();
        double[] times = Arrays.stream(read).mapToDouble(i -> data.times()[i]).toArray();
        long different = Arrays.stream(times).distinct().count();
        if (different < SmoothCurve.LEAST) {
            throw new FitException(
                    "Collocation needs " + SmoothCurve.LEAST + " different times of each state to tell its"
                            + " slope, but patient " + data.id() + " has " + different + " of "
                            + task.columns().get(column) + ": leave such patients out with"
                            + " Cohort.select(Patient.atLeast(" + SmoothCurve.LEAST + ")), or the warm start.");
        }
        double[] values =
                Arrays.stream(read).mapToDouble(i -> data.column(column)[i]).toArray();
        return Optional.of(SmoothCurve.through(times, values, state.positive()));
    }

    private static boolean isConstant(Model model, String state) {
        return model.equations().stream()
                .filter(e -> e.state().equals(state))
                .allMatch(e -> e.rate().computed().text("t").equals("0"));
    }

    private static double constant(Task task, int patient, String state, double time) {
        var solve = task.simulations().get(patient).compile().observing(List.of(state), time);
        return solve.forward(solve.parameters(), solve.weights())[0];
    }

    private static double[] times(PatientData data, List<Optional<SmoothCurve>> curves) {
        double first = curves.stream()
                .flatMap(Optional::stream)
                .mapToDouble(SmoothCurve::first)
                .max()
                .orElseThrow();
        double last = curves.stream()
                .flatMap(Optional::stream)
                .mapToDouble(SmoothCurve::last)
                .min()
                .orElseThrow();
        double[] read = Arrays.stream(data.times())
                .filter(t -> t >= first && t <= last)
                .distinct()
                .sorted()
                .toArray();
        if (read.length < 2) {
            throw new FitException("Collocation needs all states read over the same time, but those of patient "
                    + data.id() + " were read one after the other.");
        }
        return IntStream.range(0, WITHIN * (read.length - 1))
                .mapToDouble(j -> {
                    int i = j / WITHIN;
                    double share = (j % WITHIN + 0.5) / WITHIN;
                    return (1 - share) * read[i] + share * read[i + 1];
                })
                .toArray();
    }
}
