// SPDX-License-Identifier: Apache-2.0
package org.gyrus.disorder;

import java.util.Locale;
import org.gyrus.model.Model;

/** Models of Alzheimer's disease on a point: biomarkers of one person, or averages of a group. */
public final class Alzheimers {
    Alzheimers() {}

    /**
     * The biomarker cascade of Hao, Lenhart and Petrella 2022: amyloid A, phosphorylated tau, other tau, neurodegeneration
     * N and cognition C over age in years; doses of the event {@code antibody} add to the clearance u in 1/year.
     */
    public Cascade cascade() {
        return new Cascade();
    }

    /** The causal model found from data by Zheng et al. 2022; a score of disease progression stands for time. */
    public Model causal() {
        return ModelPage.read("causal");
    }

    /** The amyloid phase plane {@code ds/dt = c_0 + c_1 s - c_2 s^2} of a tracer, s in SUVR, t in years. */
    public Model amyloid(Tracer tracer) {
        return ModelPage.read("amyloid-" + tracer.label());
    }

    /**
     * Amyloid, tau and neurodegeneration of one region (dATN without its network), t in years, amyloid and tau in SUVR: amyloid
     * raises the capacity of tau.
     */
    public Model regional() {
        return ModelPage.read("datn");
    }

    /** The tracers of amyloid with published aggregate rates. */
    public enum Tracer {
        /** 18F-florbetaben */
        FLORBETABEN,
        /** 18F-florbetapir */
        FLORBETAPIR;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
