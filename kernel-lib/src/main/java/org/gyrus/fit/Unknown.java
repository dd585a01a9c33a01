// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.Optional;

/**
 * One kind of number that is fitted: a parameter, an initial value or the noise of a column.
 *
 * @param name as it is shown: {@code a}, {@code V(0)}, {@code noise of volume}
 * @param role what it does in a solve
 * @param index of the parameter, state or column
 * @param coordinate how the optimizer sees it
 * @param prior what is believed of it
 */
record Unknown(String name, Role role, int index, Coordinate coordinate, Optional<Prior> prior) {
    enum Role {
        PARAMETER,
        INITIAL,
        NOISE
    }

    boolean ofPopulation() {
        return prior.isPresent() && prior.get() instanceof Prior.OfPopulation;
    }
}
