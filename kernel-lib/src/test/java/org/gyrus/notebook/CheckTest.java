// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CheckTest {
    private final Recorder display = new Recorder();

    private Check check(Object value) {
        return new Check("front speed", value, false, Budget.FULL, display);
    }

    private void passes(Object value, Consumer<Check> claim) {
        claim.accept(check(value));
        assertThat(json()).containsEntry("passed", true);
        assertThat(display.shown.get(display.shown.size() - 1).text()).startsWith("\u2713 passed front speed: ");
    }

    private void fails(Object value, Consumer<Check> claim) {
        assertThatThrownBy(() -> claim.accept(check(value)))
                .isInstanceOf(CheckFailed.class)
                .hasMessageStartingWith("front speed is ")
                .satisfies(e -> assertThat(e.getStackTrace()).isEmpty());
        assertThat(json()).containsEntry("passed", false);
        assertThat(display.shown.get(display.shown.size() - 1).text()).startsWith("\u2717 failed front speed: ");
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> json() {
        return (Map<String, Object>)
                display.shown.get(display.shown.size() - 1).data().get(MimeBundle.CHECK);
    }

    @Test
    void boundsAreStrict() {
        passes(0.5, c -> c.below(0.51));
        fails(0.5, c -> c.below(0.5));
        passes(0.5, c -> c.above(0.49));
        fails(0.5, c -> c.above(0.5));
    }

    @Test
    void withinIsRelative() {
        passes(102.0, c -> c.within(0.02, 100));
        fails(102.01, c -> c.within(0.02, 100));
        passes(-98.0, c -> c.within(0.02, -100));
        assertThatThrownBy(() -> check(0.0).within(0.1, 0))
                .isInstanceOf(NotebookException.class)
                .hasMessageContaining("relative")
                .hasMessageContaining("below(tolerance)");
    }

    @Test
    void whatIsNotANumberNeverHolds() {
        fails(Double.NaN, c -> c.below(1));
        fails(Double.NaN, c -> c.above(1));
        fails(Double.NaN, c -> c.within(0.1, 1));
        fails(Double.NaN, c -> c.equalTo(Double.NaN));
        assertThatThrownBy(() -> check(1.0).below(Double.NaN)).isInstanceOf(NotebookException.class);
    }

    @Test
    void equalityComparesNumbersAsNumbers() {
        passes(641, c -> c.equalTo(641.0));
        passes("Gompertz", c -> c.equalTo("Gompertz"));
        fails(true, c -> c.equalTo(false));
        passes(null, c -> c.equalTo(null));
        assertThatThrownBy(() -> check("text").below(1))
                .isInstanceOf(NotebookException.class)
                .hasMessageContaining("expected a number")
                .hasMessageContaining("String");
    }

    @Test
    void theMessageHasNameValueAndBound() {
        assertThatThrownBy(() -> check(1.5).within(0.02, Math.sqrt(2)))
                .hasMessage("front speed is 1.5, expected within 2 % of 1.4142");
    }

    @Test
    void theJsonIsWhatHeadlessRunsRead() {
        check(1.41).within(0.02, Math.sqrt(2));
        assertThat(new Gson().toJson(json()))
                .isEqualTo(
                        "{\"name\":\"front speed\",\"value\":1.41,\"bound\":\"within 2 % of 1.4142\",\"passed\":true}");
        assertThatThrownBy(() -> check(Double.POSITIVE_INFINITY).below(1)).isInstanceOf(CheckFailed.class);
        assertThat(new Gson().toJson(json())).contains("\"value\":\"\u221e\"");
    }

    @Test
    void aCheckOfTheFullBudgetIsNotJudgedUnderTheQuickOne() {
        new Check("error", 9.0, false, Budget.QUICK, display).onFullBudget().below(1);
        assertThat(display.shown.get(0).text()).startsWith("\u2013 skipped error: 9 (< 1)");
        assertThat(json()).containsEntry("passed", null).containsEntry("budget", "full");
        assertThatThrownBy(() -> new Check("error", 9.0, false, Budget.FULL, display)
                        .onFullBudget()
                        .below(1))
                .isInstanceOf(CheckFailed.class);
    }

    @Test
    void theNameIsTextAndNeverMarkup() {
        new Check("<script>", "<b>", false, Budget.FULL, display).equalTo("<b>");
        assertThat((String) display.shown.get(0).data().get(MimeBundle.HTML))
                .doesNotContain("<script")
                .contains("&lt;script&gt;")
                .contains("<b>&lt;b&gt;</b>");
    }
}
