// SPDX-License-Identifier: Apache-2.0
package org.gyrus.disorder;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gyrus.model.Model;
import org.gyrus.model.ModelBuilder;
import org.gyrus.model.Parameter;
import org.gyrus.model.Trust;

/**
 * The biomarker cascade of Alzheimer's disease with the published parameters of a group of people:
 *
 * <pre>
 * A'  = lambda_beta A (1 - A/K_A) - u A            amyloid
 * tp' = lambda_tau A (1 - tp/K_tau)                phosphorylated tau
 * to' = lambda_tauo                                other tau
 * N'  = (lambda_Ntauo to + lambda_Ntaup tp) (1 - N/K_N)   neurodegeneration
 * C'  = (lambda_CN N + lambda_Ctau tp) (1 - C/K_C)        cognition, higher is worse
 * </pre>
 *
 * over age in years from 50. Source of the equations: Hao, Lenhart and Petrella 2022, PLoS Comput Biol 18:e1010481; of the
 * group means and standard deviations: the CFPA configuration, a secondary copy.
 *
 * <p>Does not suit conclusions about a typical patient: the run of the mean parameters is not the mean run.
 */
public final class Cascade {
    private static final String SOURCE = "CFPA configuration of Hao et al. 2022";

    Cascade() {}

    /** The model with the mean parameters of a group. */
    public Model population(Population population) {
        Map<String, Double> means = column(population, 0);
        Model page = ModelPage.read("cascade");
        ModelBuilder builder = page.toBuilder();
        for (Parameter p : page.parameters()) {
            builder.without(p.name());
            builder.parameter(p.name(), means.get(p.name()), p.unit().text())
                    .range(p.range().low(), p.range().high())
                    .source(population + " group mean; " + SOURCE, Trust.SECONDARY_COPY);
        }
        return builder.build();
    }

    /** The standard deviations between the people of a group, by parameter and in its unit. */
    public Map<String, Double> spread(Population population) {
        return column(population, 1);
    }

    private static Map<String, Double> column(Population population, int offset) {
        int column = 1 + 2 * population.ordinal() + offset;
        Map<String, Double> values = new LinkedHashMap<>();
        ModelPage.text("cascade-populations.csv")
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .forEach(cells -> values.put(cells[0], Double.parseDouble(cells[column])));
        return values;
    }
}
