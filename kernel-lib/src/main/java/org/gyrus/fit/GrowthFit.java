// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.gyrus.disorder.GrowthLaw;

/** A growth law with the parameters that suit one patient. */
public final class GrowthFit {
    private final GrowthLaw law;
    private final String patient;
    private final double start;
    private final double[] parameters;
    private final double rms;
    private final boolean converged;

    GrowthFit(GrowthLaw law, Readings readings, double[] parameters, boolean converged) {
        this.law = law;
        this.patient = readings.patient();
        this.start = readings.start();
        this.parameters = parameters.clone();
        this.converged = converged;
        double sum = 0;
        for (int i = 0; i < readings.size(); i++) {
            double r = readings.residual(i, volume(readings.time(i)));
            sum += r * r;
        }
        this.rms = Math.sqrt(sum / readings.size());
    }

    /** Which law. */
    public GrowthLaw law() {
        return law;
    }

    /** Whose readings it was fitted to. */
    public String patient() {
        return patient;
    }

    /** The parameters, in the order of {@link GrowthLaw#parameters()}; time runs from the patient's first reading. */
    public double[] parameters() {
        return parameters.clone();
    }

    /** Root mean square of the residuals at the fitted readings, in their unit. */
    public double rms() {
        return rms;
    }

    /** Whether the method came to its end; if not, this is the best that it found. */
    public boolean converged() {
        return converged;
    }

    /** The law at a time of the patient's clock; NaN when the fit failed. */
    public double volume(double time) {
        boolean usable = Arrays.stream(parameters).allMatch(Double::isFinite);
        return usable ? law.curve(parameters).volume(time - start) : Double.NaN;
    }

    /** The law at several times. */
    public double[] volumes(double... times) {
        return Arrays.stream(times).map(this::volume).toArray();
    }

    @Override
    public String toString() {
        List<String> names = law.parameters();
        StringBuilder text = new StringBuilder(law.title() + " law for " + patient + ":");
        for (int i = 0; i < parameters.length; i++) {
            text.append(String.format(Locale.ROOT, " %s = %.4g", names.get(i), parameters[i]));
        }
        return text.append(converged ? "" : " (not converged)").toString();
    }
}
