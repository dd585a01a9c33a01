// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

import java.util.List;
import org.gyrus.network.Network;

/** One thing a builder was asked for: a network, and where it goes. */
record Term(Role role, List<String> targets, Network network, Shape shape, String unit) {
    Term(Role role, List<String> targets, Network network) {
        this(role, targets, network, Shape.FREE, "1");
    }

    Term shaped(Shape other) {
        return new Term(role, targets, network, other, unit);
    }

    /** In messages: "the residual of V". */
    String spoken() {
        return "The network that " + verb() + " " + String.join(", ", targets);
    }

    private String verb() {
        return switch (role) {
            case RESIDUAL -> "is a residual of";
            case OUTPUT_RESIDUAL -> "is an output residual of";
            case CORRECTION -> "corrects";
            case GATE, PARAMETER, INPUT, READOUT, LABEL, RATE -> role.label();
        };
    }
}
