// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import java.util.ArrayList;
import java.util.List;

/** A display that keeps what it was sent. */
final class Recorder implements Display {
    final List<MimeBundle> shown = new ArrayList<>();
    final List<MimeBundle> updates = new ArrayList<>();
    MimeBundle last;

    @Override
    public void show(MimeBundle bundle) {
        shown.add(bundle);
    }

    @Override
    public Slot open(MimeBundle first) {
        shown.add(first);
        return new Slot() {
            @Override
            public void update(MimeBundle now) {
                updates.add(now);
            }

            @Override
            public void close(MimeBundle end) {
                last = end;
            }
        };
    }
}
