// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.Table;

class CatalogueTest {
    static List<Dataset> datasets() {
        return Catalogue.packed().datasets();
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void pinsEachAddressToACommit(Dataset dataset) {
        assertThat(dataset.address().getScheme()).isEqualTo("https");
        assertThat(dataset.address().getPath()).matches("/[^/]+/[^/]+/[0-9a-f]{40}/.+");
        assertThat(List.of(dataset.title(), dataset.licence(), dataset.citation(), dataset.caution()))
                .allSatisfy(text -> assertThat(text).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void hasACardWithUnitsForEach(Dataset dataset) {
        DataCard card = Datasets.card(dataset.name());
        assertThat(card.columns()).isNotEmpty().allSatisfy(c -> {
            assertThat(c.unit()).isNotBlank();
            assertThat(c.meaning()).isNotBlank();
        });
        assertThat(card.toString()).contains(dataset.citation(), dataset.licence(), "## Cautions");
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void knowsLengthAndChecksumOfTheFileAtHand(Dataset dataset) {
        Path file = FilesAtHand.folder().resolve(dataset.fileName());
        assumeTrue(Files.exists(file), dataset.fileName() + " is not at hand");
        assertThat(Checksum.matches(dataset, file)).isTrue();
    }

    @Test
    void tellsTheNearestNames() {
        assertThatThrownBy(() -> Datasets.load("tumour-growth"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("no data set is called 'tumour-growth'; did you mean 'tumor-growth'");
        assertThatThrownBy(() -> Datasets.card("mni")).hasMessageContaining("'mni152-gm', 'mni152-t1' or 'mni152-wm'");
    }

    @Test
    void listsEverythingAsATable() {
        assertThat(Datasets.catalogue().stringColumn("name").asList())
                .hasSize(18)
                .doesNotHaveDuplicates()
                .contains("tumor-growth", "connectome-83-adjacency", "mni152-wm");
    }

    @Test
    void cautionsThatTheTumorsAreNotBrainTumors() {
        DataCard card = Datasets.card("tumor-growth");
        assertThat(card.markdown()).containsIgnoringCase("extracranial tumors, not brain tumors");
        assertThat(card.unit("Lesion_vol")).isEqualTo("mm^3");
        assertThatThrownBy(() -> card.unit("Lesion_volume")).hasMessageContaining("'Lesion_vol'");
    }

    @Test
    void namesEveryColumnOfTheTumorFileInItsCard() {
        Dataset dataset = Datasets.entry("tumor-growth");
        Table records = DelimitedFile.read(dataset, FilesAtHand.folder().resolve(dataset.fileName()));
        assertThat(records.rowCount()).isEqualTo(1461);
        assertThat(Datasets.card("tumor-growth").columns().stream().map(DataCard.Column::name))
                .containsExactlyElementsOf(records.columnNames());
    }

    @Test
    void readsFilesWithAndWithoutHeader() {
        Path folder = FilesAtHand.folder();
        assertThat(table(folder, "connectome-83-adjacency").shape()).contains("83 rows X 83 cols");
        assertThat(table(folder, "connectome-83-regions").shape()).contains("83 rows X 8 cols");
        assertThat(table(folder, "hare-lynx").shape()).contains("21 rows X 3 cols");
        assertThat(table(folder, "circle-of-willis-inlet").shape()).contains("101 rows X 2 cols");
        assertThat(table(folder, "atn-tau-capacity").shape()).contains("72 rows X 1 cols");
        assertThatThrownBy(() -> table(folder, "mni152-gm"))
                .isInstanceOf(DataException.class)
                .hasMessage("'mni152-gm' is not a table of columns but .nii.gz;"
                        + " Datasets.load(\"mni152-gm\") gives its file");
    }

    private static Table table(Path folder, String name) {
        Dataset dataset = Datasets.entry(name);
        return DelimitedFile.read(dataset, folder.resolve(dataset.fileName()));
    }
}
