// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import java.util.stream.Collectors;
import org.gyrus.solver.Certificate;
import org.gyrus.solver.Certificate.Verdict;

/** The certificate of a run: its verdict in green or red, a line for each test, then the facts that let it be repeated. */
final class CertificateView implements View<Certificate> {
    private static final String GREEN = Html.color("#2e7d32", "--jp-success-color1");
    private static final String RED = Html.color("#d32f2f", "--jp-error-color1");
    private static final String GREY = Html.color("#757575", "--jp-ui-font-color2");

    @Override
    public Class<Certificate> type() {
        return Certificate.class;
    }

    @Override
    public MimeBundle of(Certificate certificate) {
        boolean passed = certificate.passed();
        String head = line(passed ? Verdict.PASSED : Verdict.FAILED, "certificate", certificate.run());
        String items = certificate.items().stream()
                .map(item -> line(item.verdict(), item.name(), item.text()))
                .collect(Collectors.joining());
        String facts = certificate.facts().entrySet().stream()
                .map(fact -> fact.getKey() + " " + fact.getValue())
                .collect(Collectors.joining(" · "));
        return MimeBundle.text(certificate.text())
                .html("<div>" + head + "<div style=\"margin:0.3em 0 0.3em 1em\">" + items + "</div><div style=\"" + GREY
                        + "font-size:90%\">" + Html.escape(facts) + "</div></div>");
    }

    private static String line(Verdict verdict, String name, String text) {
        return "<div><span style=\"" + color(verdict) + "font-weight:600\">" + mark(verdict) + "</span> <b>"
                + Html.escape(name) + "</b>: " + Html.escape(text) + "</div>";
    }

    private static String mark(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> "\u2713 passed";
            case FAILED -> "\u2717 failed";
            case OPEN -> "\u2013 open";
        };
    }

    private static String color(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> GREEN;
            case FAILED -> RED;
            case OPEN -> GREY;
        };
    }
}
