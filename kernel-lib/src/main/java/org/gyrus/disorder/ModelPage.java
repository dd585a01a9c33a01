// SPDX-License-Identifier: Apache-2.0
package org.gyrus.disorder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.gyrus.model.Model;

/** A model of the literature as its page of text, {@code <name>.model}, beside this class in the jar. */
final class ModelPage {
    private ModelPage() {}

    /** The model on the page with this name. */
    static Model read(String name) {
        return Model.parse(text(name + ".model"));
    }

    /** The text of a file beside this class. */
    static String text(String file) {
        try (InputStream in = ModelPage.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(
                        "The jar of Gyrus lacks org/gyrus/disorder/" + file + "; build it anew.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("org/gyrus/disorder/" + file + " cannot be read from the jar", e);
        }
    }
}
