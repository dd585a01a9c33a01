// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.gyrus.data.Cohort;
import org.gyrus.disorder.Disorders;
import org.gyrus.disorder.Population;
import org.gyrus.disorder.SyntheticCohort;
import org.gyrus.disorder.SyntheticCohortBuilder;
import org.gyrus.hybrid.Hybrid;
import org.gyrus.model.Model;
import org.gyrus.model.Parameter;
import org.gyrus.model.Treatment;
import org.gyrus.network.Network;

/**
 * Do fits with nothing set find the truth? Models of disorders and hybrids, synthetic cohorts with 1 % noise, first values
 * off by factors of 2 to 5. A fit has found it when its loss is that of a fit which begins at the truth.
 *
 * <p>{@code java org.gyrus.fit.DefaultsStudy [seeds]} prints all; {@link DefaultsTest} asks a part of it.
 */
final class DefaultsStudy {
    private DefaultsStudy() {}

    /**
     * One kind of fit.
     *
     * @param truth the model that made the cohort
     * @param begin a fit of a model, or of its hybrid, whose first values are those of the model
     * @param moved parameters whose first values are off
     * @param slack how far above the loss from the truth a fit may end
     */
    record Case(
            String name,
            Model truth,
            Cohort cohort,
            java.util.function.Function<Model, FitBuilder> begin,
            UnaryOperator<FitBuilder> reference,
            List<String> moved,
            double slack) {
        Fit fromTruth() {
            return reference.apply(Fit.of(truth)).to(cohort).run();
        }

        Fit from(long seed) {
            return begin.apply(off(seed)).to(cohort).run();
        }

        /** The truth with each number multiplied or divided by 2 to 5, kept inside its range. */
        Model off(long seed) {
            Random random = new Random(seed);
            Model model = truth;
            for (String name : moved) {
                Parameter p = truth.parameter(name);
                double factor = Math.exp(Math.log(2) + random.nextDouble() * Math.log(2.5));
                boolean up = random.nextBoolean();
                double value = inside(p, up ? p.value() * factor : p.value() / factor)
                        ? (up ? p.value() * factor : p.value() / factor)
                        : (up ? p.value() / factor : p.value() * factor);
                model = inside(p, value) ? model.with(name, value) : model;
            }
            return model;
        }

        private static boolean inside(Parameter p, double value) {
            return value > p.range().low() && value < p.range().high();
        }
    }

    static double loss(Fit fit) {
        return fit.losses().doubleColumn("loss").min();
    }

    private static Case mechanism(
            String name, Model truth, SyntheticCohortBuilder made, UnaryOperator<FitBuilder> ask, String... moved) {
        Cohort cohort = made.noise(0.01).seed(3).make().cohort();
        UnaryOperator<FitBuilder> all = b -> ask.apply(b).shared(moved);
        return new Case(name, truth, cohort, m -> all.apply(Fit.of(m)), all, List.of(moved), 1.02);
    }

    static Map<String, Case> cases() {
        Map<String, Case> all = new LinkedHashMap<>();
        for (Case each : List.of(
                gompertz(),
                hidden(),
                cascade(),
                region(),
                treated(),
                infusion(),
                residual(),
                driven(),
                interaction())) {
            all.put(each.name(), each);
        }
        return all;
    }

    private static Case gompertz() {
        Model m = Disorders.tumor().gompertz();
        var made = SyntheticCohort.of(m)
                .patients(4)
                .visits(10)
                .visitsEvery(15, "day")
                .spread(Map.of("V", 300.0));
        return mechanism("Gompertz", m, made, b -> b.observing("V", "V").initial("V"), "a", "K");
    }

    private static Case hidden() {
        Model m = Disorders.tumor().latent();
        var made = SyntheticCohort.of(m)
                .patients(4)
                .visits(12)
                .visitsEvery(15, "day")
                .observing("V")
                .spread(Map.of("V", 300.0, "U", 1000.0));
        return mechanism(
                "hidden carrying capacity", m, made, b -> b.observing("V", "V").initial("V", "U"), "omega", "gamma");
    }

    private static Case cascade() {
        Model m = Disorders.alzheimers().cascade().population(Population.LMCI);
        var made = SyntheticCohort.of(m)
                .patients(4)
                .from(50)
                .visits(12)
                .visitsEvery(2, "year")
                .observing("A", "tau_p", "tau_o", "N", "C")
                .spread(Map.of("A_0", 10.0, "taup_0", 3.0, "tauo_0", 10.0));
        return mechanism(
                "cascade",
                m,
                made,
                b -> b.observing("A", "A")
                        .observing("tau_p", "tau_p")
                        .observing("tau_o", "tau_o")
                        .observing("N", "N")
                        .observing("C", "C")
                        .from(50)
                        .initial("A", "tau_p", "tau_o", "N", "C"),
                "lambda_beta",
                "K_A",
                "lambda_tau",
                "K_tau",
                "lambda_tauo",
                "lambda_Ntauo",
                "lambda_Ntaup",
                "K_N",
                "lambda_CN",
                "lambda_Ctau",
                "K_C");
    }

    private static Case region() {
        Model m = Disorders.alzheimers().regional();
        var made = SyntheticCohort.of(m)
                .patients(5)
                .visits(12)
                .visitsEvery(2, "year")
                .observing("a", "tau", "n")
                .spread(Map.of("a", 0.005, "tau", 0.02));
        return mechanism(
                "amyloid, tau, neurodegeneration",
                m,
                made,
                b -> b.observing("a", "a")
                        .observing("tau", "tau")
                        .observing("n", "n")
                        .initial("a", "tau", "n"),
                "alpha_a",
                "alpha_t",
                "beta",
                "eta");
    }

    private static Case treated() {
        Model m = Disorders.tumor().radiochemotherapy();
        Treatment plan =
                Treatment.radiotherapy().fractions(30).of(2, "Gy").onWeekdays().from(14, "day");
        var made = SyntheticCohort.of(m)
                .patients(4)
                .visits(14)
                .visitsEvery(10, "day")
                .observing("V")
                .treatedWith(plan)
                .spread(Map.of("V", 1500.0));
        return mechanism(
                "radiotherapy",
                m,
                made,
                b -> b.observing("V", "V").initial("V").simulating((run, patient) -> run.treatedWith(plan)),
                "k",
                "K",
                "alpha");
    }

    private static Case infusion() {
        Model m = Disorders.stroke().hydrocephalus();
        Treatment plan = Treatment.event("infusion").of(0.025, "ml/s").at("s", 300);
        var made = SyntheticCohort.of(m)
                .patients(3)
                .visits(20)
                .visitsEvery(90, "s")
                .observing("P")
                .treatedWith(plan)
                .spread(Map.of("P", 0.5));
        return mechanism(
                "infusion test",
                m,
                made,
                b -> b.observing("P", "P").initial("P").simulating((run, patient) -> run.treatedWith(plan)),
                "k_E",
                "R_o",
                "I_f");
    }

    private static Case residual() {
        Model truth = Disorders.tumor().gompertz();
        Cohort cohort = SyntheticCohort.of(truth)
                .patients(4)
                .visits(12)
                .visitsEvery(12, "day")
                .spread(Map.of("V", 300.0))
                .noise(0.01)
                .seed(4)
                .make()
                .cohort();
        Model known = Disorders.tumor().exponential();
        return new Case(
                "exponential growth + N(V)",
                truth,
                cohort,
                off -> Fit.of(Hybrid.parallel(known)
                                .residual("V", Network.mlp("V").hidden(8).seed(5))
                                .build())
                        .observing("V", "V")
                        .initial("V"),
                b -> b.observing("V", "V").shared("a", "K").initial("V"),
                List.of("a"),
                1.3);
    }

    private static Case driven() {
        Model truth = Disorders.tumor().gompertz();
        Cohort cohort = SyntheticCohort.of(truth)
                .patients(4)
                .visits(12)
                .visitsEvery(12, "day")
                .spread(Map.of("V", 300.0))
                .noise(0.01)
                .seed(4)
                .make()
                .cohort();
        Model known = Disorders.tumor().exponential();
        return new Case(
                "exponential growth, rate N(V)",
                truth,
                cohort,
                off -> Fit.of(Hybrid.series(known)
                                .parameter(
                                        known.parameters().get(0).name(),
                                        Network.mlp("V").hidden(8).seed(5))
                                .build())
                        .observing("V", "V")
                        .initial("V"),
                b -> b.observing("V", "V").shared("a", "K").initial("V"),
                List.of("a"),
                1.3);
    }

    private static Case interaction() {
        Model truth = Model.named("Lotka-Volterra")
                .time("year")
                .state("x", 0.44249296, "1")
                .state("y", 4.6280594, "1")
                .parameter("alpha", 1.3, "1/year")
                .range(0, 10)
                .parameter("beta", 0.9, "1/year")
                .range(0, 10)
                .parameter("gamma", 0.8, "1/year")
                .range(0, 10)
                .parameter("delta", 1.8, "1/year")
                .range(0, 10)
                .equation("dx/dt = alpha*x - beta*x*y")
                .equation("dy/dt = gamma*x*y - delta*y")
                .build();
        Model known = Model.named("Growth and hunger alone")
                .time("year")
                .state("x", 0.44249296, "1")
                .state("y", 4.6280594, "1")
                .parameter("alpha", 1.3, "1/year")
                .range(0, 10)
                .parameter("delta", 1.8, "1/year")
                .range(0, 10)
                .equation("dx/dt = alpha*x")
                .equation("dy/dt = -delta*y")
                .build();
        Cohort cohort = SyntheticCohort.of(truth)
                .patients(1)
                .visits(31)
                .visitsEvery(0.1, "year")
                .spread(Map.of())
                .noise(0.01)
                .seed(4)
                .make()
                .cohort();
        return new Case(
                "Lotka-Volterra, half known",
                truth,
                cohort,
                off -> Fit.of(Hybrid.parallel(known.with(
                                                "alpha", off.parameter("alpha").value())
                                        .with("delta", off.parameter("delta").value()))
                                .residual(
                                        List.of("x", "y"),
                                        Network.mlp("x", "y").hidden(8, 8).seed(7))
                                .build())
                        .observing("x", "x")
                        .observing("y", "y"),
                b -> b.observing("x", "x").observing("y", "y").shared("beta", "gamma"),
                List.of("alpha", "delta"),
                1.3);
    }

    public static void main(String[] args) {
        int seeds = args.length > 0 ? Integer.parseInt(args[0]) : 10;
        for (Case each : cases().values()) {
            if (args.length > 1 && !each.name().contains(args[1])) {
                continue;
            }
            double best = loss(each.fromTruth());
            int found = 0;
            StringBuilder ends = new StringBuilder();
            long begun = System.nanoTime();
            for (long seed = 1; seed <= seeds; seed++) {
                try {
                    Fit fit = each.from(seed);
                    double ratio = loss(fit) / best;
                    found += ratio < each.slack() ? 1 : 0;
                    ends.append(String.format(" %.4g(%d)", ratio, fit.losses().rowCount()));
                } catch (RuntimeException e) {
                    ends.append(" !")
                            .append(
                                    e.getMessage(),
                                    0,
                                    Math.min(150, e.getMessage().length()));
                }
            }
            System.out.printf(
                    "%s: %d of %d, %.1f s each, loss %.3g:%s%n",
                    each.name(), found, seeds, (System.nanoTime() - begun) / 1e9 / seeds, best, ends);
        }
    }
}
