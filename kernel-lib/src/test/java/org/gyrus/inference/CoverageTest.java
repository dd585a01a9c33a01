// SPDX-License-Identifier: Apache-2.0
package org.gyrus.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.junit.jupiter.api.Test;

/**
 * A 90 % interval holds the truth in 90 of 100 repetitions: counted over simulated readings, with bounds that a right method
 * passes in all but one of 10,000 choices of seeds.
 */
class CoverageTest {
    private static final double[] TIMES = {0, 1, 2, 3, 4, 5, 6, 8};

    private static void covers(int repetitions, LongPredicate holdsTruth) {
        int hits = (int) LongStream.range(0, repetitions).filter(holdsTruth).count();
        BinomialDistribution right = new BinomialDistribution(repetitions, 0.9);
        assertThat(hits)
                .isBetween(right.inverseCumulativeProbability(5e-5), right.inverseCumulativeProbability(1 - 5e-5));
    }

    private static Curve line(long seed) {
        return new Curve(Curve.LINE, TIMES, 0.3, seed, 2, -0.5);
    }

    private static Curve decay(long seed) {
        return new Curve(Curve.DECAY, TIMES, 0.2, seed, Math.log(5), Math.log(0.4));
    }

    @Test
    void ofFisherInformationForALineWithUnknownNoise() {
        covers(2000, seed -> {
            Curve curve = line(seed);
            double[] best = new GaussNewton(curve).from(new double[2], -1).theta();
            return FisherInformation.of(curve, curve.density("a", "b"), NoiseLevel.ESTIMATED, best)
                    .interval("b", 0.9)
                    .contains(-0.5);
        });
    }

    @Test
    void ofProfilesForALineWithUnknownNoise() {
        covers(1000, seed -> {
            Curve curve = line(seed);
            return ProfileLikelihood.of(curve, curve.density("a", "b"), NoiseLevel.ESTIMATED)
                    .level(0.9)
                    .of("a")
                    .interval()
                    .contains(2);
        });
    }

    @Test
    void ofProfilesForADecayWithKnownNoise() {
        covers(1000, seed -> {
            Curve curve = decay(seed);
            return ProfileLikelihood.of(curve, curve.density("A", "k"), NoiseLevel.KNOWN)
                    .level(0.9)
                    .of("k")
                    .interval()
                    .contains(0.4);
        });
    }

    @Test
    void ofLaplaceForADecay() {
        covers(2000, seed -> Laplace.of(decay(seed).density("A", "k"))
                .interval("k", 0.9)
                .contains(0.4));
    }

    @Test
    void ofHamiltonianMonteCarloForADecay() {
        covers(200, seed -> Nuts.of(decay(seed).density("A", "k"))
                .chains(2)
                .warmUp(150)
                .draws(400)
                .seed(seed)
                .run()
                .interval("k", 0.9)
                .contains(0.4));
    }

    /** The test of this test: an interval a third too short is caught. */
    @Test
    void seesIntervalsThatAreTooShort() {
        int hits = (int) LongStream.range(0, 2000)
                .filter(seed -> {
                    var interval = Laplace.of(decay(seed).density("A", "k")).interval("k", 0.72);
                    return interval.contains(0.4);
                })
                .count();
        assertThat(hits).isLessThan(new BinomialDistribution(2000, 0.9).inverseCumulativeProbability(5e-5));
    }
}
