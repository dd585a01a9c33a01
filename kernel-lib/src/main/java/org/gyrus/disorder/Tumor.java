// SPDX-License-Identifier: Apache-2.0
package org.gyrus.disorder;

import org.gyrus.model.Model;

/**
 * Models of tumors as one volume V in mm^3 (t in days), or of a few volumes. Values are illustrative unless their source
 * says otherwise.
 */
public final class Tumor {
    Tumor() {}

    /** {@code dV/dt = a V}. Does not suit anything but the first weeks. */
    public Model exponential() {
        return ModelPage.read("exponential");
    }

    /** {@code dV/dt = a V (1 - V/K)} (Verhulst). */
    public Model logistic() {
        return ModelPage.read("logistic");
    }

    /** {@code dV/dt = a V ln(K/V)} (Laird 1964). */
    public Model gompertz() {
        return ModelPage.read("gompertz");
    }

    /** {@code dV/dt = 3 a (K^(1/3) V^(2/3) - V)}: the surface gains, the volume loses. */
    public Model bertalanffy() {
        return ModelPage.read("bertalanffy");
    }

    /** {@code dV/dt = a V ((K/V)^lambda - 1)/lambda}: all of the above as special cases or limits. */
    public Model generalBertalanffy() {
        return ModelPage.read("general-bertalanffy");
    }

    /** Gompertz growth whose capacity U grows too: {@code dV/dt = omega V ln(U/V), dU/dt = gamma omega U}. */
    public Model latent() {
        return ModelPage.read("latent-growth");
    }

    /**
     * High-grade glioma under radiotherapy (linear-quadratic, event {@code fraction}, dose in Gy) and temozolomide (event
     * {@code chemotherapy}, dose in units of one daily dose), in the form and with the values of TumorTwin.
     */
    public Model radiochemotherapy() {
        return ModelPage.read("radiochemotherapy");
    }

    /** Diffuse midline glioma with a living and a dying part; event {@code radiotherapy} with dose 1 is a whole course. */
    public Model midlineGlioma() {
        return ModelPage.read("midline-glioma");
    }
}
