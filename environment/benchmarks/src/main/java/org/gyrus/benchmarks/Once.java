// SPDX-License-Identifier: Apache-2.0
package org.gyrus.benchmarks;

import java.util.function.Supplier;

/** Makes a thing when it is first asked for: cases that do not run take no memory. */
final class Once<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private T made;

    private Once(Supplier<T> maker) {
        this.maker = maker;
    }

    static <T> Once<T> of(Supplier<T> maker) {
        return new Once<>(maker);
    }

    @Override
    public T get() {
        if (made == null) {
            made = maker.get();
        }
        return made;
    }
}
