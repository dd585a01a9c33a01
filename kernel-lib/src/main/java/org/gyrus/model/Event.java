// SPDX-License-Identifier: Apache-2.0
package org.gyrus.model;

import java.util.List;
import org.gyrus.expression.Unit;

/**
 * Something that is done to the patient at known times with a dose: a fraction of radiotherapy, a pill. The times and
 * doses come from a {@link Treatment}.
 *
 * @param name its name in a treatment
 * @param doseUnit the unit of the symbol {@code dose} in its jumps
 * @param jumps what it does to the states, all at once
 */
public record Event(String name, Unit doseUnit, List<Jump> jumps) {
    /** The symbol of the dose in the jumps of an event. */
    public static final String DOSE = "dose";

    public Event {
        jumps = List.copyOf(jumps);
    }
}
