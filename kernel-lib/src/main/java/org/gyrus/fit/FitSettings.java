// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.gyrus.data.Cohort;
import org.gyrus.data.Holdout;
import org.gyrus.data.Patient;
import org.gyrus.hybrid.Hybrid;
import org.gyrus.hybrid.Penalty;
import org.gyrus.model.Model;
import org.gyrus.network.Network;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.Solver;

/** What a fit was asked to do, with what holds where nothing was said; a builder changes copies of it. */
final class FitSettings implements Cloneable {
    /** What of the model is seen in which column. */
    record Observation(String quantity, String column) {}

    Model model;
    Map<String, Network> networks = Map.of();
    Optional<Hybrid> hybrid = Optional.empty();
    List<Penalty> penalties = List.of();
    Cohort cohort;
    List<Observation> observations = List.of();
    List<String> shared = List.of();
    List<String> perPatient = List.of();
    List<String> initial = List.of();
    List<String> initialRead = List.of();
    Map<String, String> covariates = Map.of();
    Map<String, Prior> priors = Map.of();
    Optional<Holdout> holdout = Optional.empty();
    Optional<Validation> validation = Optional.empty();
    int patience = 200;
    double weightDeviation = Double.POSITIVE_INFINITY;
    Optional<Loss> loss = Optional.empty();
    Optional<Optimizer> optimizer = Optional.empty();
    Solver solver = Solver.tsit5();
    List<WarmStart> warmStarts = List.of();
    boolean ownNetworks;
    boolean fromFirstReading;
    double from;
    static final BiFunction<Simulation, Patient, Simulation> PLAIN = (simulation, patient) -> simulation;
    BiFunction<Simulation, Patient, Simulation> simulating = PLAIN;
    Optional<Fit> given = Optional.empty();
    Optional<Path> checkpoint = Optional.empty();
    double checkpointSeconds = 10;
    Optional<Long> seed = Optional.empty();
    int iterations;
    int threads = Runtime.getRuntime().availableProcessors();
    FitListener listener = state -> {};

    /** The same with a hybrid's equations and networks after their scaling changed. */
    FitSettings of(Model scaled, Map<String, Network> scaledNetworks) {
        FitSettings changed = copy();
        changed.model = scaled;
        changed.networks = scaledNetworks;
        return changed;
    }

    FitSettings copy() {
        try {
            return (FitSettings) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }
}
