// SPDX-License-Identifier: Apache-2.0
package org.gyrus.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The shape of the results, which other programs read. */
class RowTest {
    private static Timing of(double... seconds) {
        Timing timing = new Timing(1);
        for (double each : seconds) {
            timing.add(each);
        }
        return timing;
    }

    private static JsonObject json(Row row) {
        return new Gson()
                .fromJson(Row.json(List.of(row)), JsonArray.class)
                .get(0)
                .getAsJsonObject();
    }

    @Test
    void hasTheFieldsThatTheIssueNames() {
        Row row = new Row("B1", "forward", of(2e-3, 1e-3, 3e-3), of(8e-3), 1e-7, 2e-7, Map.of("steps", 19));
        JsonObject json = json(row);
        assertThat(json.keySet())
                .startsWith("benchmark", "case", "gyrus", "peer", "unit", "ratio", "error", "peerError");
        assertThat(json.get("benchmark").getAsString()).isEqualTo("B1");
        assertThat(json.get("case").getAsString()).isEqualTo("forward");
        assertThat(json.get("unit").getAsString()).isEqualTo("ms");
        assertThat(json.get("gyrus").getAsDouble()).isEqualTo(2, within(1e-12));
        assertThat(json.get("peer").getAsDouble()).isEqualTo(8, within(1e-12));
        assertThat(json.get("ratio").getAsDouble()).isEqualTo(4, within(1e-12));
        assertThat(json.get("steps").getAsInt()).isEqualTo(19);
    }

    @Test
    void isInMicrosecondsWhereGyrusIsQuick() {
        JsonObject json = json(new Row("B3", "1e-3", of(5e-6), of(20e-6), 1e-2, 1e-2, Map.of()));
        assertThat(json.get("unit").getAsString()).isEqualTo("us");
        assertThat(json.get("peer").getAsDouble()).isEqualTo(20, within(1e-9));
    }

    @Test
    void isInNanosecondsForAVoxelAndStep() {
        JsonObject json = json(new Row("SCALING", "32^3", of(4e-9), null, 1e-7, null, Map.of()));
        assertThat(json.get("unit").getAsString()).isEqualTo("ns");
        assertThat(json.get("gyrus").getAsDouble()).isEqualTo(4, within(1e-9));
    }

    @Test
    void saysNullWithoutAPeer() {
        JsonObject json = json(new Row("CASCADE", "forward", of(1e-3), null, 1e-7, null, Map.of()));
        assertThat(json.get("peer").isJsonNull()).isTrue();
        assertThat(json.get("ratio").isJsonNull()).isTrue();
        assertThat(json.get("peerError").isJsonNull()).isTrue();
    }

    @Test
    void takesTheMedian() {
        assertThat(of(5, 1, 2, 100).median()).isEqualTo(3.5);
        assertThat(of(5, 1, 2).median()).isEqualTo(2);
        assertThat(of(5, 1, 2).least()).isEqualTo(1);
    }

    @Test
    void anErrorIsRelativeToTheLargestNumberAndKeepsNotANumber() {
        assertThat(Case.error(new double[] {10, 1.1}, new double[] {10, 1})).isEqualTo(0.01, within(1e-12));
        assertThat(Case.error(new double[] {Double.NaN}, new double[] {1})).isNaN();
        assertThatThrownBy(() -> Case.error(new double[1], new double[2])).hasMessageContaining("1 values, but 2");
    }

    @Test
    void readsItsArguments() {
        Bench.Settings s = Bench.Settings.parse("b1", "--json", "x.json", "--home", "/top", "B3");
        assertThat(s.names()).containsExactly("B1", "B3");
        assertThat(s.json()).hasToString("x.json");
        assertThat(s.python()).isNull();
        assertThat(Bench.Settings.parse().names()).isEqualTo(Catalogue.NAMES);
        assertThatThrownBy(() -> Catalogue.benchmark("B7")).hasMessageContaining("B1, B2, B3, B4");
        for (List<String> names : List.of(Catalogue.NAMES, Catalogue.ON_REQUEST)) {
            assertThat(names)
                    .allSatisfy(
                            name -> assertThat(Catalogue.benchmark(name).name()).isEqualTo(name));
        }
    }

    @Test
    void theDearestVoxelIsComparedWithTheCheapest() {
        Row cheap = new Row("SCALING", "32^3", of(4e-9), null, 0, null, Map.of("peakHeapMegabytes", 10.0));
        Row dear = new Row("SCALING", "64^3", of(5e-9), null, 0, null, Map.of("peakHeapMegabytes", 20.0));
        assertThat(new Scaling().remarks(List.of(cheap, dear)))
                .anyMatch(line -> line.contains("64^3: 20 MB"))
                .anyMatch(line -> line.contains("costs 1.25 times"));
    }

    @Test
    void aBoxGrowsAsItsLinesDo() {
        assertThat(Case.error(new GrowthInBox(12, 6).lines(), GrowthInBox.reference(12, 6)))
                .isLessThan(1e-6);
    }
}
