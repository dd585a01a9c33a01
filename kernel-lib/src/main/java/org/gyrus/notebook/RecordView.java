// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A record: one row per component. */
final class RecordView implements View<Record> {
    @Override
    public Class<Record> type() {
        return Record.class;
    }

    @Override
    public MimeBundle of(Record record) {
        RecordComponent[] parts = record.getClass().getRecordComponents();
        return Grid.of(
                        record.getClass().getSimpleName(),
                        List.of("", ""),
                        parts.length,
                        i -> Arrays.asList(parts[(int) i].getName(), Cell.of(value(record, parts[(int) i]))))
                .withFooter("")
                .bundle();
    }

    static List<String> names(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    static List<Object> values(Object record) {
        List<Object> values = new ArrayList<>();
        for (RecordComponent part : record.getClass().getRecordComponents()) {
            values.add(value(record, part));
        }
        return values;
    }

    private static Object value(Object record, RecordComponent part) {
        try {
            part.getAccessor().setAccessible(true);
            return part.getAccessor().invoke(record);
        } catch (ReflectiveOperationException | RuntimeException hidden) {
            return "not accessible";
        }
    }
}
