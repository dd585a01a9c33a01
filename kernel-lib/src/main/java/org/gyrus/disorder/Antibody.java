// SPDX-License-Identifier: Apache-2.0
package org.gyrus.disorder;

import org.gyrus.model.Treatment;

/**
 * Antibodies against amyloid, by the largest clearance u that the {@link Cascade} gives them. Source: code of Hao, Lenhart and
 * Petrella 2022.
 *
 * <p>Does not suit choosing a drug: side effects are one term of a cost here, not events.
 */
public enum Antibody {
    /** aducanumab, low dose: 0.12 per year */
    ADUCANUMAB_LOW(0.12),
    /** aducanumab, high dose: 0.21 per year */
    ADUCANUMAB_HIGH(0.21),
    /** donanemab: 2.08 per year */
    DONANEMAB(2.08);

    private final double clearance;

    Antibody(double clearance) {
        this.clearance = clearance;
    }

    /** The largest clearance of amyloid, in 1/year. */
    public double clearance() {
        return clearance;
    }

    /** Full clearance from an age in years for a duration, as in {@code DONANEMAB.course(60, 78, "week")}. */
    public Treatment course(double age, double duration, String unit) {
        return Treatment.event("antibody")
                .of(clearance, "1/year")
                .lasting(duration, unit)
                .from(age, "year");
    }
}
