// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.gyrus.plot.Chart;
import org.gyrus.plot.Charts;

/** The pictures of a comparison. */
final class ErrorPictures {
    private ErrorPictures() {}

    static Chart intervals(PairedErrors errors, String reference, Bootstrap bootstrap) {
        Chart chart = Charts.bars("mean error less the reference's", "1");
        for (String rival : errors.rivals()) {
            if (!rival.equals(reference) && Double.isFinite(errors.mean(rival))) {
                Interval difference = errors.meanDifference(rival, reference, bootstrap);
                chart = chart.bar(rival, difference.estimate(), difference.low(), difference.high());
            }
        }
        return chart.title("Reference: " + reference + "; below 0 is better; 95 % intervals");
    }

    static Chart pairs(PairedErrors errors, String a, String b) {
        double[] first = errors.of(a);
        double[] second = errors.of(b);
        double[] both = IntStream.range(0, first.length)
                .filter(i -> first[i] > 0 && second[i] > 0)
                .mapToDouble(i -> Math.max(first[i], second[i]))
                .toArray();
        double[] least = IntStream.range(0, first.length)
                .filter(i -> first[i] > 0 && second[i] > 0)
                .mapToDouble(i -> Math.min(first[i], second[i]))
                .toArray();
        double low = Arrays.stream(least).min().orElse(1e-3);
        double high = Arrays.stream(both).max().orElse(1);
        double[] ends = {low, high};
        return Charts.scatter("error of " + a, first, "1")
                .y("one patient", second, "1")
                .line("equal errors", ends, ends)
                .yLabel("error of " + b, "1")
                .logLog()
                .title("Below the line: better; " + errors.ties(a, b) + " patients have equal errors");
    }

    static Chart differences(PairedErrors errors, String a, String b) {
        double[] first = errors.of(a);
        double[] second = errors.of(b);
        double[] sorted = IntStream.range(0, first.length)
                .mapToDouble(i -> first[i] - second[i])
                .sorted()
                .toArray();
        double[] rank = IntStream.range(0, sorted.length)
                .mapToDouble(i -> 100 * (i + 0.5) / sorted.length)
                .toArray();
        return Charts.line("patients, from best to worst", rank, "%")
                .y("error of " + a + " less " + b, sorted, "1")
                .horizontal("no difference", 0)
                .yLabel("difference of errors", "1")
                .title("Below 0: better; above 0: worse");
    }
}
