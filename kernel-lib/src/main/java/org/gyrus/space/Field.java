// SPDX-License-Identifier: Apache-2.0
package org.gyrus.space;

import org.gyrus.plot.Picture;

/**
 * One number per cell of a space, with the space: what a simulation gives back of a state at a time, and what may be given
 * to it as a parameter or an initial value. Immutable.
 */
public final class Field {
    private final Space space;
    private final double[] values;
    private final String quantity;
    private final String unit;

    private Field(Space space, double[] values, String quantity, String unit) {
        this.space = space;
        this.values = values;
        this.quantity = quantity;
        this.unit = unit;
    }

    /** These values, one per cell, in the order of the cells. */
    public static Field of(Space space, double... values) {
        if (values.length != space.cells()) {
            throw new SpaceException("A field on " + space.name() + " has one value for each of its " + space.cells()
                    + " cells, but " + values.length + (values.length == 1 ? " was" : " were") + " given.");
        }
        return new Field(space, values.clone(), "value", "");
    }

    /** The same with the name and the unit of what it is, for pictures. */
    public Field named(String name, String of) {
        return new Field(space, values, name, of);
    }

    /** A picture: a curve, colors, or regions of a brain, as its space has it. */
    public Picture plot() {
        return space.picture(quantity, values, unit);
    }

    /** Where it lives. */
    public Space space() {
        return space;
    }

    /** The values in the order of the cells: a new array. */
    public double[] values() {
        return values.clone();
    }

    /** The value of a cell, counted from 0. */
    public double at(int cell) {
        return values[cell];
    }

    /** The sum over cells. */
    public double sum() {
        double sum = 0;
        for (double each : values) {
            sum += each;
        }
        return sum;
    }

    /** The integral over the space: the sum of value times {@link Space#measure}. */
    public double integral() {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] * space.measure(i);
        }
        return sum;
    }

    /** The largest value; not a number if one is not. */
    public double max() {
        double max = Double.NEGATIVE_INFINITY;
        for (double each : values) {
            max = Math.max(max, each);
        }
        return max;
    }

    /** The smallest value; not a number if one is not. */
    public double min() {
        double min = Double.POSITIVE_INFINITY;
        for (double each : values) {
            min = Math.min(min, each);
        }
        return min;
    }

    /** The size (length, area, volume) of the part where the value is above a threshold. */
    public double measureAbove(double threshold) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] > threshold ? space.measure(i) : 0;
        }
        return sum;
    }

    @Override
    public String toString() {
        return quantity + " from " + min() + " to " + max() + " on " + space.name();
    }
}
