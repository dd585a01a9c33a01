// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A map: one row per entry, in the map's order. */
final class MapView implements View<Map<?, ?>> {
    @Override
    @SuppressWarnings("unchecked")
    public Class<Map<?, ?>> type() {
        return (Class<Map<?, ?>>) (Class<?>) Map.class;
    }

    @Override
    public MimeBundle of(Map<?, ?> map) {
        List<? extends Map.Entry<?, ?>> entries = List.copyOf(map.entrySet());
        Grid grid = Grid.of(
                "",
                List.of("", ""),
                entries.size(),
                i -> Arrays.asList(
                        entries.get((int) i).getKey(), entries.get((int) i).getValue()));
        return grid.withFooter(entries.isEmpty() ? "empty map" : entries.size() > 20 ? entries.size() + " entries" : "")
                .bundle();
    }
}
