// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import java.util.function.Function;

/** A view of something that has a table or another shown form of its own: {@code new Through<>(Cohort.class, Cohort::table)}. */
record Through<T>(Class<T> type, Function<T, ?> form) implements View<T> {
    @Override
    public MimeBundle of(T value) {
        return Views.of(form.apply(value));
    }
}
