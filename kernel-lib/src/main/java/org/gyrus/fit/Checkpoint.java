// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.nio.file.Path;
import java.util.List;

/**
 * What a checkpoint says beside its numbers.
 *
 * @param fingerprint of the fit that it is of
 * @param notes what happened so far
 */
record Checkpoint(String fingerprint, List<String> notes) {
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

    String json() {
        return GSON.toJson(this);
    }

    static Checkpoint parse(String json, Path path) {
        try {
            Checkpoint read = GSON.fromJson(json, Checkpoint.class);
            if (read != null && read.fingerprint != null && read.notes != null) {
                return read;
            }
        } catch (JsonParseException e) {
            throw new FitException(path + " is not a checkpoint: " + e.getMessage(), e);
        }
        throw new FitException(path + " is not a checkpoint but a saved fit: open it with Fit.load(path).");
    }
}
