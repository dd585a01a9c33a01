// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Writes where a fit stands to a file, every so often, and gives back what it found there. */
final class Keeper {
    /** Keeps nothing. */
    static final Keeper NONE = new Keeper(null, "", null, Long.MAX_VALUE, snapshot -> {});

    private final Path path;
    private final String fingerprint;
    private final Snapshot found;
    private final long nanos;
    private final Consumer<Snapshot> around;
    private long last = System.nanoTime();

    private Keeper(Path path, String fingerprint, Snapshot found, long nanos, Consumer<Snapshot> around) {
        this.path = path;
        this.fingerprint = fingerprint;
        this.found = found;
        this.nanos = nanos;
        this.around = around;
    }

    /**
     * One for a part of the work.
     *
     * @param first whether what was found is of this part
     * @param more what stands around the part
     */
    Keeper within(boolean first, Consumer<Snapshot> more) {
        return new Keeper(path, fingerprint, first ? found : null, nanos, around.andThen(more));
    }

    /** Begins afresh. */
    static Keeper at(Path path, String fingerprint, double seconds) {
        return new Keeper(path, fingerprint, null, (long) (seconds * 1e9), snapshot -> {});
    }

    /**
     * Goes on from what is there.
     *
     * @throws FitException when the file is of another fit
     */
    static Keeper from(Path path, String fingerprint, double seconds) {
        Archive archive = Archive.read(path);
        Checkpoint read = Checkpoint.parse(archive.json(), path);
        if (!read.fingerprint().equals(fingerprint)) {
            throw new FitException("The checkpoint " + path + " is of another fit: its model, networks, data, loss or"
                    + " optimizer differ from what is asked now. Ask for what it was made with, or begin with run().");
        }
        return new Keeper(
                path,
                fingerprint,
                new Snapshot(archive.numbers(), read.notes()),
                (long) (seconds * 1e9),
                snapshot -> {});
    }

    boolean hasFound(String name) {
        return found != null && found.has(name);
    }

    Snapshot found() {
        return found;
    }

    /** Keeps what the caller says, if it is time. */
    void offer(Consumer<Snapshot> caller) {
        if (path == null || System.nanoTime() - last < nanos) {
            return;
        }
        Snapshot now = new Snapshot();
        around.andThen(caller).accept(now);
        new Archive(new Checkpoint(fingerprint, now.notes()).json(), now.numbers()).write(path);
        last = System.nanoTime();
    }
}
