// SPDX-License-Identifier: Apache-2.0
package org.gyrus.space;

/**
 * A region of a {@link Connectome}.
 *
 * @param name anatomical name; the two hemispheres may share it
 * @param hemisphere {@code "left"}, {@code "right"}, or empty where it has none or none is known
 * @param lobe the larger part it belongs to, such as {@code "temporal"}; empty where none is known
 * @param x place in mm, to the right; NaN where none is known, as y and z
 * @param y place in mm, to the front
 * @param z place in mm, up
 */
public record Region(String name, String hemisphere, String lobe, double x, double y, double z) {

    /** A region of which only the name is known. */
    public static Region named(String name) {
        return new Region(name, "", "", Double.NaN, Double.NaN, Double.NaN);
    }

    /** Whether its place is known. */
    public boolean hasPlace() {
        return Double.isFinite(x + y + z);
    }

    /** The distance in mm to another region's place; NaN where one is not known. */
    public double distance(Region other) {
        return Math.sqrt((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y) + (z - other.z) * (z - other.z));
    }

    /** Name and hemisphere. */
    @Override
    public String toString() {
        return hemisphere.isEmpty() ? name : name + " (" + hemisphere + ")";
    }
}
