// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gyrus.discovery.Discovery;
import org.gyrus.expression.Expression;
import org.gyrus.model.Learned;
import org.gyrus.model.Model;
import org.gyrus.model.Observable;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.Trajectory;

/** What a learned function gives, and what it sees, along the fitted courses of all patients. */
final class LearnedSamples {
    private static final int MOST = 2000;

    private LearnedSamples() {}

    /** The only learned function there is. */
    static String only(Model model) {
        List<String> names = model.learned().stream().map(Learned::name).toList();
        if (names.size() != 1) {
            throw new FitException("The model has "
                    + (names.isEmpty()
                            ? "no learned function"
                            : names.size()
                                    + " learned functions, " + String.join(", ", names) + ": say which, asEquation(\""
                                    + names.get(0)
                                    + "\")")
                    + ".");
        }
        return names.get(0);
    }

    static Discovery of(Fit fit, String function) {
        Model model = fit.model();
        FitBuilder.known(function, model.learned().stream().map(Learned::name).toList(), "learned function");
        Expression.LearnedCall call = calls(model)
                .filter(c -> c.name().equals(function))
                .findFirst()
                .orElseThrow(() -> new FitException("The learned function " + function + " stands in no equation."));
        String time = model.time().symbol();
        List<String> measured = new ArrayList<>();
        measured.add("value_of_" + function);
        List<Expression> seen = call.arguments();
        for (int i = 1; i <= seen.size(); i++) {
            measured.add("seen_" + i + "_by_" + function);
        }
        List<List<double[]>> columns = new ArrayList<>();
        measured.forEach(m -> columns.add(new ArrayList<>()));
        List<Observable> observables = List.of();
        int each = Math.max(5, Math.min(200, MOST / fit.patients().size()));
        for (String patient : fit.patients()) {
            Interrupts.check();
            Simulation run = fit.simulation(patient).measuring(measured.get(0) + " = " + call.text(time));
            for (int i = 0; i < seen.size(); i++) {
                run = run.measuring(measured.get(i + 1) + " = " + seen.get(i).text(time));
            }
            Trajectory course = run.run();
            observables = course.model().observables();
            double[] times = even(course.times()[0], course.end(), each);
            for (int c = 0; c < columns.size(); c++) {
                columns.get(c).add(course.sample(measured.get(c), times));
            }
        }
        Discovery discovery = Discovery.of(function, joined(columns.get(0)), unit(measured.get(0), observables));
        for (int i = 0; i < seen.size(); i++) {
            String name = seen.get(i) instanceof Expression.Symbol symbol ? symbol.name() : "x_" + (i + 1);
            discovery = discovery.over(name, joined(columns.get(i + 1)), unit(measured.get(i + 1), observables));
        }
        return discovery;
    }

    private static Stream<Expression.LearnedCall> calls(Model model) {
        Stream<Expression> all = Stream.of(
                        model.equations().stream().map(e -> e.rate().written()),
                        model.definitions().stream().map(d -> d.formula().written()),
                        model.observables().stream().map(o -> o.formula().written()))
                .flatMap(Function.identity());
        return all.flatMap(Expression::nodes)
                .filter(Expression.LearnedCall.class::isInstance)
                .map(Expression.LearnedCall.class::cast);
    }

    private static double[] even(double from, double to, int count) {
        return IntStream.range(0, count)
                .mapToDouble(i -> from + (to - from) * i / (count - 1))
                .toArray();
    }

    private static double[] joined(Collection<double[]> parts) {
        return parts.stream().flatMapToDouble(DoubleStream::of).toArray();
    }

    private static String unit(String name, List<Observable> observables) {
        return observables.stream()
                .filter(o -> o.name().equals(name))
                .map(o -> o.formula().unit().text())
                .collect(Collectors.joining());
    }
}
