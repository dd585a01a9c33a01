// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/** The data sets that Gyrus knows: {@code data/catalogue.csv}, one row each. */
final class Catalogue {
    private final Map<String, Dataset> entries = new LinkedHashMap<>();

    private Catalogue(List<Dataset> datasets) {
        datasets.forEach(d -> entries.put(d.name(), d));
    }

    static Catalogue of(Dataset... datasets) {
        return new Catalogue(Arrays.asList(datasets));
    }

    /** The catalogue packed into the jar. */
    static Catalogue packed() {
        try (InputStream in = Catalogue.class.getResourceAsStream("catalogue.csv")) {
            if (in == null) {
                throw new DataException("the jar of Gyrus lacks org/gyrus/data/catalogue.csv; build it again");
            }
            return read(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new DataException("the catalogue in the jar of Gyrus cannot be read; build the jar again", e);
        }
    }

    static Catalogue read(Reader csv) {
        Table table = Table.read()
                .usingOptions(CsvReadOptions.builder(csv)
                        .columnTypes(column -> ColumnType.STRING)
                        .missingValueIndicator("")
                        .build());
        List<Dataset> datasets = new ArrayList<>();
        for (Row row : table) {
            datasets.add(new Dataset(
                    row.getString("name"),
                    row.getString("title"),
                    URI.create(row.getString("address")),
                    Long.parseLong(row.getString("bytes")),
                    row.getString("sha256"),
                    row.getString("licence"),
                    row.getString("citation"),
                    row.getString("caution")));
        }
        return new Catalogue(datasets);
    }

    List<Dataset> datasets() {
        return List.copyOf(entries.values());
    }

    /** @throws DataException when no data set has the name; it gives the nearest ones */
    Dataset get(String name) {
        Dataset found = entries.get(name);
        if (found == null) {
            throw new DataException("no data set is called '" + name + "'; "
                    + NearestNames.of(name, entries.keySet()).sentence()
                    + " Datasets.catalogue() lists all " + entries.size() + ".");
        }
        return found;
    }
}
