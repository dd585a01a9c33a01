// SPDX-License-Identifier: Apache-2.0
package org.gyrus.disorder;

import java.util.List;
import java.util.function.Function;
import org.gyrus.data.DataException;
import org.gyrus.data.Datasets;
import org.gyrus.model.Model;
import org.gyrus.space.Connectome;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/**
 * Models that live on a space: {@code Simulation.of(Disorders.spreading().networkFisher()).on(Connectome.load("hcp-83"))}. Those of
 * gliomas are in mm, for grids; those of connectomes are in weights of the graph, so that D is a rate.
 */
public final class Spreading {
    private static final int REGIONS = 72;

    Spreading() {}

    /** Proliferation and invasion, {@code dc/dt = div(D grad c) + rho c (1 - c)} (Swanson et al. 2000); c from 0 to 1, t in days. */
    public Model glioma() {
        return page("glioma");
    }

    /** The same under radiotherapy (event {@code fraction}, Gy) and temozolomide (event {@code chemotherapy}, daily doses). */
    public Model treatedGlioma() {
        return page("glioma-treated");
    }

    /** Proliferating and necrotic cells and the nutrient between them (TumorGrowthToolkit FK_2c), t in days. */
    public Model necroticGlioma() {
        return page("glioma-necrosis");
    }

    /** {@code dc/dt = -D H c} with the normalized Laplacian H (Raj et al. 2012), t in years. */
    public Model networkDiffusion() {
        return page("network-diffusion");
    }

    /** {@code dc/dt = -D L c + alpha c} (NexIS:global), t in months; {@link GrowthSpread} is its closed form. */
    public Model growthSpread() {
        return page("growth-spread");
    }

    /**
     * The same with a direction, {@code dc/dt = -D L(s) c + alpha c} from {@code gamma seed}: L(s) is the Laplacian of (1 - s) W + s W^T,
     * which has a gradient by s; for connectomes whose links have a direction.
     */
    public Model directedGrowthSpread() {
        return page("growth-spread-directed");
    }

    /** {@code dc/dt = -D L c + alpha c (1 - c)} (Fornari et al. 2019), t in years. */
    public Model networkFisher() {
        return page("network-fisher");
    }

    /** Tau between each region's baseline u_0 and capacity u_max (Chaggar et al. 2025), SUVR, t in years. */
    public Model localFisher() {
        return page("local-fisher");
    }

    /** Healthy and misfolded protein (Fornari et al. 2019), t in years. */
    public Model heterodimer() {
        return page("heterodimer");
    }

    /** Amyloid, tau and neurodegeneration (dATN, Chaggar 2026), SUVR, t in years; made for {@link #atnConnectome}. */
    public Model atn() {
        return page("datn");
    }

    /** Reduced Epileptors coupled by differences (Proix et al. 2014), time without unit. */
    public Model epileptors() {
        return page("epileptor");
    }

    /**
     * The 72 regions of dATN: cortex, hippocampus and amygdala of {@code hcp-83}, without links below 0.01, with the published amyloid
     * (florbetaben) and tau tables as properties a_0, a_inf, tau_0 and kappa. That the tables follow the rows of the connectome is
     * unverified.
     *
     * @throws DataException when the tables cannot be had
     */
    public Connectome atnConnectome() {
        List<String> kept = List.of("Hippocampus", "Amygdala");
        Connectome regions = Connectome.load("hcp-83")
                .where(r -> !r.lobe().equals("subcortex")
                        && (!r.name().contains("-") || kept.stream().anyMatch(r.name()::endsWith)))
                .without(0.01)
                .named("dATN");
        if (regions.cells() != REGIONS) {
            throw new DisorderException(
                    "The connectome should have 72 regions of cortex, hippocampus and amygdala, but has "
                            + regions.cells() + ".");
        }
        Table amyloid = Datasets.table("atn-amyloid-fbb-regions");
        Table tau = Datasets.table("atn-tau-regions");
        Table capacity = Datasets.table("atn-tau-capacity");
        return regions.feature("a_0", amyloid.doubleColumn("u0").asDoubleArray())
                .feature("a_inf", amyloid.doubleColumn("ui").asDoubleArray())
                .feature("tau_0", tau.doubleColumn("v0").asDoubleArray())
                .feature("kappa", capacity.doubleColumn(0).asDoubleArray());
    }

    /** All models on a space, one row each: how to call it, what it suits and what it does not suit. */
    public Table catalogue() {
        Table rows = rows();
        List<Model> models =
                rows.stringColumn("page").asList().stream().map(Spreading::page).toList();
        return Table.create("Models of disorders on a space")
                .addColumns(
                        rows.stringColumn("disorder"),
                        column("model", models, Model::name),
                        rows.stringColumn("call"),
                        column("sources", models, m -> String.join("; ", m.citations())),
                        rows.stringColumn("suits"),
                        rows.stringColumn("does not suit"));
    }

    static Table rows() {
        return Table.read()
                .usingOptions(CsvReadOptions.builderFromString(ModelPage.text("space/catalogue.csv"))
                        .columnTypes(name -> ColumnType.STRING)
                        .build());
    }

    static Model page(String name) {
        return ModelPage.read("space/" + name);
    }

    private static StringColumn column(String name, List<Model> models, Function<Model, String> text) {
        return StringColumn.create(name, models.stream().map(text).toList());
    }
}
