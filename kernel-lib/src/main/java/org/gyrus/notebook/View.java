// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

/**
 * How one kind of value looks in a notebook.
 *
 * <p>One small class per kind; to add one, write it and name it in {@link Views}. A view bounds its output whatever the
 * size of the value, and escapes every text that it puts into HTML.
 *
 * @param <T> the kind of value
 */
interface View<T> {
    /** Values of this class and its subclasses are shown by this view. */
    Class<T> type();

    /** The value in all formats that suit it; {@code text/plain} is always one of them. */
    MimeBundle of(T value);
}
