// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.Arrays;
import java.util.List;

/** The spread of each column: its standard deviation, or its size where it is constant. */
record Scales(List<PatientData> data) {
    /**
     * One row for each patient.
     *
     * @param alone whether each patient is measured by its own spread instead of the cohort's
     */
    double[][] of(boolean alone) {
        double[][] all = new double[data.size()][];
        double[] together = spread(data);
        for (int i = 0; i < all.length; i++) {
            all[i] = alone ? spread(List.of(data.get(i))) : together;
        }
        return all;
    }

    private static double[] spread(List<PatientData> patients) {
        int columns = patients.stream().mapToInt(PatientData::columns).max().orElse(0);
        double[] spread = new double[columns];
        for (int c = 0; c < columns; c++) {
            int column = c;
            double[] values = patients.stream()
                    .flatMapToDouble(p -> Arrays.stream(p.column(column)))
                    .filter(v -> !Double.isNaN(v))
                    .toArray();
            spread[c] = of(values);
        }
        return spread;
    }

    private static double of(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        double square = Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElse(0);
        double size = Arrays.stream(values).map(Math::abs).max().orElse(0);
        double deviation = Math.sqrt(square);
        return deviation > 1e-9 * size ? deviation : size > 0 ? size : 1;
    }
}
