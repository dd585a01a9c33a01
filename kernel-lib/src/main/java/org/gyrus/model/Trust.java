// SPDX-License-Identifier: Apache-2.0
package org.gyrus.model;

import java.util.Locale;

/** How far the value of a parameter can be trusted: where its number was read. */
public enum Trust {
    /** read in the primary source or its authors' code */
    VERIFIED,
    /** read in a secondary copy: a review, a textbook, another group's code */
    SECONDARY_COPY,
    /** read in an abstract only */
    ABSTRACT,
    /** not checked against a source */
    UNVERIFIED,
    /** chosen to show something; not a finding */
    ILLUSTRATIVE;

    /** As it is written in a model's text: "secondary copy". */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
