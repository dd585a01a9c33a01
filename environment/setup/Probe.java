// SPDX-License-Identifier: Apache-2.0
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.awt.GraphicsEnvironment;

/** Prints what a virtual machine on the kernel's class path sees; the first run unpacks DJL's native libraries. */
final class Probe {
    private Probe() {}

    public static void main(String[] arguments) {
        Engine engine = Engine.getInstance();
        try (NDManager manager = NDManager.newBaseManager()) {
            float two = manager.create(1f).add(1f).getFloat();
            System.out.println("engine " + engine.getEngineName() + " " + engine.getVersion());
            System.out.println("arithmetic " + (two == 2f ? "right" : "wrong: 1 + 1 = " + two));
            System.out.println("device " + engine.defaultDevice());
        }
        System.out.println("fonts "
                + GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames().length);
    }
}
