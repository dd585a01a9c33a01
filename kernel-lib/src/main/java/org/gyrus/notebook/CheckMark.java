// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import java.util.Map;

/**
 * A judged claim as it is drawn: one line, green, red or grey, readable without color too. With a reason why it is exempt
 * it is grey.
 */
record CheckMark(String name, Cell value, String bound, String exempt, boolean holds) {
    private static final String GREEN = Html.color("#2e7d32", "--jp-success-color1");
    private static final String RED = Html.color("#d32f2f", "--jp-error-color1");
    private static final String GREY = Html.color("#757575", "--jp-ui-font-color2");

    MimeBundle bundle(Map<String, Object> json) {
        String remark = skipped() ? " (not judged: " + exempt + ")" : "";
        String html = "<div><span style=\"" + color() + "font-weight:600\">" + mark() + "</span> " + Html.escape(name)
                + ": <b>" + value.html() + "</b> <span style=\"opacity:0.75\">" + Html.escape(bound + remark)
                + "</span></div>";
        return MimeBundle.text(mark() + " " + name + ": " + value.text() + " (" + bound + ")" + remark)
                .html(html)
                .with(MimeBundle.CHECK, json);
    }

    private boolean skipped() {
        return !exempt.isEmpty();
    }

    private String mark() {
        return skipped() ? "\u2013 skipped" : holds ? "\u2713 passed" : "\u2717 failed";
    }

    private String color() {
        return skipped() ? GREY : holds ? GREEN : RED;
    }
}
