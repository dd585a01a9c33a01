// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Marks along an axis: places and labels of the long ones, places of the short ones, and a common factor such as "×10⁴"
 * (empty when there is none).
 */
record Ticks(List<Double> at, List<String> labels, List<Double> minor, String factor) {

    /** About {@code count} ticks for a scale. */
    static Ticks of(Scale scale, int count) {
        double decades = scale.log() ? Math.log10(scale.greatest() / scale.least()) : 0;
        return decades >= 0.7 ? decades(scale, count) : linear(scale, count);
    }

    /** One tick for each name, at 0, 1, 2, ... */
    static Ticks names(List<String> names) {
        List<Double> places = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            places.add((double) i);
        }
        return new Ticks(places, names, List.of(), "");
    }

    private static Ticks linear(Scale scale, int count) {
        double low = scale.least();
        double high = scale.greatest();
        double step = niceStep(high / Math.max(1, count) - low / Math.max(1, count));
        long first = (long) Math.ceil(low / step - 1e-9);
        long last = (long) Math.floor(high / step + 1e-9);
        double size = Math.max(Math.abs(low), Math.abs(high));
        int power = size >= 1e5 || size < 1e-3 ? (int) Math.floor(Math.log10(size)) : 0;
        double unit = Math.pow(10, power);
        int decimals = Math.max(0, (int) -Math.floor(Math.log10(step / unit) + 1e-9));
        List<Double> at = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (long k = first; k <= last && at.size() < 1000; k++) {
            double value = k * step;
            at.add(value);
            String text = String.format(Locale.ROOT, "%." + Math.min(decimals, 12) + "f", k == 0 ? 0.0 : value / unit);
            labels.add(text.replace('-', '−'));
        }
        return new Ticks(at, labels, List.of(), power == 0 ? "" : "×10" + AxisLabel.superscript("" + power));
    }

    /** 1, 2 or 5 times a power of ten, the smallest that is not below the wish. */
    static double niceStep(double wish) {
        double power = Math.pow(10, Math.floor(Math.log10(wish)));
        double ratio = wish / power;
        if (ratio <= 1 + 1e-9) {
            return power;
        }
        return (ratio <= 2 ? 2 : ratio <= 5 ? 5 : 10) * power;
    }

    private static Ticks decades(Scale scale, int count) {
        double low = scale.least() * (1 - 1e-12);
        double high = scale.greatest() * (1 + 1e-12);
        int first = (int) Math.ceil(Math.log10(low));
        int last = (int) Math.floor(Math.log10(high));
        int stride = Math.max(1, (int) Math.ceil((last - first) / (double) Math.max(2, count)));
        boolean plain = low >= 0.9e-3 && high <= 1.1e4;
        boolean dense = Math.log10(high / low) * 3 <= count;
        List<Double> at = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        List<Double> minor = new ArrayList<>();
        for (int decade = first - 1; decade <= last; decade++) {
            for (int digit = 1; digit <= 9; digit++) {
                double value = digit * Math.pow(10, decade);
                if (value < low || value > high) {
                    continue;
                }
                boolean major = digit == 1 ? Math.floorMod(decade, stride) == 0 : dense && (digit == 2 || digit == 5);
                if (major) {
                    at.add(value);
                    labels.add(plain ? AxisLabel.number(value) : power(digit, decade));
                } else if (stride == 1 || digit == 1) {
                    minor.add(value);
                }
            }
        }
        return new Ticks(at, labels, minor, "");
    }

    private static String power(int digit, int decade) {
        return (digit == 1 ? "10" : digit + "×10") + AxisLabel.superscript("" + decade);
    }
}
