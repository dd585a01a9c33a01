// SPDX-License-Identifier: Apache-2.0
package org.gyrus.question;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.gyrus.model.Dose;
import org.gyrus.model.Treatment;
import org.gyrus.plot.Chart;
import org.gyrus.plot.ChartGrid;
import org.gyrus.plot.Charts;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.Trajectory;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A treatment that a {@link Planning} has found, beside the standard. Immutable.
 *
 * <p>A tool of research and teaching, not a medical device.
 */
public final class TreatmentPlan {
    /** Doses below this part of the largest are none. */
    private static final double NOTHING = 1e-6;

    private final Simulation patient;
    private final PlanCost cost;
    private final List<Dose> standard;
    private final List<Dose> planned;
    private final List<PlanCost.Goal> goals;
    private final PlanSearch search;

    TreatmentPlan(
            Simulation patient, PlanCost cost, List<Dose> standard, List<PlanCost.Goal> goals, PlanSearch search) {
        this.patient = patient;
        this.cost = cost;
        this.standard = standard;
        this.goals = goals;
        this.search = search;
        Dose like = standard.get(0);
        double most = Arrays.stream(search.amounts()).max().orElseThrow();
        List<Dose> doses = new ArrayList<>();
        for (int i = 0; i < search.times().length; i++) {
            if (search.amounts()[i] > NOTHING * most) {
                doses.add(new Dose(like.event(), search.times()[i], search.amounts()[i], like.unit()));
            }
        }
        planned = List.copyOf(doses);
    }

    /** What it found, in the model's units; doses of nothing are left out. */
    public Treatment treatment() {
        return new Treatment(patient.model().time().unit(), planned);
    }

    /** What it was compared with. */
    public Treatment standard() {
        return new Treatment(patient.model().time().unit(), standard);
    }

    /** The first patient under the plan. */
    public Trajectory run() {
        return run(planned);
    }

    /** The first patient under the standard. */
    public Trajectory standardRun() {
        return run(standard);
    }

    private Trajectory run(List<Dose> doses) {
        return cost.run(
                patient,
                doses.stream().mapToDouble(Dose::amount).toArray(),
                doses.stream().mapToDouble(Dose::time).toArray());
    }

    /**
     * The cost under the plan as a part of that under the standard, the geometric mean over patients; not a number where
     * costs are not positive.
     */
    public double costRatio() {
        return cost.isLogarithmic() ? Math.exp(-search.gain()) : Double.NaN;
    }

    /** Steps of the search. */
    public int iterations() {
        return search.iterations();
    }

    /** Whether the best place found is a local optimum. */
    public boolean converged() {
        return search.converged();
    }

    /** Two rows, standard and plan: doses, total, largest, and what is minimized, for the first patient. */
    public Table table() {
        List<List<Dose>> both = List.of(standard, planned);
        String unit = " [" + standard.get(0).unit() + "]";
        Table table = Table.create(
                "treatment plan",
                StringColumn.create("treatment", "standard", "plan"),
                IntColumn.create("doses", both.stream().mapToInt(List::size).toArray()),
                DoubleColumn.create(
                        "total" + unit,
                        both.stream()
                                .mapToDouble(d ->
                                        d.stream().mapToDouble(Dose::amount).sum())
                                .toArray()),
                DoubleColumn.create(
                        "largest" + unit,
                        both.stream()
                                .mapToDouble(d -> d.stream()
                                        .mapToDouble(Dose::amount)
                                        .max()
                                        .orElse(0))
                                .toArray()));
        List<Trajectory> runs = both.stream().map(this::run).toList();
        for (PlanCost.Goal goal : goals) {
            table.addColumns(DoubleColumn.create(
                    goal.name() + " at " + goal.time(),
                    runs.stream()
                            .mapToDouble(r -> r.at(goal.name(), goal.time()))
                            .toArray()));
        }
        return table;
    }

    /** The doses of both, and what is minimized over time under both. */
    public ChartGrid plot() {
        List<Chart> charts = new ArrayList<>();
        String time = patient.model().time().unit().text();
        charts.add(Charts.scatter("time", times(standard), time)
                .y("standard", amounts(standard), standard.get(0).unit().text())
                .points("plan", times(planned), amounts(planned))
                .yLabel("dose", standard.get(0).unit().text()));
        Trajectory before = standardRun();
        Trajectory after = run();
        for (String name : goals.stream().map(PlanCost.Goal::name).distinct().toList()) {
            double[] even = even(before, after);
            charts.add(Charts.line("time", even, time)
                    .y("standard", before.sample(name, even))
                    .y("plan", after.sample(name, even))
                    .yLabel(name, ""));
        }
        return Charts.grid(charts.size(), charts).title("Plan against standard, at most the same total dose");
    }

    private static double[] times(List<Dose> doses) {
        return doses.stream().mapToDouble(Dose::time).toArray();
    }

    private static double[] amounts(List<Dose> doses) {
        return doses.stream().mapToDouble(Dose::amount).toArray();
    }

    private static double[] even(Trajectory a, Trajectory b) {
        double from = a.times()[0];
        double to = Math.min(a.end(), b.end());
        return IntStream.rangeClosed(0, 300)
                .mapToDouble(i -> from + (to - from) * i / 300)
                .toArray();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "Plan of %d doses instead of %d: cost %.4g of the standard's, after %d steps%s.%n%s",
                planned.size(),
                standard.size(),
                costRatio(),
                iterations(),
                converged() ? "" : ", not converged",
                treatment().asText());
    }
}
