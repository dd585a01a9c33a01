// SPDX-License-Identifier: Apache-2.0
package org.gyrus.space;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gyrus.data.ArrayFile;
import org.gyrus.data.DataException;
import org.gyrus.data.Datasets;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/** Connectomes from files and from the catalogue of data. */
final class ConnectomeFiles {
    private ConnectomeFiles() {}

    static Connectome load(String name) {
        return switch (name) {
            case "hcp-83" -> human();
            case "mouse-426" -> mouse();
            default -> throw SpaceException.unknown("connectome", name, List.of("hcp-83", "mouse-426"));
        };
    }

    private static Connectome human() {
        double[][] weights = matrix(Datasets.table("connectome-83-adjacency"));
        List<Region> regions = new ArrayList<>();
        for (Row row : Datasets.table("connectome-83-regions")) {
            String side = row.getString("Hemisphere");
            regions.add(new Region(
                    row.getString("Label"),
                    side.equals("none") ? "" : side,
                    // Spelled so in the file.
                    row.getString("Lobe").replace("occiptal", "occipital"),
                    row.getDouble("x"),
                    row.getDouble("y"),
                    row.getDouble("z")));
        }
        return Connectome.of(weights).named("hcp-83").regions(regions);
    }

    /**
     * The file names each region once; rows 0 to 212 are taken to be the right hemisphere, 213 to 425 the left (unverified). It has no
     * places: the rows of its {@code spat} are in another order than those of its other matrices.
     */
    private static Connectome mouse() {
        ArrayFile file = Datasets.arrays("mouse-tau-connectome-426");
        List<String> labels = file.texts("netlabs");
        List<Region> regions = new ArrayList<>();
        for (int i = 0; i < 426; i++) {
            int row = i % 213;
            regions.add(new Region(
                    labels.get(3 * row),
                    i < 213 ? "right" : "left",
                    labels.get(3 * row + 1).toLowerCase(Locale.ROOT),
                    Double.NaN,
                    Double.NaN,
                    Double.NaN));
        }
        return Connectome.of(file.matrix("Networks.ant")).named("mouse-426").regions(regions);
    }

    static Connectome read(Path file) {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(".csv")) {
            try {
                Table table = Table.read()
                        .usingOptions(CsvReadOptions.builder(file.toFile())
                                .header(false)
                                .sample(false)
                                .build());
                return Connectome.of(matrix(table)).named(name);
            } catch (RuntimeException e) {
                if (e instanceof SpaceException) {
                    throw e;
                }
                throw new SpaceException(name + " cannot be read as a table of numbers (" + e.getMessage() + ").", e);
            }
        }
        ArrayFile arrays = arrays(file);
        List<String> square = arrays.names().stream()
                .filter(array -> isSquare(arrays.shape(array)))
                .toList();
        if (square.size() != 1) {
            throw new SpaceException(name + " should hold one square matrix, but holds " + square.size()
                    + (square.isEmpty()
                            ? "."
                            : ": " + String.join(", ", square) + ". Name one: Connectome.read(file, \"" + square.get(0)
                                    + "\")."));
        }
        return Connectome.of(arrays.matrix(square.get(0))).named(name);
    }

    static Connectome read(Path file, String matrix) {
        return Connectome.of(arrays(file).matrix(matrix)).named(matrix);
    }

    private static ArrayFile arrays(Path file) {
        try {
            return ArrayFile.read(file);
        } catch (DataException e) {
            throw new SpaceException(e.getMessage(), e);
        }
    }

    private static boolean isSquare(int[] shape) {
        return shape.length == 2 && shape[0] == shape[1] && shape[0] > 1;
    }

    private static double[][] matrix(Table table) {
        double[][] matrix = new double[table.rowCount()][table.columnCount()];
        for (int j = 0; j < table.columnCount(); j++) {
            if (!(table.column(j) instanceof NumericColumn<?> numbers)) {
                throw new SpaceException("Column " + j + " (from 0) of " + table.name() + " holds "
                        + table.column(j).type().name().toLowerCase(Locale.ROOT)
                        + ", not numbers: a matrix of weights has no"
                        + " header and no names.");
            }
            double[] column = numbers.asDoubleArray();
            for (int i = 0; i < matrix.length; i++) {
                matrix[i][j] = column[i];
            }
        }
        return matrix;
    }
}
