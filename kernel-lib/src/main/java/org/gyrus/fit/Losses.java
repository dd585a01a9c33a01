// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.Locale;

/** The losses built on a squared residual, and the rounded absolute one. */
enum Losses implements Loss {
    SQUARES,
    RELATIVE {
        @Override
        double error(double x, double y) {
            return x / y - 1;
        }

        @Override
        double errorSlope(double x, double y) {
            return 1 / y;
        }

        @Override
        double unit(double scale) {
            return 1;
        }

        @Override
        public String objection(double y) {
            return y == 0 ? "other than 0 for a relative loss; Loss.squares() takes any number" : "";
        }
    },
    LOG {
        @Override
        double error(double x, double y) {
            return logRatio(x, y);
        }

        @Override
        double errorSlope(double x, double y) {
            return logRatioSlope(x, y);
        }

        @Override
        double unit(double scale) {
            return 1;
        }

        @Override
        public String objection(double y) {
            return positive(y);
        }
    },
    ABSOLUTE {
        private static final double ROUNDING = 1e-3;

        @Override
        public double at(double x, double y, boolean bound, double scale, double[] bar) {
            double e = (x - y) / scale;
            bar[0] = 0;
            bar[1] = 0;
            if (bound && e <= 0) {
                return 0;
            }
            double size = Math.sqrt(e * e + ROUNDING * ROUNDING);
            bar[0] = e / size / scale;
            return size - ROUNDING;
        }

        @Override
        public boolean isSquare() {
            return false;
        }

        @Override
        public double residual(double x, double y, boolean bound, double scale, double[] slope) {
            return Double.NaN;
        }
    },
    GAUSSIAN {
        @Override
        public boolean learnsNoise() {
            return true;
        }
    },
    LOG_NORMAL {
        @Override
        double error(double x, double y) {
            return logRatio(x, y);
        }

        @Override
        double errorSlope(double x, double y) {
            return logRatioSlope(x, y);
        }

        @Override
        public boolean learnsNoise() {
            return true;
        }

        @Override
        public String objection(double y) {
            return positive(y);
        }
    };

    /** The share of a reading below which its logarithm goes on along the tangent. */
    private static final double FLOOR = 1e-6;

    /** What a prediction misses a reading by, before it is divided by the {@link #unit}. */
    double error(double x, double y) {
        return x - y;
    }

    double errorSlope(double x, double y) {
        return 1;
    }

    double unit(double scale) {
        return scale;
    }

    @Override
    public double at(double x, double y, boolean bound, double scale, double[] bar) {
        double r = error(x, y) / unit(scale);
        if (bound) {
            return learnsNoise() ? belowBound(x, y, r, scale, bar) : exceeding(x, y, r, scale, bar);
        }
        bar[0] = r * errorSlope(x, y) / unit(scale);
        bar[1] = learnsNoise() ? 1 - r * r : 0;
        return r * r / 2 + (learnsNoise() ? Math.log(scale) : 0);
    }

    private double exceeding(double x, double y, double r, double scale, double[] bar) {
        bar[1] = 0;
        bar[0] = r > 0 ? r * errorSlope(x, y) / unit(scale) : 0;
        return r > 0 ? r * r / 2 : 0;
    }

    /** -log of the normal probability below the bound. */
    private double belowBound(double x, double y, double r, double scale, double[] bar) {
        double ratio = Normal.hazardBelow(-r);
        bar[0] = ratio * errorSlope(x, y) / unit(scale);
        bar[1] = -ratio * r;
        return -Normal.logBelow(-r);
    }

    @Override
    public double residual(double x, double y, boolean bound, double scale, double[] slope) {
        double r = error(x, y) / unit(scale);
        if (bound && r <= 0) {
            slope[0] = 0;
            return 0;
        }
        slope[0] = errorSlope(x, y) / unit(scale);
        return r;
    }

    @Override
    public boolean isSquare() {
        return true;
    }

    @Override
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static double logRatio(double x, double y) {
        double share = x / y;
        return share >= FLOOR ? Math.log(share) : Math.log(FLOOR) + share / FLOOR - 1;
    }

    private static double logRatioSlope(double x, double y) {
        double share = x / y;
        return share >= FLOOR ? 1 / x : 1 / (FLOOR * y);
    }

    private static String positive(double y) {
        return y > 0 ? "" : "above 0 for a loss on logarithms; Cohort.censorZeros(column) turns zeros into bounds";
    }
}
