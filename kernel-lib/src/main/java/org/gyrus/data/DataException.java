// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

import org.gyrus.expression.GyrusException;

/**
 * What went wrong with data, in one sentence, and what to do about it.
 *
 * <p>Every failure of this package is of this type: an unknown name, a download that was cut, a checksum that does not
 * match, a table without the column that was asked for.
 */
public final class DataException extends GyrusException {
    private static final long serialVersionUID = 1L;

    DataException(String message) {
        super(message);
    }

    DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
