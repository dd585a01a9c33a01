// SPDX-License-Identifier: Apache-2.0
package org.gyrus.disorder;

import org.gyrus.model.Model;

/** Models of Alzheimer's disease on a point: biomarkers of one person, or averages of a group. */
public final class Alzheimers {
    Alzheimers() {}

    /**
     * The biomarker cascade of Hao, Lenhart and Petrella 2022: amyloid A, phosphorylated tau, other tau, neurodegeneration
     * N and cognition C over age in years; event {@code antibody} sets the clearance u in 1/year.
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

    /** The tracers of amyloid with published aggregate rates. */
    public enum Tracer {
        /** 18F-florbetaben */
        FLORBETABEN,
        /** 18F-florbetapir */
        FLORBETAPIR;

        String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
