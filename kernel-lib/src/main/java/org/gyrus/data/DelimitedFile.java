// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/** A text file of columns, with or without a header: {@code .csv} by commas, {@code .dat} by tabs or blanks. */
final class DelimitedFile {
    private static final List<String> ENDINGS = List.of(".csv", ".dat");

    private DelimitedFile() {}

    static Table read(Dataset dataset, Path file) {
        String name = dataset.fileName();
        if (ENDINGS.stream().noneMatch(name::endsWith)) {
            throw new DataException("'" + dataset.name() + "' is not a table of columns but "
                    + name.substring(dataset.name().length()) + "; Datasets.load(\"" + dataset.name()
                    + "\") gives its file");
        }
        try {
            return read(file).setName(dataset.name());
        } catch (IOException | RuntimeException e) {
            throw new DataException("the file " + file + " cannot be read as a table (" + e.getMessage() + ")", e);
        }
    }

    private static Table read(Path file) throws IOException {
        String first = firstLine(file);
        char separator = first.contains(",") ? ',' : first.contains("\t") ? '\t' : ' ';
        boolean header = !Arrays.stream(first.split(String.valueOf(separator))).allMatch(DelimitedFile::isNumber);
        return Table.read()
                .usingOptions(CsvReadOptions.builder(file.toFile())
                        .separator(separator)
                        .header(header)
                        .sample(false)
                        .build());
    }

    private static String firstLine(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.findFirst().orElse("");
        }
    }

    private static boolean isNumber(String text) {
        try {
            Double.parseDouble(text.trim());
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
