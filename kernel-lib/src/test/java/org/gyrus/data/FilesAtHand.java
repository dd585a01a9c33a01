// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tech.tablesaw.api.Table;

/** The real files, when they are on this machine: in GYRUS_DATA, else in ../shared/data beside the repository. */
public final class FilesAtHand {
    private FilesAtHand() {}

    /** The folder; the test is skipped, visibly, when there is none. */
    public static Path folder() {
        Path folder = Optional.ofNullable(System.getenv("GYRUS_DATA"))
                .map(Path::of)
                .orElseGet(() -> beside(Path.of("").toAbsolutePath()));
        assumeTrue(folder != null && Files.isDirectory(folder), "the data sets are not at hand: set GYRUS_DATA");
        return folder;
    }

    /** Skips the test, visibly, unless {@link Datasets} finds the files as well: it looks in GYRUS_DATA alone, then in the network. */
    public static void named() {
        assumeTrue(System.getenv("GYRUS_DATA") != null, "the data sets are not named: set GYRUS_DATA");
        folder();
    }

    /** The tumor volumes, one row per reading. */
    public static Table tumorReadings() {
        Dataset dataset = Datasets.entry("tumor-growth");
        Table records = DelimitedFile.read(dataset, folder().resolve(dataset.fileName()));
        return ListColumns.unfold(records, "T_weeks", "T_days", "Lesion_diam", "Lesion_vol", "Lesion_normvol");
    }

    private static Path beside(Path start) {
        for (Path at = start; at != null; at = at.getParent()) {
            Path shared = at.resolve("shared").resolve("data");
            if (Files.isDirectory(shared)) {
                return shared;
            }
        }
        return null;
    }
}
