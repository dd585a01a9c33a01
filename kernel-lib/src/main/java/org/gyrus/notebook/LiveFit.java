// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.gyrus.fit.Fit;
import org.gyrus.fit.FitBuilder;
import org.gyrus.fit.FitListener;
import org.gyrus.fit.FitState;
import org.gyrus.plot.Chart;
import org.gyrus.plot.Charts;

/** A fit while it runs: a progress bar, and its losses as a picture that grows. */
final class LiveFit implements FitListener, AutoCloseable {
    private final LongSupplier nanoTime;
    private final Display display;
    private final List<FitState> states = new ArrayList<>();
    private Progress progress;
    private LivePicture picture;

    private LiveFit(LongSupplier nanoTime, Display display) {
        this.nanoTime = nanoTime;
        this.display = display;
    }

    static Fit run(FitBuilder fit, LongSupplier nanoTime, Display display) {
        try (LiveFit live = new LiveFit(nanoTime, display)) {
            return fit.onProgress(live).run();
        }
    }

    @Override
    public void update(FitState state) {
        String name = state.byPatient() ? "fitting patients" : "fitting";
        if (progress == null) {
            progress = new Progress(name, state.total(), nanoTime, display);
        }
        states.add(state);
        progress.reach(state.done(), String.format(Locale.ROOT, "loss %.4g", state.loss()));
        if (!state.byPatient()) {
            draw();
        }
    }

    private void draw() {
        if (picture == null) {
            picture = new LivePicture(chart(), nanoTime, display);
        } else {
            picture.draw(this::chart);
        }
    }

    private Chart chart() {
        double[] iteration = states.stream().mapToDouble(FitState::done).toArray();
        double[] loss = states.stream().mapToDouble(FitState::loss).toArray();
        double[] validation = states.stream().mapToDouble(FitState::validation).toArray();
        Chart chart = Charts.line("iteration", iteration, "").y("fitted", loss);
        boolean validated = states.stream().anyMatch(s -> Double.isFinite(s.validation()));
        chart = validated ? chart.y("validation", validation) : chart;
        boolean positive = states.stream().allMatch(s -> s.loss() > 0 && !(s.validation() <= 0));
        return (positive ? chart.logY() : chart).yLabel("loss per reading", "").size(480, 240);
    }

    @Override
    public void close() {
        if (progress != null) {
            progress.close();
        }
        if (picture != null) {
            picture.close();
        }
    }
}
