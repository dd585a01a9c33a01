// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import org.hipparchus.CalculusFieldElement;

/** A function of one lane written once over any Hipparchus field, so that its derivatives come from Hipparchus. */
interface FieldFormula {
    /** o = F(t, y, u, p, w). */
    <T extends CalculusFieldElement<T>> T[] apply(T t, T[] y, T[] u, T[] p, T[] w);
}
