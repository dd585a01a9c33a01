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

    /**
     * The trust with this label.
     *
     * @throws ModelException if there is none, with all labels
     */
    public static Trust labelled(String label) {
        for (Trust trust : values()) {
            if (trust.label().equals(label)) {
                return trust;
            }
        }
        throw new ModelException("A parameter is verified, secondary copy, abstract, unverified or illustrative, has a"
                + " range (from 0 to 1) and a source (source \"...\"), but \"" + label + "\" was given.");
    }
}
