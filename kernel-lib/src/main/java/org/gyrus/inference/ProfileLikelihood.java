// SPDX-License-Identifier: Apache-2.0
package org.gyrus.inference;

import java.util.ArrayList;
import java.util.List;
import org.gyrus.fit.LogDensity;
import org.gyrus.fit.Residuals;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.distribution.continuous.FDistribution;

/**
 * How much worse the best fit gets when one number is held elsewhere and all others are fitted anew (Raue et al. 2009,
 * Bioinformatics 25:1923). Where the curve stays below the threshold for ever, the readings do not bound the number.
 *
 * <p>Threshold on the sum of squared residuals S, at level c: S_min + chi2_1(c) for {@link NoiseLevel#KNOWN}; S_min (1 + F_1,n-p(c) /
 * (n - p)) for {@link NoiseLevel#ESTIMATED}, exact for linear models (Seber and Wild 1989, section 5.4).
 *
 * <p>Does not suit more than some dozens of numbers: each point of a curve is a fit. Immutable.
 */
public final class ProfileLikelihood {
    private final Residuals residuals;
    private final GaussNewton fitter;
    private final LogDensity coordinates;
    private final NoiseLevel noise;
    private final double level;
    private final double reach;
    private final GaussNewton.Minimum best;
    private final double threshold;
    private final double freedom;

    private ProfileLikelihood(
            Residuals residuals, LogDensity coordinates, NoiseLevel noise, double level, double reach) {
        this.residuals = residuals;
        this.coordinates = coordinates;
        this.noise = noise;
        this.level = level;
        this.reach = reach;
        fitter = new GaussNewton(residuals);
        best = fitter.from(coordinates.start(), -1);
        if (!Double.isFinite(best.sum())) {
            throw new InferenceException("The residuals are not finite at the best fit; run the fit first.");
        }
        freedom = residuals.count() - best.theta().length;
        if (noise == NoiseLevel.ESTIMATED && !(freedom > 0)) {
            throw new InferenceException("There are " + residuals.count() + " readings for " + best.theta().length
                    + " numbers, so that none is left to estimate the noise from. Use NoiseLevel.KNOWN with weighted residuals,"
                    + " or fit fewer.");
        }
        threshold = noise == NoiseLevel.KNOWN
                ? new ChiSquaredDistribution(1).inverseCumulativeProbability(level)
                : best.sum() * new FDistribution(1, freedom).inverseCumulativeProbability(level) / freedom;
    }

    /**
     * Around the best fit, at level 0.95.
     *
     * @param residuals the readings' weighted residuals, priors' after them
     * @param coordinates the density of the same fit: names, best point, units
     */
    public static ProfileLikelihood of(Residuals residuals, LogDensity coordinates, NoiseLevel noise) {
        return new ProfileLikelihood(residuals, coordinates, noise, 0.95, 10);
    }

    /** The level of the intervals; 0.95 unless set. */
    public ProfileLikelihood level(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new InferenceException(
                    "The level of an interval lies between 0 and 1, such as 0.95; " + probability + " was given.");
        }
        return new ProfileLikelihood(residuals, coordinates, noise, probability, reach);
    }

    /** How far to look from the best fit, in the coordinate; 10, a factor of 22,000 for a number above 0, unless set. */
    public ProfileLikelihood reach(double distance) {
        if (!(distance > 0)) {
            throw new InferenceException("The reach is above 0, but " + distance + " was given.");
        }
        return new ProfileLikelihood(residuals, coordinates, noise, level, distance);
    }

    /** The profile of a number. An interrupt ends it with a {@link java.util.concurrent.CancellationException}. */
    public Profile of(String name) {
        int i = InferenceException.index(name, coordinates.names());
        List<double[]> points = new ArrayList<>();
        points.add(new double[] {best.theta()[i], 0});
        double first = firstStep(i);
        double low = walk(i, -first, points);
        double high = walk(i, first, points);
        points.sort((a, b) -> Double.compare(a[0], b[0]));
        return new Profile(
                name,
                points.stream().mapToDouble(p -> natural(i, p[0])).toArray(),
                points.stream().mapToDouble(p -> p[1] / threshold).toArray(),
                natural(i, best.theta()[i]),
                Double.isInfinite(low) ? Double.NEGATIVE_INFINITY : natural(i, low),
                Double.isInfinite(high) ? Double.POSITIVE_INFINITY : natural(i, high),
                level);
    }

    /** The profiles of all numbers. */
    public List<Profile> all() {
        return coordinates.names().stream().map(this::of).toList();
    }

    /** A fourth of the way to the threshold as the curvature has it. */
    private double firstStep(int i) {
        double[][] j = residuals.jacobian(best.theta().clone());
        double norm = 0;
        for (double[] row : j) {
            norm += row[i] * row[i];
        }
        double step = norm > 0 ? Math.sqrt(threshold / norm) / 4 : reach / 20;
        return Math.min(step > 0 ? step : 1e-6, reach / 20);
    }

    /** Steps outward, each fitted from the one before, until the threshold is passed; gives where, or infinity. */
    private double walk(int i, double firstStep, List<double[]> points) {
        double step = firstStep;
        double[] theta = best.theta();
        double before = 0;
        while (Math.abs(theta[i] - best.theta()[i]) < reach && points.size() < 2000) {
            double[] start = theta.clone();
            start[i] += step;
            GaussNewton.Minimum here = fitter.from(start, i);
            double rise = here.sum() - best.sum();
            boolean leap = rise - before > threshold / 3 && Math.abs(step) > Math.abs(firstStep) / 64;
            if (!Double.isFinite(rise) || leap) {
                step /= 2;
                if (Math.abs(step) < 1e-12) {
                    return theta[i];
                }
                continue;
            }
            points.add(new double[] {here.theta()[i], Math.max(0, rise)});
            if (rise >= threshold) {
                return crossing(i, theta, here.theta());
            }
            if (rise - before < threshold / 12) {
                step = Math.copySign(Math.min(1.6 * Math.abs(step), reach / 10), step);
            }
            before = rise;
            theta = here.theta();
        }
        return step < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    private double crossing(int i, double[] inside, double... outside) {
        double low = inside[i];
        double high = outside[i];
        double[] start = inside;
        for (int k = 0; k < 30 && Math.abs(high - low) > 1e-7 * (1 + Math.abs(low)); k++) {
            double[] middle = start.clone();
            middle[i] = (low + high) / 2;
            GaussNewton.Minimum here = fitter.from(middle, i);
            if (here.sum() - best.sum() < threshold) {
                low = middle[i];
                start = here.theta();
            } else {
                high = middle[i];
            }
        }
        return (low + high) / 2;
    }

    private double natural(int i, double coordinate) {
        double[] moved = best.theta().clone();
        moved[i] = coordinate;
        return coordinates.values(moved)[i];
    }
}
