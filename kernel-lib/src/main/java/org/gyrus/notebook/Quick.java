// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

/**
 * The first half of a choice by budget: {@code int steps = quick(200).full(20_000);}
 *
 * @param value what the quick budget gets
 * @param <T> what is chosen
 */
public record Quick<T>(T value) {
    /** The quick value under {@link Budget#QUICK}, else this one. */
    public T full(T other) {
        return Budget.current() == Budget.QUICK ? value : other;
    }
}
