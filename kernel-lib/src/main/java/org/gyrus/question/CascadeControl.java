// SPDX-License-Identifier: Apache-2.0
package org.gyrus.question;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.gyrus.disorder.Antibody;
import org.gyrus.disorder.Cascade;
import org.gyrus.expression.Unit;
import org.gyrus.model.Model;
import org.gyrus.model.Trust;
import org.gyrus.solver.Gradient;
import org.gyrus.solver.Objective;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.Solver;
import org.gyrus.solver.Trajectory;

/**
 * Optimal control of the {@link Cascade}: the course of antibody that costs least,
 *
 * <pre>
 * J(u) = integral over the course of (epsilon u^2 A + C) dt + w_A A(T) + w_C C(T),   0 &lt;= u(t) &lt;= u_max
 * </pre>
 *
 * <p>The control is constant on equal pieces: doses of the event {@code antibody}, whose exact gradient comes from the solver's
 * adjoint; it is improved by a projected gradient method. Form of the cost and bounds: Hao, Lenhart and Petrella 2022; epsilon
 * in score year^2 ml/pg and the weights w_A in score year ml/pg and w_C in years are <em>not</em> published figures: say them, and vary
 * them.
 *
 * <p>Without more words: age 60, 78 weeks in pieces of one week, the high dose of aducanumab, epsilon 0.01, no terminal weights.
 *
 * <p>Does not suit choosing a patient's dose. Immutable; each call gives a changed copy.
 *
 * @param model a cascade that begins at {@code beginning}
 * @param beginning the age at which the model begins, in years
 * @param start the age at which treatment may begin, in years
 * @param length of the course, in years
 * @param pieces on which the control is constant
 * @param bound u_max, in 1/year
 * @param epsilon weight of side effects
 * @param finalAmyloid w_A
 * @param finalCognition w_C
 */
public record CascadeControl(
        Model model,
        double beginning,
        double start,
        double length,
        int pieces,
        double bound,
        double epsilon,
        double finalAmyloid,
        double finalCognition) {
    private static final double WEEK = Unit.of("week").factorTo(Unit.of("year"));
    private static final String COST = "course_cost";

    /** Refuses numbers that make no course. */
    public CascadeControl {
        if (!(length > 0) || pieces < 1 || !(bound > 0) || !(epsilon >= 0) || !(start >= beginning)) {
            throw new QuestionException(
                    "A course has a length and a bound above 0, at least one piece, an epsilon of 0 or"
                            + " more, and starts after the model begins; given were length " + length + ", bound "
                            + bound + ", pieces "
                            + pieces + ", epsilon " + epsilon + ", start " + start + " and beginning " + beginning
                            + ".");
        }
    }

    /** Control of a cascade that begins at age 50, with the choices named above. */
    public static CascadeControl of(Model cascade) {
        return new CascadeControl(cascade, 50, 60, 78 * WEEK, 78, Antibody.ADUCANUMAB_HIGH.clearance(), 0.01, 0, 0);
    }

    /** The age at which the model begins, 50 for the populations and 70 for the donanemab patient, and that of treatment. */
    public CascadeControl ages(double modelBegins, double treatmentBegins) {
        return new CascadeControl(
                model, modelBegins, treatmentBegins, length, pieces, bound, epsilon, finalAmyloid, finalCognition);
    }

    /** How long treatment lasts, and on how many equal pieces it is constant. */
    public CascadeControl lasting(double time, String unit, int equalPieces) {
        double years = time * Unit.of(unit).factorTo(Unit.of("year"));
        return new CascadeControl(
                model, beginning, start, years, equalPieces, bound, epsilon, finalAmyloid, finalCognition);
    }

    /** The antibody, which bounds the clearance. */
    public CascadeControl atMost(Antibody antibody) {
        return new CascadeControl(
                model, beginning, start, length, pieces, antibody.clearance(), epsilon, finalAmyloid, finalCognition);
    }

    /** The weight epsilon of side effects, {@code epsilon u^2 A}. */
    public CascadeControl sideEffects(double weight) {
        return new CascadeControl(model, beginning, start, length, pieces, bound, weight, finalAmyloid, finalCognition);
    }

    /** The weights of amyloid and cognition at the end. */
    public CascadeControl terminal(double amyloid, double cognition) {
        return new CascadeControl(model, beginning, start, length, pieces, bound, epsilon, amyloid, cognition);
    }

    /** The course that costs least; an interrupt gives the best so far. */
    public ControlledCourse optimize() {
        Simulation simulation = simulation();
        double[] half = new double[pieces];
        Arrays.fill(half, 0.5);
        SpectralGradient descent = new SpectralGradient(
                        (part, gradient) -> {
                            ControlledCourse course = course(simulation, clearances(part), 0, false);
                            Arrays.setAll(gradient, i -> course.gradient().get(i) * bound);
                            return course.cost();
                        },
                        CascadeControl::clipped,
                        half)
                .minimize(1e-6, 1000);
        return course(simulation, clearances(descent.best()), descent.iterations(), descent.converged());
    }

    /** Parts of the bound as clearances. */
    private double[] clearances(double... parts) {
        return Arrays.stream(parts).map(part -> part * bound).toArray();
    }

    private static double[] clipped(double... parts) {
        return Arrays.stream(parts).map(part -> Math.min(Math.max(part, 0), 1)).toArray();
    }

    /** The same clearance throughout, in 1/year; 0 is no treatment. */
    public ControlledCourse constant(double clearance) {
        double[] u = new double[pieces];
        Arrays.fill(u, clearance);
        return course(u);
    }

    /** A course that is given, one clearance in 1/year for each piece. */
    public ControlledCourse course(double... clearance) {
        if (clearance.length != pieces) {
            throw new QuestionException(
                    "The course has " + pieces + " pieces, but " + clearance.length + " clearances were given.");
        }
        return course(simulation(), clearance, 0, false);
    }

    /** The cascade with its running cost as one more state. */
    private Simulation simulation() {
        Model priced = model.toBuilder()
                .parameter("epsilon", epsilon, "score*year^2*ml/pg")
                .range(0, Double.POSITIVE_INFINITY)
                .source("weight of side effects: chosen, not published", Trust.ILLUSTRATIVE)
                .state(COST, 0, "score*year")
                .equation("d" + COST + "/dage = epsilon*u^2*A + C")
                .build();
        return Simulation.of(priced)
                .from(beginning)
                .until(start + length)
                .with(Solver.tsit5().tolerance(1e-10, 1e-12));
    }

    private double age(int piece) {
        return start + length * piece / pieces;
    }

    private ControlledCourse course(Simulation simulation, double[] u, int iterations, boolean converged) {
        Simulation treated = simulation;
        for (int i = 0; i < pieces; i++) {
            treated = treated.dose("antibody", age(i), i == 0 ? u[0] : u[i] - u[i - 1]);
        }
        Trajectory run = treated.run();
        run.stopped().ifPresent(why -> {
            throw new QuestionException("The patient's run stopped under this course. " + why);
        });
        Gradient gradient = run.gradient(cost());
        // A dose changes u from its age on, and a piece of u is two doses, one up and one down.
        List<Double> byPiece = IntStream.range(0, pieces)
                .mapToObj(i -> gradient.dose(i) - (i + 1 < pieces ? gradient.dose(i + 1) : 0))
                .toList();
        return new ControlledCourse(
                IntStream.range(0, pieces).mapToObj(this::age).toList(),
                DoubleStream.of(u).boxed().toList(),
                gradient.value(),
                byPiece,
                run,
                iterations,
                converged);
    }

    private Objective cost() {
        return new Objective() {
            @Override
            public List<String> names() {
                return List.of(COST, "A", "C");
            }

            @Override
            public double[] times() {
                return new double[] {start, start + length};
            }

            @Override
            public double value(double[] v, double[] bar) {
                bar[0] = -1;
                bar[3] = 1;
                bar[4] = finalAmyloid;
                bar[5] = finalCognition;
                return v[3] - v[0] + finalAmyloid * v[4] + finalCognition * v[5];
            }
        };
    }
}
