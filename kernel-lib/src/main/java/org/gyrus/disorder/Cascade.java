// SPDX-License-Identifier: Apache-2.0
package org.gyrus.disorder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gyrus.model.Model;
import org.gyrus.model.ModelBuilder;
import org.gyrus.model.Parameter;
import org.gyrus.model.Trust;

/**
 * The biomarker cascade of Alzheimer's disease:
 *
 * <pre>
 * A'  = lambda_beta A (1 - A/K_A) - u A                   amyloid, pg/ml
 * tp' = lambda_tau A (1 - tp/K_tau)                       phosphorylated tau, pg/ml
 * to' = lambda_tauo                                       other tau, pg/ml
 * N'  = (lambda_Ntauo to + lambda_Ntaup tp) (1 - N/K_N)   neurodegeneration, 1
 * C'  = (lambda_CN N + lambda_Ctau tp) (1 - C/K_C)        cognition, score, higher is worse
 * </pre>
 *
 * over age in years. The clearance u in 1/year is 0 without treatment; a dose of the event {@code antibody} adds to it, so
 * that {@code Treatment.event("antibody").of(0.21, "1/year").lasting(78, "week")} is a course of treatment.
 *
 * <p>Source of the equations: Hao, Lenhart and Petrella 2022, PLoS Comput Biol 18:e1010481; of group means and standard
 * deviations: the CFPA configuration, a secondary copy.
 *
 * <p>Does not suit conclusions about a typical patient: the run of the mean parameters is not the mean run.
 */
public final class Cascade {
    Cascade() {}

    /** The model with the mean parameters of a group; it starts at age 50. */
    public Model population(Population population) {
        return with(
                column(population + " mean"),
                population + " group mean at age 50; CFPA configuration of Hao et al. 2022",
                Trust.SECONDARY_COPY);
    }

    /** The patient on whom the authors' code shows donanemab; it starts at age 70. */
    public Model donanemabPatient() {
        return with(
                column("donanemab demonstration"),
                "demonstration patient at age 70; code of Hao et al. 2022",
                Trust.VERIFIED);
    }

    /** The standard deviations between the people of a group, by parameter and in its unit. */
    public Map<String, Double> spread(Population population) {
        return column(population + " sd");
    }

    private static Model with(Map<String, Double> values, String source, Trust trust) {
        Model page = ModelPage.read("cascade");
        ModelBuilder builder = page.toBuilder();
        for (Parameter p : page.parameters()) {
            builder.without(p.name())
                    .parameter(p.name(), values.get(p.name()), p.unit().text())
                    .range(p.range().low(), p.range().high())
                    .source(source, trust);
        }
        return builder.build();
    }

    private static Map<String, Double> column(String title) {
        List<List<String>> rows = ModelPage.text("cascade-populations.csv")
                .lines()
                .map(line -> List.of(line.split(",", -1)))
                .toList();
        int column = rows.get(0).indexOf(title);
        Map<String, Double> values = new LinkedHashMap<>();
        rows.stream().skip(1).forEach(row -> values.put(row.get(0), Double.valueOf(row.get(column))));
        return values;
    }
}
