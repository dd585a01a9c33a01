// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * Whether the processor has a fused multiply-add. Where it has none, {@link Math#fma} is exact but a thousand times
 * slower, and the engine rounds twice instead.
 */
final class FusedMultiplyAdd {
    static final boolean AVAILABLE = ask();

    private FusedMultiplyAdd() {}

    private static boolean ask() {
        try {
            HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return Boolean.parseBoolean(machine.getVMOption("UseFMA").getValue());
        } catch (RuntimeException | LinkageError e) {
            return false;
        }
    }
}
