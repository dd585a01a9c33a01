// SPDX-License-Identifier: Apache-2.0
package org.gyrus.discovery;

import org.gyrus.expression.GyrusException;

/** What cannot be searched as asked, in one sentence with what to do instead. */
public class DiscoveryException extends GyrusException {
    private static final long serialVersionUID = 1L;

    /** A mistake told in one sentence. */
    public DiscoveryException(String sentence) {
        super(sentence);
    }

    /** A mistake told in one sentence, with what led to it. */
    public DiscoveryException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
