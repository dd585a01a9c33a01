// SPDX-License-Identifier: Apache-2.0
package org.gyrus.model;

import org.gyrus.expression.Unit;

/**
 * One entry in the calendar of a treatment.
 *
 * @param event the name of the model's event it causes
 * @param time when, in the treatment's unit of time
 * @param amount how much, in {@code unit}
 * @param unit the unit of the amount
 */
public record Dose(String event, double time, double amount, Unit unit) {
    public Dose {
        if (!Double.isFinite(time) || !Double.isFinite(amount)) {
            throw new ModelException("A dose has a finite time and amount, but " + event + " was given " + amount + " "
                    + unit + " at " + time + ".");
        }
    }
}
