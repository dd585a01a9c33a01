// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** All that a glass brain is made of. */
@SuppressWarnings("ArrayRecordComponent") // Never compared, never leaves the package.
record GlassPlan(
        String title,
        double[][] places,
        AxisLabel quantity,
        double[] values,
        List<Link> links,
        List<String> names,
        int named,
        Outline around,
        ColorMap colors,
        Shade shade) {

    /** A link and its weight relative to the strongest. */
    record Link(int from, int to, double strength) {}

    static GlassPlan of(double[][] places) {
        double[][] copy = Arrays.stream(places).map(double[]::clone).toArray(double[][]::new);
        return new GlassPlan(
                "",
                copy,
                new AxisLabel("", ""),
                new double[0],
                List.of(),
                List.of(),
                0,
                Outline.of(copy),
                ColorMap.named("viridis_r"),
                Shade.AUTOMATIC);
    }

    /** The strongest links, the weakest of them first so that the stronger are drawn over it. */
    static List<Link> strongest(double[][] weights, int most) {
        List<Link> links = new ArrayList<>();
        double top = 0;
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < i; j++) {
                double weight = Math.max(weights[i][j], weights[j][i]);
                if (weight > 0) {
                    links.add(new Link(i, j, weight));
                    top = Math.max(top, weight);
                }
            }
        }
        double largest = top;
        links.sort(Comparator.comparingDouble(Link::strength));
        return links.subList(Math.max(0, links.size() - most), links.size()).stream()
                .map(l -> new Link(l.from(), l.to(), l.strength() / largest))
                .toList();
    }

    GlassPlan titled(String text) {
        return new GlassPlan(text, places, quantity, values, links, names, named, around, colors, shade);
    }

    GlassPlan valued(AxisLabel label, double[] numbers) {
        return new GlassPlan(title, places, label, numbers, links, names, named, around, colors, shade);
    }

    GlassPlan linked(List<Link> some) {
        return new GlassPlan(title, places, quantity, values, some, names, named, around, colors, shade);
    }

    GlassPlan named(List<String> all, int most) {
        return new GlassPlan(title, places, quantity, values, links, List.copyOf(all), most, around, colors, shade);
    }

    GlassPlan inside(Outline other) {
        return new GlassPlan(title, places, quantity, values, links, names, named, other, colors, shade);
    }

    GlassPlan colored(ColorMap map) {
        return new GlassPlan(title, places, quantity, values, links, names, named, around, map, shade);
    }

    GlassPlan shaded(Shade other) {
        return new GlassPlan(title, places, quantity, values, links, names, named, around, colors, other);
    }

    Scale scale() {
        Range range = Range.EMPTY;
        for (double value : values) {
            range = Double.isFinite(value) ? range.and(value) : range;
        }
        return shade.scale(range);
    }

    /** The regions to be named: those with the largest values. */
    List<Integer> labeled() {
        return IntStream.range(0, names.size())
                .boxed()
                .filter(i -> values.length == 0 || Double.isFinite(values[i]))
                .sorted(Comparator.comparingDouble(i -> values.length == 0 ? 0 : -values[i]))
                .limit(named)
                .toList();
    }

    String summary() {
        List<String> lines = new ArrayList<>();
        if (!title.isEmpty()) {
            lines.add(title);
        }
        lines.add(places.length + " regions" + (links.isEmpty() ? "" : ", " + links.size() + " strongest links"));
        if (values.length > 0) {
            Range range = Range.of(values, false);
            long missing =
                    Arrays.stream(values).filter(v -> !Double.isFinite(v)).count();
            lines.add(quantity.text() + ": " + range.text()
                    + (missing > 0 ? "; left out: " + missing + " not finite" : ""));
        }
        if (named > 0) {
            lines.add("largest: "
                    + String.join(", ", labeled().stream().map(names::get).toList()));
        }
        return String.join("\n", lines);
    }
}
