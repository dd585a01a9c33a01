// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gyrus.solver.Simulation;

/** Fits of ever longer first parts of each patient's time. */
final class GrowingWindows extends WarmStart {
    private final int windows;

    GrowingWindows(int windows) {
        if (windows < 2) {
            throw new FitException("Growing windows are 2 or more, but " + windows + " was given.");
        }
        this.windows = windows;
    }

    @Override
    double[] from(FitSettings settings, Task task, double[] theta) {
        double[] at = theta;
        for (int w = 1; w < windows; w++) {
            Task part = until(task, (double) w / windows);
            try (Training training = new Training(settings, part)) {
                at = training.from(at, Training.optimizer(settings, part), Keeper.NONE)
                        .theta();
            }
        }
        return at;
    }

    /** The task with the first share of each patient's time; at least two times of reading remain. */
    private static Task until(Task task, double share) {
        List<PatientData> data = new ArrayList<>();
        List<Simulation> simulations = new ArrayList<>();
        for (int i = 0; i < task.data().size(); i++) {
            PatientData whole = task.data().get(i);
            double from = task.setting().from()[i];
            double[] times = Arrays.stream(whole.times()).distinct().sorted().toArray();
            double second = times[Math.min(1, times.length - 1)];
            double end = Math.max(second, from + share * (whole.last() - from));
            PatientData part = whole.until(end);
            data.add(part);
            boolean shorter = part.last() > from && part.last() < whole.last();
            simulations.add(
                    shorter
                            ? task.simulations().get(i).until(part.last())
                            : task.simulations().get(i));
        }
        return task.with(simulations, data);
    }
}
