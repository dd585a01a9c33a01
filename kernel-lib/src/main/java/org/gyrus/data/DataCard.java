// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page that explains a data set.
 *
 * @param dataset the catalogue's entry: address, licence, citation, caution
 * @param columns what each column or field means, in which unit
 * @param markdown the whole page
 */
public record DataCard(Dataset dataset, List<Column> columns, String markdown) {
    private static final Pattern ROW =
            Pattern.compile("^\\| `([^`]+)` \\| ([^|]*) \\| ([^|]*) \\|$", Pattern.MULTILINE);

    /**
     * One column or field.
     *
     * @param name as in the file
     * @param unit such as {@code mm^3}; {@code 1} when it has none, {@code ?} when the source does not say
     * @param meaning what it holds
     */
    public record Column(String name, String unit, String meaning) {}

    /** Takes a copy of the columns. */
    public DataCard {
        columns = List.copyOf(columns);
    }

    static DataCard of(Dataset dataset) {
        String page = page(dataset.name());
        Matcher row = ROW.matcher(page);
        List<Column> columns = row.results()
                .map(r -> new Column(r.group(1), r.group(2).trim(), r.group(3).trim()))
                .toList();
        return new DataCard(dataset, columns, page);
    }

    /**
     * The unit of a column.
     *
     * @throws NoSuchElementException when the card has no such column
     */
    public String unit(String column) {
        return columns.stream()
                .filter(c -> c.name().equals(column))
                .map(Column::unit)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("the card of '" + dataset.name() + "' has no column '"
                        + column + "'; "
                        + NearestNames.of(
                                        column,
                                        columns.stream().map(Column::name).toList())
                                .sentence()));
    }

    /** The page, then licence, citation and address. */
    @Override
    public String toString() {
        return markdown + "\nLicence: " + dataset.licence() + "\nCite: " + dataset.citation() + "\nCaution: "
                + dataset.caution() + "\nFrom: " + dataset.address() + "\n";
    }

    private static String page(String name) {
        try (InputStream in = DataCard.class.getResourceAsStream("cards/" + name + ".md")) {
            if (in == null) {
                throw new DataException("the jar of Gyrus lacks the data card of '" + name + "'; build it again");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new DataException("the data card of '" + name + "' cannot be read; build the jar of Gyrus again", e);
        }
    }
}
