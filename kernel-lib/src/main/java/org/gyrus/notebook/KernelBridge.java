// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

/**
 * Joins the library to the kernel that runs it: {@code show} and {@code live} draw in the front end, and the last
 * expression of a cell is drawn as {@code show} draws it.
 *
 * <p>IJava and JJava are found by reflection, so the library needs neither. Without one of them, as in plain JShell and in
 * tests, outputs are text on standard output.
 */
public final class KernelBridge {
    private static volatile Display display = new TextDisplay();

    private KernelBridge() {}

    /** Looks for a kernel and joins it; called by the kernel's start-up script. Throws nothing, and may be called again. */
    public static void install() {
        KernelDisplay.find().ifPresent(found -> display = found);
    }

    static Display display() {
        return display;
    }
}
