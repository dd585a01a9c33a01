// SPDX-License-Identifier: Apache-2.0
package org.gyrus.disorder;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gyrus.model.Model;
import org.gyrus.model.Parameter;
import org.gyrus.model.State;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/**
 * Where a published model begins: {@code Disorders.alzheimers().cascade().population(LMCI)}.
 *
 * <p>Every model is a page of text in the jar: equations with units, and each parameter with unit, range, source and trust.
 * Values come from the source they name; ranges are bounds of plausibility chosen here so that they hold every published
 * value, unless the source says otherwise.
 *
 * <p>Does not suit decisions about patients: these are models for research and teaching.
 */
public final class Disorders {
    private Disorders() {}

    /** Brain tumors: laws of growth, radiotherapy and chemotherapy. */
    public static Tumor tumor() {
        return new Tumor();
    }

    /** Alzheimer's disease: biomarkers over decades, antibody treatment. */
    public static Alzheimers alzheimers() {
        return new Alzheimers();
    }

    /** Stroke: autoregulation, intracranial pressure, core and penumbra, perfusion. */
    public static Stroke stroke() {
        return new Stroke();
    }

    /** Epilepsy: seizures and the activity of a cortical column. */
    public static Epilepsy epilepsy() {
        return new Epilepsy();
    }

    /** Models that live on a space: gliomas on a grid, proteins and seizures on a connectome. */
    public static Spreading spreading() {
        return new Spreading();
    }

    /** All models on a point, one row each: how to call it, states, parameters, sources, what it suits and what it does not suit. */
    public static Table catalogue() {
        Table rows = rows();
        List<Model> models =
                rows.stringColumn("page").asList().stream().map(ModelPage::read).toList();
        return Table.create("Models of disorders on a point")
                .addColumns(
                        rows.stringColumn("disorder"),
                        column("model", models, Model::name),
                        rows.stringColumn("call"),
                        column("states", models, m -> names(m.states().stream().map(State::name))),
                        column(
                                "parameters",
                                models,
                                m -> names(m.parameters().stream().map(Parameter::name))),
                        column("sources", models, m -> String.join("; ", m.citations())),
                        rows.stringColumn("suits"),
                        rows.stringColumn("does not suit"));
    }

    /** The catalogue as it is written: page, disorder, call, suits, does not suit. */
    static Table rows() {
        return Table.read()
                .usingOptions(CsvReadOptions.builderFromString(ModelPage.text("catalogue.csv"))
                        .columnTypes(name -> ColumnType.STRING)
                        .build());
    }

    private static StringColumn column(String name, List<Model> models, Function<Model, String> text) {
        return StringColumn.create(name, models.stream().map(text).toList());
    }

    private static String names(java.util.stream.Stream<String> names) {
        return names.collect(Collectors.joining(", "));
    }
}
