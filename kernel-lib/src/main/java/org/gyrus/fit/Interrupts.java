// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.concurrent.CancellationException;

/** How the loops of this package notice that they should end. */
final class Interrupts {
    private Interrupts() {}

    /** @throws CancellationException when the thread was interrupted; the mark stays set */
    static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted");
        }
    }
}
