// SPDX-License-Identifier: Apache-2.0
package org.gyrus.disorder;

import org.gyrus.model.Model;

/** Models of cerebral blood flow, intracranial pressure and ischemia on a point. */
public final class Stroke {
    Stroke() {}

    /**
     * Autoregulation and intracranial pressure of Ursino and Lodi 1997 (simplified): pressure P in mmHg, arterial compliance
     * C in ml/mmHg, t in seconds, flow q in ml/s. Event {@code pressure} adds to the slope of arterial pressure A in mmHg/s: a
     * dose that lasts is a ramp, a short one a step. Event {@code infusion} adds to the inflow I in ml/s.
     */
    public Model autoregulation() {
        return ModelPage.read("autoregulation");
    }

    /** The infusion test of hydrocephalus (Marmarou 1978): event {@code infusion} adds to the inflow in ml/s. */
    public Model hydrocephalus() {
        return ModelPage.read("hydrocephalus");
    }

    /**
     * Core, penumbra and salvaged tissue in ml over hours: a house model, labeled so. Events {@code thrombolysis}
     * and {@code thrombectomy}: the dose is the part of the penumbra that flow returns to.
     */
    public Model penumbra() {
        return ModelPage.read("penumbra");
    }

    /** Contrast in one voxel with a box residue and a gamma-variate arterial input; t in seconds. */
    public Model perfusion() {
        return ModelPage.read("perfusion");
    }
}
