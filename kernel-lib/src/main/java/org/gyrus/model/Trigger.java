// SPDX-License-Identifier: Apache-2.0
package org.gyrus.model;

import java.util.List;
import org.gyrus.expression.Expression;

/**
 * Something that happens when the states say so, {@code when V > K/2: V -> V/2}, or {@code when V > K: stop}.
 *
 * @param condition the condition, a {@link Expression.Comparison}
 * @param crossing left side minus right side: the event is where it passes through zero
 * @param direction which way through zero counts
 * @param jumps what it does to the states, all at once; may be none if it stops
 * @param stops whether the simulation ends there
 */
public record Trigger(Formula condition, Formula crossing, Direction direction, List<Jump> jumps, boolean stops) {
    /** What is written in place of a jump, or after the last one, where the simulation ends. */
    static final String STOP = "stop";

    /** Which way the condition changes. */
    public enum Direction {
        /** the condition becomes true */
        BECOMES_TRUE("becomes true"),
        /** the condition becomes false */
        BECOMES_FALSE("becomes false"),
        /** either way */
        EITHER("changes");

        private final String label;

        Direction(String label) {
            this.label = label;
        }

        /** As it is written in a model's text: "becomes true". */
        public String label() {
            return label;
        }
    }

    public Trigger {
        jumps = List.copyOf(jumps);
    }

    /** The sign of the slope of {@link #crossing} where the event happens: 1, -1, or 0 for both. */
    public int slope() {
        if (direction == Direction.EITHER) {
            return 0;
        }
        Expression.Comparison comparison = (Expression.Comparison) condition.written();
        boolean above =
                switch (comparison.relation()) {
                    case GREATER, GREATER_OR_EQUAL -> true;
                    case LESS, LESS_OR_EQUAL -> false;
                };
        return above == (direction == Direction.BECOMES_TRUE) ? 1 : -1;
    }
}
