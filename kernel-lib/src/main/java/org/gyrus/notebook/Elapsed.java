// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import java.util.Locale;

/**
 * A time on the wall clock. It is the only form in which such a figure reaches a notebook's output, so that committed
 * outputs can be compared with it masked: as text it reads {@code elapsed 1.2 s}, as HTML it stands in
 * {@code <span class="gyrus-elapsed">}.
 *
 * @param seconds the time in seconds, zero or more
 */
public record Elapsed(double seconds) {
    /** Rejects a time that is negative or not a number. */
    public Elapsed {
        if (!(seconds >= 0)) {
            throw new NotebookException("an elapsed time is zero or more seconds, given " + seconds);
        }
    }

    static Elapsed ofNanos(long nanos) {
        return new Elapsed(Math.max(0, nanos) * 1e-9);
    }

    /** The time alone, in the unit that suits: {@code 85 ms}, {@code 1.2 s}, {@code 3 min 20 s}, {@code 2 h 5 min}. */
    String figure() {
        if (seconds < 0.9995) {
            return Math.round(seconds * 1000) + " ms";
        }
        if (seconds < 59.95) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        return whole < 3600
                ? whole / 60 + " min " + whole % 60 + " s"
                : whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }

    String html() {
        return "<span class=\"gyrus-elapsed\">" + figure() + "</span>";
    }

    @Override
    public String toString() {
        return "elapsed " + figure();
    }
}
