// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import java.util.IdentityHashMap;

/** A code and, made when first asked for, the codes of its derivatives. Thread-safe. */
final class Derivatives {
    final Code value;
    private volatile ReverseMode.Pair reverse;
    private volatile Code forward;
    private volatile ReverseMode.Pair second;
    private final IdentityHashMap<Code, HotCode> hot = new IdentityHashMap<>();

    Derivatives(Code value) {
        this.value = value;
    }

    /** What is known of how often a code runs, shared by all evaluators. */
    HotCode hot(Code code) {
        synchronized (hot) {
            return hot.computeIfAbsent(code, HotCode::new);
        }
    }

    /** The vector-Jacobian product. */
    ReverseMode.Pair reverse() {
        if (reverse == null) {
            synchronized (this) {
                if (reverse == null) {
                    reverse = ReverseMode.of(value);
                }
            }
        }
        return reverse;
    }

    /** The Jacobian-vector product. */
    Code forward() {
        if (forward == null) {
            synchronized (this) {
                if (forward == null) {
                    forward = ForwardMode.of(value);
                }
            }
        }
        return forward;
    }

    /** The vector-Jacobian product of the Jacobian-vector product; networks are written out in operations. */
    ReverseMode.Pair second() {
        if (second == null) {
            synchronized (this) {
                if (second == null) {
                    second = ReverseMode.of(ForwardMode.of(NetworkExpansion.of(value)));
                }
            }
        }
        return second;
    }
}
