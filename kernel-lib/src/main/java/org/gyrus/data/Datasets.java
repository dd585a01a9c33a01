// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

import java.nio.file.Path;
import java.util.List;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Open data by name.
 *
 * <p>A file is looked for in the folder named by the environment variable {@code GYRUS_DATA}, then in the cache
 * ({@code GYRUS_CACHE}, else {@code ~/.cache/gyrus}), and else downloaded from an address pinned to a commit. Length and
 * sha256 are checked each time. Nothing is downloaded that is not in the {@linkplain #catalogue() catalogue}.
 */
public final class Datasets {
    private static final Catalogue CATALOGUE = Catalogue.packed();

    private Datasets() {}

    /** Every data set: name, title, size, licence, caution. */
    public static Table catalogue() {
        List<Dataset> all = CATALOGUE.datasets();
        return Table.create(
                "Data sets",
                StringColumn.create("name", all.stream().map(Dataset::name)),
                StringColumn.create("title", all.stream().map(Dataset::title)),
                LongColumn.create(
                        "bytes", all.stream().mapToLong(Dataset::bytes).toArray()),
                StringColumn.create("licence", all.stream().map(Dataset::licence)),
                StringColumn.create("caution", all.stream().map(Dataset::caution)));
    }

    /**
     * The catalogue's entry, with address, checksum and citation.
     *
     * @throws DataException when no data set has the name
     */
    public static Dataset entry(String name) {
        return CATALOGUE.get(name);
    }

    /**
     * The data set's file on this machine, verified; downloaded if need be.
     *
     * @throws DataException when the name is unknown, or the file can be had nowhere; it says what to do
     */
    public static Path load(String name) {
        return load(name, DownloadProgress.NONE);
    }

    /** Like {@link #load(String)}, and tells how far a download has come. */
    public static Path load(String name, DownloadProgress progress) {
        return DatasetStore.of(CATALOGUE, System::getenv).load(name, progress);
    }

    /**
     * The data set as a table, for files of comma-separated values.
     *
     * @throws DataException as {@link #load(String)}, and when the file is not a table
     */
    public static Table table(String name) {
        return DelimitedFile.read(CATALOGUE.get(name), load(name));
    }

    /**
     * The data set as a volume, for NIfTI files; values as in the file.
     *
     * @throws DataException as {@link #load(String)}, and when the file is not a volume
     */
    public static Volume volume(String name) {
        return Volume.read(load(name)).named(name);
    }

    /**
     * The data set as named arrays, for MATLAB, HDF5 and NumPy files.
     *
     * @throws DataException as {@link #load(String)}, and when the file holds no arrays
     */
    public static ArrayFile arrays(String name) {
        return ArrayFile.read(load(name));
    }

    /**
     * The data card: what the columns mean, in which units, from where, and what to beware of.
     *
     * @throws DataException when no data set has the name
     */
    public static DataCard card(String name) {
        return DataCard.of(CATALOGUE.get(name));
    }
}
