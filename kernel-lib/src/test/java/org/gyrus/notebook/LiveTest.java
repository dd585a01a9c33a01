// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.gyrus.plot.Picture;
import org.junit.jupiter.api.Test;

class LiveTest {
    private final AtomicLong clock = new AtomicLong(-5_000_000_000L);
    private final Recorder display = new Recorder();

    private void wait(int milliseconds) {
        clock.addAndGet(milliseconds * 1_000_000L);
    }

    @Test
    void updatesAtMostTenTimesASecond() {
        try (Progress progress = new Progress("fitting", 5000, clock::get, display)) {
            for (int i = 0; i < 5000; i++) {
                wait(1);
                progress.step("loss " + i);
            }
        }
        assertThat(display.updates).hasSizeBetween(45, 50);
        assertThat(display.last.text()).isEqualTo("fitting: 5000 of 5000, loss 4999, elapsed 5.0 s");
    }

    @Test
    void tellsElapsedTimeAndAnEstimateToFinish() {
        Progress progress = new Progress("fitting", 200, clock::get, display);
        wait(2000);
        progress.reach(50, "");
        assertThat(display.updates.get(0).text()).isEqualTo("fitting: 50 of 200, elapsed 2.0 s, about 6.0 s left");
        assertThat((String) display.updates.get(0).data().get(MimeBundle.HTML))
                .contains("<progress value=\"50\" max=\"200\"")
                .contains("<span class=\"gyrus-elapsed\">2.0 s</span>");
    }

    @Test
    void aStopInTheMiddleIsNotHidden() {
        try (Progress progress = new Progress("fitting", 10, clock::get, display)) {
            progress.step();
        }
        assertThat(display.last.text()).isEqualTo("fitting: 1 of 10, elapsed 0 ms");
    }

    @Test
    void countsWithoutAKnownEnd() {
        try (Progress progress = new Progress("sampling", 0, clock::get, display)) {
            IntStream.range(0, 1000).parallel().forEach(i -> progress.step());
        }
        assertThat(display.last.text()).isEqualTo("sampling: 1000 done, elapsed 0 ms");
        assertThatThrownBy(() -> new Progress("x", -1, clock::get, display)).isInstanceOf(NotebookException.class);
    }

    @Test
    void aPictureIsDrawnOnlyWhenItIsDueAndTheLastOneStays() {
        AtomicInteger drawn = new AtomicInteger();
        try (LivePicture live = new LivePicture(picture("first"), clock::get, display)) {
            for (int i = 0; i < 1000; i++) {
                wait(1);
                String summary = "chart " + i;
                live.draw(() -> {
                    drawn.incrementAndGet();
                    return picture(summary);
                });
            }
        }
        assertThat(display.updates).hasSizeBetween(9, 10);
        assertThat(drawn.get()).isEqualTo(display.updates.size() + 1);
        assertThat(display.last.text()).isEqualTo("chart 999");
    }

    private static Picture picture(String summary) {
        return new Picture() {
            @Override
            public byte[] png() {
                return new byte[1];
            }

            @Override
            public int width() {
                return 1;
            }

            @Override
            public int height() {
                return 1;
            }

            @Override
            public String summary() {
                return summary;
            }
        };
    }
}
