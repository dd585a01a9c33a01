// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

/** Is told how a fit goes on, from the calling thread. */
@FunctionalInterface
public interface FitListener {
    /** One more iteration is done. */
    void update(FitState state);
}
