// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.ArrayList;
import java.util.List;

/** What happens during a fit: losses per iteration, the best point so far, and who is told. */
final class Journal {
    private final int readings;
    private final int patience;
    private final FitListener listener;
    private final int iterations;
    private final List<double[]> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private double[] best;
    private double least = Double.POSITIVE_INFINITY;
    private int since;
    private String stopped = "";

    /**
     * @param readings by which costs are divided to be shown
     * @param patience iterations without a better validation loss before the fit stops
     * @param iterations at most, for those who are told
     */
    Journal(double[] start, int readings, int patience, int iterations, FitListener listener) {
        best = start.clone();
        this.readings = Math.max(1, readings);
        this.patience = patience;
        this.iterations = iterations;
        this.listener = listener;
    }

    /**
     * One more iteration.
     *
     * @param validation mean loss of readings that are watched; NaN without any
     * @return whether to go on
     */
    boolean record(double[] theta, double cost, double validation) {
        double shown = cost / readings;
        double judged = Double.isNaN(validation) ? shown : validation;
        rows.add(new double[] {shown, validation});
        since++;
        if (judged < least) {
            least = judged;
            best = theta.clone();
            since = 0;
        }
        listener.update(new FitState(rows.size(), iterations, false, shown, validation));
        return Double.isNaN(validation) || since < patience;
    }

    /** A method begins: its patience is whole, and it may get further than the one before. */
    void begin() {
        since = 0;
        stopped = "";
    }

    /**
     * A method ends before its end; the best until then stays.
     *
     * @throws FitException when there is none
     */
    void giveUp(String why) {
        if (rows.isEmpty()) {
            throw new FitException(why);
        }
        notes.add(why);
        stopped = why;
    }

    /** Why the last method ended before its end; empty if it did not. */
    String stopped() {
        return stopped;
    }

    void save(Snapshot to) {
        double[] flat = new double[2 * rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i), 0, flat, 2 * i, 2);
        }
        to.put("journal.rows", flat).put("journal.best", best).put("journal.state", least, since);
        to.notes().addAll(notes);
    }

    void restore(Snapshot from) {
        double[] flat = from.get("journal.rows");
        rows.clear();
        for (int i = 0; i < flat.length; i += 2) {
            rows.add(new double[] {flat[i], flat[i + 1]});
        }
        best = from.get("journal.best");
        least = from.get("journal.state")[0];
        since = (int) from.get("journal.state")[1];
        notes.clear();
        notes.addAll(from.notes());
    }

    /** Something worth telling afterwards. */
    void note(String sentence) {
        notes.add(sentence);
    }

    List<String> notes() {
        return notes;
    }

    double[] best() {
        return best;
    }

    double least() {
        return least;
    }

    /** Loss and validation loss per reading, one row per iteration. */
    List<double[]> rows() {
        return rows;
    }
}
