// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** A map: one row per entry, in the map's order; a map without one is sorted, so that every run shows the same. */
final class MapView implements View<Map<?, ?>> {
    @Override
    @SuppressWarnings("unchecked")
    public Class<Map<?, ?>> type() {
        return (Class<Map<?, ?>>) (Class<?>) Map.class;
    }

    @Override
    public MimeBundle of(Map<?, ?> map) {
        List<? extends Map.Entry<?, ?>> entries = ordered(map);
        Grid grid = Grid.of(
                "",
                List.of("", ""),
                entries.size(),
                i -> Arrays.asList(
                        Cell.of(entries.get((int) i).getKey()),
                        Cell.of(entries.get((int) i).getValue())));
        return grid.withFooter(entries.isEmpty() ? "empty map" : entries.size() > 20 ? entries.size() + " entries" : "")
                .bundle();
    }

    private static List<? extends Map.Entry<?, ?>> ordered(Map<?, ?> map) {
        boolean keepsOrder = map instanceof LinkedHashMap || map instanceof SortedMap || map instanceof EnumMap;
        return keepsOrder
                ? List.copyOf(map.entrySet())
                : map.entrySet().stream()
                        .sorted(Comparator.comparing(e -> Cell.of(e.getKey()).text()))
                        .toList();
    }
}
