// SPDX-License-Identifier: Apache-2.0
package org.gyrus.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.gyrus.disorder.Antibody;
import org.gyrus.disorder.Disorders;
import org.gyrus.disorder.Population;
import org.gyrus.model.Model;
import org.gyrus.model.Parameter;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.Solver;
import org.gyrus.solver.Trajectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gradients and optimal courses against the published adjoint equations and a forward-backward sweep. */
class CascadeControlTest {
    private static final Solver TIGHT = Solver.dopri8().tolerance(1e-12, 1e-13);

    /** Within a standard deviation of the LMCI means, but with cognition left to protect at 60: the means have lost it all. */
    private static final Model SLOW = Disorders.alzheimers()
            .cascade()
            .population(Population.LMCI)
            .with("lambda_tau", 0.02)
            .with("lambda_CN", 0.3)
            .with("lambda_Ctau", 0.05);

    private static Map<String, Double> values(Model model) {
        return model.parameters().stream().collect(Collectors.toMap(Parameter::name, Parameter::value));
    }

    private static double[] at(Trajectory run, double t) {
        return Arrays.copyOf(run.at(t), 5);
    }

    private static double[] joined(double[] x, double... costate) {
        double[] all = Arrays.copyOf(x, 11);
        System.arraycopy(costate, 0, all, 5, 5);
        return all;
    }

    @ParameterizedTest
    @CsvSource({"AD", "LMCI", "CN"})
    void theModelsOwnAdjointIsThePublishedOne(Population population) {
        Model model = Disorders.alzheimers().cascade().population(population);
        Trajectory run = Simulation.of(model)
                .from(50)
                .until(60)
                .dose("antibody", 50, 0.21)
                .with(TIGHT)
                .run();
        PublishedAdjoint published = new PublishedAdjoint(values(model), 0, 0);
        double[] costate = published.backward(joined(at(run, 60), 0, 0, 0, 0, 1), 60, 50, t -> 0.21);
        var gradient = run.gradientOf("C").at(60);
        String[] states = {"A", "tau_p", "tau_o", "N", "C"};
        for (int i = 0; i < states.length; i++) {
            assertThat(gradient.initial(states[i]))
                    .as(states[i])
                    .isCloseTo(costate[5 + i], within(1e-8 * (1 + Math.abs(costate[5 + i]))));
        }
    }

    @Test
    void theGradientOfTheCostIsThatOfThePublishedAdjoint() {
        Model model = Disorders.alzheimers().cascade().population(Population.LMCI);
        CascadeControl control =
                CascadeControl.of(model).lasting(78, "week", 6).sideEffects(0.3).terminal(0.02, 0.5);
        double[] u = {0.05, 0.21, 0.1, 0, 0.15, 0.02};
        ControlledCourse course = control.course(u);
        PublishedAdjoint published = new PublishedAdjoint(values(model), 0.3, 1);
        double[] y = joined(at(course.run(), 60 + control.length()), 0.02, 0, 0, 0, 0.5);
        for (int i = 5; i >= 0; i--) {
            double t0 = 60 + control.length() * i / 6;
            double piece = u[i];
            y[10] = 0;
            y = published.backward(y, 60 + control.length() * (i + 1) / 6, t0, t -> piece);
            // Going back in time turns the sign of the integral.
            assertThat(course.gradient().get(i)).isCloseTo(-y[10], within(1e-8 * (1 + Math.abs(y[10]))));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "slow, 60, 78, ADUCANUMAB_LOW, 1e-3, 0, 0",
        "slow, 60, 78, ADUCANUMAB_HIGH, 2e-3, 0, 1",
        "slow, 70, 78, DONANEMAB, 1e-3, 1e-3, 1",
        "slow, 60, 522, ADUCANUMAB_HIGH, 0.2, 0, 0",
        "slow, 70, 522, DONANEMAB, 0.05, 0, 1",
        "demonstration, 70, 78, DONANEMAB, 0.02, 0, 0"
    })
    void theBestCourseIsThatOfTheForwardBackwardSweep(
            String patient, double age, double weeks, Antibody antibody, double epsilon, double endA, double endC) {
        Model model =
                patient.equals("slow") ? SLOW : Disorders.alzheimers().cascade().donanemabPatient();
        double begins = patient.equals("slow") ? 50 : 70;
        CascadeControl control = CascadeControl.of(model)
                .ages(begins, age)
                .lasting(weeks, "week", 40)
                .atMost(antibody)
                .sideEffects(epsilon)
                .terminal(endA, endC);
        ControlledCourse best = control.optimize();
        assertThat(best.converged()).isTrue();

        double[] start =
                at(Simulation.of(model).from(begins).until(age + 1).with(TIGHT).run(), age);
        PublishedAdjoint.Sweep sweep = new PublishedAdjoint(values(model), epsilon, 1)
                .sweep(start, control.length(), 2000, antibody.clearance(), endA, endC);
        double gain = control.constant(0).cost() - sweep.cost();
        assertThat(gain).as("treatment is worth its cost").isPositive();
        assertThat(best.cost() - sweep.cost())
                .as("pieces cost a little more than any course, and not much")
                .isBetween(-1e-5 * gain, 5e-3 * gain);
        for (int i = 0; i < 40; i++) {
            assertThat(best.clearance().get(i))
                    .as("piece %s", i)
                    .isCloseTo(sweep.mean(i, 40), within(0.01 * antibody.clearance()));
        }
        assertThat(best.clearance()).allMatch(u -> u >= 0 && u <= antibody.clearance());
    }

    @Test
    void theBestCourseBeatsEveryConstantOne() {
        CascadeControl control = CascadeControl.of(SLOW).lasting(78, "week", 26).sideEffects(2e-3);
        double best = control.optimize().cost();
        for (int i = 0; i <= 10; i++) {
            assertThat(control.constant(0.021 * i).cost()).isGreaterThan(best);
        }
    }

    @Test
    void theCourseAsATreatmentCostsTheSame() {
        Model model = Disorders.alzheimers().cascade().population(Population.LMCI);
        ControlledCourse course =
                CascadeControl.of(model).lasting(78, "week", 4).course(0.1, 0.2, 0.05, 0.15);
        Trajectory run = Simulation.of(model)
                .from(50)
                .until(61)
                .treatedWith(course.treatment())
                .with(TIGHT)
                .run();
        assertThat(run.at("C", 61)).isCloseTo(course.run().at("C", 61), within(1e-6));
    }

    @Test
    void refusesWhatIsNoCourse() {
        CascadeControl control =
                CascadeControl.of(Disorders.alzheimers().cascade().population(Population.AD));
        assertThatThrownBy(() -> control.lasting(78, "week", 0)).isInstanceOf(QuestionException.class);
        assertThatThrownBy(() -> control.ages(50, 40)).hasMessageContaining("starts after the model begins");
        assertThatThrownBy(() -> control.course(0.1, 0.2)).hasMessageContaining("78 pieces");
    }
}
