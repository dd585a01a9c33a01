// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

/** A rival with its chosen setting, and what it has cost so far. */
final class Entrant {
    private final String name;
    private final Forecaster chosen;
    private final int offered;
    private final int tried;
    private final String choice;
    private final double tuningSeconds;
    private Forecaster current;

    Entrant(String name, Forecaster chosen, int offered, int tried, String choice, double tuningSeconds) {
        this.name = name;
        this.chosen = chosen;
        this.offered = offered;
        this.tried = tried;
        this.choice = choice;
        this.tuningSeconds = tuningSeconds;
        this.current = chosen;
    }

    String name() {
        return name;
    }

    Forecaster chosen() {
        return chosen;
    }

    /** The chosen setting with the random start of a seed. */
    Forecaster current() {
        return current;
    }

    /** A rival with nothing random is run for the first seed only. */
    void ready(int seed) {
        Forecaster next = chosen.seeded(seed);
        current = next == chosen && seed > 0 ? null : next;
    }

    Effort effort(Tally tally) {
        return new Effort(
                tally.size() == null ? chosen.size() : tally.size(),
                offered,
                tried,
                choice,
                tuningSeconds,
                tally.trainingSeconds(),
                tally.forecastMicros(),
                tally.seeds(),
                tally.seedSpread(),
                tally.complaint());
    }
}
