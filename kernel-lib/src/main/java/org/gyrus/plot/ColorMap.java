// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.gyrus.expression.Names;

/**
 * A color for each fraction from 0 to 1, linear between the entries of a published table.
 *
 * <p>{@code viridis} (default) and {@code cividis} rise evenly in lightness, the latter made for color-blind readers;
 * {@code RdBu} diverges from a pale middle; {@code gray} is for anatomy. {@code _r} behind a name turns it around. The
 * tables and their sources are resources of this package.
 */
public final class ColorMap {
    private static final List<String> NAMES = List.of("viridis", "cividis", "RdBu", "gray");

    private final String name;
    private final List<Color> table;

    private ColorMap(String name, List<Color> table) {
        this.name = name;
        this.table = table;
    }

    /** The names that {@link #named} knows. */
    public static List<String> names() {
        return NAMES.stream().flatMap(name -> Stream.of(name, name + "_r")).toList();
    }

    /** The color map of this name. */
    public static ColorMap named(String name) {
        String base = name.endsWith("_r") ? name.substring(0, name.length() - 2) : name;
        if (!NAMES.contains(base)) {
            throw new PlotException("There is no color map \"" + name + "\"; the nearest name is \""
                    + Names.ranked(name, names()).get(0) + "\". Known: " + String.join(", ", names()) + ".");
        }
        ColorMap map = new ColorMap(base, read(base));
        return base.equals(name) ? map : map.reversed();
    }

    /** The same colors from last to first. */
    public ColorMap reversed() {
        List<Color> turned = new ArrayList<>(table);
        Collections.reverse(turned);
        String turnedName = name.endsWith("_r") ? name.substring(0, name.length() - 2) : name + "_r";
        return new ColorMap(turnedName, turned);
    }

    public String name() {
        return name;
    }

    /** The color at a fraction; below 0 the first, above 1 the last. NaN has none: IllegalArgument. */
    public Color color(double fraction) {
        if (Double.isNaN(fraction)) {
            throw new PlotException("A color map has no color for NaN; draw what is missing in a color of its own.");
        }
        double place = Math.max(0, Math.min(1, fraction)) * (table.size() - 1);
        int below = Math.min(table.size() - 2, (int) place);
        Color a = table.get(below);
        Color b = table.get(below + 1);
        double t = place - below;
        return new Color(
                mix(a.getRed(), b.getRed(), t), mix(a.getGreen(), b.getGreen(), t), mix(a.getBlue(), b.getBlue(), t));
    }

    private static int mix(int a, int b, double t) {
        return (int) Math.round(a + t * (b - a));
    }

    private static List<Color> read(String name) {
        try (InputStream in = ColorMap.class.getResourceAsStream(name + ".colors")) {
            if (in == null) {
                throw new PlotException("The table of the color map " + name + " is missing from the library's jar.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> new Color(Integer.parseInt(line.strip(), 16)))
                    .toList();
        } catch (IOException e) {
            throw new PlotException("The table of the color map " + name + " cannot be read: " + e.getMessage(), e);
        }
    }
}
