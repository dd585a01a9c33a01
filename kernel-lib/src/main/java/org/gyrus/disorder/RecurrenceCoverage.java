// SPDX-License-Identifier: Apache-2.0
package org.gyrus.disorder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gyrus.data.Datasets;
import org.gyrus.expression.Names;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * How much of a glioma's recurrence the radiotherapy plans of one group of patients had covered, in percent: the same patients under
 * every plan. Immutable.
 *
 * <p>From {@code gliodil-recurrence} (Balcerak et al., arXiv:2312.05063), which has four blocks: 152 patients without and 58 with FET-PET,
 * each for the enhancing core and for any recurrence. Real patients. The file does not define "new nn Plan" and "fGliODIL Plan".
 */
public final class RecurrenceCoverage {
    private static final String COLUMNS = "Patient_Code";

    private final String name;
    private final List<String> patients;
    private final Map<String, double[]> coverage;

    private RecurrenceCoverage(String name, List<String> patients, Map<String, double[]> coverage) {
        this.name = name;
        this.patients = patients;
        this.coverage = coverage;
    }

    /** The four blocks of the catalogue's file, in its order. */
    public static List<RecurrenceCoverage> all() {
        return read(Datasets.load("gliodil-recurrence"));
    }

    /**
     * All blocks of a file of this form: a title, a row of names, rows of patient, plan, coverage and overlap between tabs.
     *
     * @throws DisorderException where a row is not of this form, or a plan lacks a patient of its block
     */
    public static List<RecurrenceCoverage> read(Path file) {
        List<RecurrenceCoverage> blocks = new ArrayList<>();
        String title = "";
        Map<String, Map<String, Double>> plans = new LinkedHashMap<>();
        for (String line : lines(file)) {
            String[] cells = line.strip().split("\t");
            if (cells.length == 1 && !cells[0].isEmpty()) {
                add(blocks, title, plans);
                title = cells[0].replace(":", "");
                plans = new LinkedHashMap<>();
            } else if (cells.length == 4 && !cells[0].equals(COLUMNS)) {
                put(plans.computeIfAbsent(cells[1], plan -> new LinkedHashMap<>()), cells, line);
            } else if (cells.length != 4 && !line.isBlank()) {
                throw new DisorderException("A row has patient, plan, coverage and overlap, but one is: " + line);
            }
        }
        add(blocks, title, plans);
        return List.copyOf(blocks);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(Map<String, Double> plan, String[] cells, String line) {
        double share;
        try {
            share = Double.parseDouble(cells[2]);
        } catch (NumberFormatException e) {
            throw new DisorderException("A coverage is a number of percent, but one row is: " + line);
        }
        if (plan.put(cells[0], share) != null) {
            throw new DisorderException("A patient stands once under each plan, but this row comes again: " + line);
        }
    }

    private static void add(List<RecurrenceCoverage> blocks, String title, Map<String, Map<String, Double>> plans) {
        if (plans.isEmpty()) {
            return;
        }
        List<String> patients = List.copyOf(plans.values().iterator().next().keySet());
        Map<String, double[]> columns = new LinkedHashMap<>();
        plans.forEach((plan, of) -> {
            if (!of.keySet().equals(java.util.Set.copyOf(patients))) {
                throw new DisorderException("Not every patient of \"" + title + "\" has the plan " + plan + ".");
            }
            columns.put(plan, patients.stream().mapToDouble(of::get).toArray());
        });
        blocks.add(new RecurrenceCoverage(title, patients, columns));
    }

    /** What the file calls this block, such as "152 patients, no FET-PET, any recurrence". */
    public String name() {
        return name;
    }

    /** Their codes in the file, in its order. */
    public List<String> patients() {
        return patients;
    }

    /** The names of the plans as the file says them, in its order. */
    public List<String> plans() {
        return List.copyOf(coverage.keySet());
    }

    /** Percent of the recurrence inside a plan, one for each patient. */
    public double[] of(String plan) {
        double[] found = coverage.get(plan);
        if (found == null) {
            throw new DisorderException("There is no plan " + plan
                    + Names.suggestion(plan, plans()).orElse("; there are " + String.join(", ", plans()) + "."));
        }
        return found.clone();
    }

    /** The coverage by one plan less that by another, one for each patient. */
    public double[] difference(String plan, String other) {
        double[] difference = of(plan);
        double[] less = of(other);
        for (int i = 0; i < difference.length; i++) {
            difference[i] -= less[i];
        }
        return difference;
    }

    /** One row for each patient, one column for each plan. */
    public Table table() {
        Table table = Table.create(name, StringColumn.create("patient", patients));
        plans().forEach(plan -> table.addColumns(DoubleColumn.create(plan, of(plan))));
        return table;
    }

    @Override
    public String toString() {
        return name + ": " + String.join(", ", plans());
    }
}
