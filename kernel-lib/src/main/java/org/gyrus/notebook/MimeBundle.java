// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One output in several formats, best one chosen by the reader's program: always {@code text/plain}, and HTML, LaTeX, PNG
 * or JSON beside it.
 */
record MimeBundle(Map<String, Object> data, Map<String, Object> metadata) {
    static final String TEXT = "text/plain";
    static final String HTML = "text/html";
    static final String LATEX = "text/latex";
    static final String PNG = "image/png";
    static final String CHECK = "application/vnd.gyrus.check+json";

    MimeBundle {
        data = Map.copyOf(data);
        metadata = Map.copyOf(metadata);
    }

    static MimeBundle text(String text) {
        return new MimeBundle(Map.of(TEXT, text), Map.of());
    }

    String text() {
        return String.valueOf(data.get(TEXT));
    }

    MimeBundle html(String html) {
        return with(HTML, html);
    }

    MimeBundle latex(String latex) {
        return with(LATEX, latex);
    }

    /** An image with its size on the page in CSS pixels. */
    MimeBundle png(byte[] png, int width, int height) {
        Map<String, Object> sized = new LinkedHashMap<>(metadata);
        sized.put(PNG, Map.of("width", width, "height", height));
        return new MimeBundle(with(PNG, Base64.getEncoder().encodeToString(png)).data, sized);
    }

    MimeBundle with(String mime, Object content) {
        Map<String, Object> more = new LinkedHashMap<>(data);
        more.put(mime, content);
        return new MimeBundle(more, metadata);
    }
}
