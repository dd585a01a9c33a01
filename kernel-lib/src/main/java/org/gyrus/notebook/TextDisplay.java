// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

/** Plain JShell and tests: text on standard output; of an output that changes in place only the last state. */
final class TextDisplay implements Display {
    @Override
    public void show(MimeBundle bundle) {
        System.out.println(bundle.text());
    }

    @Override
    public Slot open(MimeBundle first) {
        return new Slot() {
            @Override
            public void update(MimeBundle now) {}

            @Override
            public void close(MimeBundle last) {
                show(last);
            }
        };
    }
}
