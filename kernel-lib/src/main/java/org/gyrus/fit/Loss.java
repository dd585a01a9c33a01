// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

/**
 * How much a prediction x misses a reading y, and how that changes with x.
 *
 * <p>{@code scale} is the spread of the column over the cohort, so that columns of different units count alike; losses that
 * {@link #learnsNoise} take their own standard deviation instead, which is fitted. A reading below detection is a bound:
 * the truth is at most y. A loss without a distribution charges it only as far as x exceeds it; one with a distribution
 * takes the probability of lying below.
 *
 * <table>
 * <caption>Losses, e = x - y</caption>
 * <tr><td>{@link #squares}</td><td>(e / scale)^2 / 2</td><td>does not suit outliers, values over many orders</td></tr>
 * <tr><td>{@link #absolute}</td><td>|e| / scale, rounded at 0</td><td>does not suit Gauss-Newton methods</td></tr>
 * <tr><td>{@link #relative}</td><td>(x / y - 1)^2 / 2</td><td>does not suit values near 0</td></tr>
 * <tr><td>{@link #log}</td><td>(log x - log y)^2 / 2</td><td>does not suit values of 0 or below</td></tr>
 * <tr><td>{@link #gaussian}</td><td>(e / s)^2 / 2 + log s</td><td>does not suit outliers, very few readings</td></tr>
 * <tr><td>{@link #logNormal}</td><td>((log x - log y) / s)^2 / 2 + log s</td><td>does not suit values of 0 or below</td></tr>
 * <tr><td>{@link #studentT}</td><td>(n + 1)/2 log(1 + (e / s)^2 / n) + log s</td><td>does not suit very few readings</td></tr>
 * </table>
 */
public interface Loss {
    /** How it is called, such as {@code squares}. */
    String title();

    /**
     * The loss of one reading.
     *
     * @param bound whether y is an upper bound of the truth
     * @param bar receives the derivatives with respect to x and to log(scale)
     */
    double at(double x, double y, boolean bound, double scale, double[] bar);

    /** Whether {@code scale} is a standard deviation that is fitted, one for each column. */
    default boolean learnsNoise() {
        return false;
    }

    /**
     * The residual r with loss = r^2 / 2 + terms without x, for Gauss-Newton methods; NaN where there is none.
     *
     * @param slope receives dr/dx
     */
    default double residual(double x, double y, boolean bound, double scale, double[] slope) {
        return Double.NaN;
    }

    /** Whether there is a {@link #residual} for readings that are not bounds. */
    default boolean isSquare() {
        return false;
    }

    /** What a reading must be, in words, if it is not; empty if it may be used. */
    default String objection(double y) {
        return "";
    }

    /** Squares of differences, in units of each column's spread. */
    static Loss squares() {
        return Losses.SQUARES;
    }

    /** Absolute differences, rounded within a thousandth of the scale so that the derivative is continuous. */
    static Loss absolute() {
        return Losses.ABSOLUTE;
    }

    /** Squares of relative differences. */
    static Loss relative() {
        return Losses.RELATIVE;
    }

    /** Squares of differences of logarithms; below a millionth of the reading, log x goes on along its tangent. */
    static Loss log() {
        return Losses.LOG;
    }

    /** Normal noise whose standard deviation is fitted, one for each column. */
    static Loss gaussian() {
        return Losses.GAUSSIAN;
    }

    /** Log-normal noise: normal on the logarithm, with a fitted standard deviation. */
    static Loss logNormal() {
        return Losses.LOG_NORMAL;
    }

    /**
     * Student's t noise with a fitted scale: outliers pull little.
     *
     * @param degreesOfFreedom n, above 0; 4 is usual
     */
    static Loss studentT(double degreesOfFreedom) {
        return new StudentT(degreesOfFreedom);
    }
}
