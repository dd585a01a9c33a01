// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

/** Where outputs go: to the kernel's front end, or as text to standard output. */
interface Display {
    /** Appends an output. */
    void show(MimeBundle bundle);

    /** Appends an output that will be replaced in place. */
    Slot open(MimeBundle first);

    /** One output that changes in place. */
    interface Slot {
        void update(MimeBundle now);

        /** The last state, which stays. */
        void close(MimeBundle last);
    }
}
