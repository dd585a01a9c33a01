// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gyrus.model.Model;
import org.gyrus.network.Network;
import org.gyrus.solver.Simulation;
import org.gyrus.solver.Solve;

/**
 * A fit made concrete: what is solved, what is unknown, what was read, and what a miss costs.
 *
 * @param model whose equations are fitted
 * @param networks its learned functions, scaled
 * @param simulations one for each patient, with its interval, doses and inputs
 * @param setting what the simulations were made with
 * @param quantities states or observables, one for each column of readings, then those of the penalties
 * @param columns the columns they were read in
 * @param unitFactors what a reading is multiplied by to be in the model's unit, for each column
 * @param timeFactor what a time is multiplied by to be in the model's unit
 * @param unknowns what is fitted
 * @param data one for each patient
 * @param scales spread of each column, for each patient
 * @param initials given initial values of each patient; NaN where the model's own hold
 * @param population of the patients' own numbers
 * @param loss of one reading
 * @param penalties weights of the means of the quantities after those of the columns
 * @param weightDeviation standard deviation of the normal prior of the networks' weights; infinite for none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the package
record Task(
        Model model,
        Map<String, Network> networks,
        List<Simulation> simulations,
        Setting setting,
        List<String> quantities,
        List<String> columns,
        double[] unitFactors,
        double timeFactor,
        Unknowns unknowns,
        List<PatientData> data,
        double[][] scales,
        double[][] initials,
        Population population,
        Loss loss,
        List<Double> penalties,
        double weightDeviation) {

    Solve solve(int patient) {
        return simulations
                .get(patient)
                .compile()
                .observing(quantities, data.get(patient).times());
    }

    /**
     * What each fitted time adds for each penalty: the weight of a mean over times becomes that of a sum over readings, as
     * the loss is one.
     */
    double[] penaltyWeights() {
        int times = data.stream().mapToInt(PatientData::fittedTimes).sum();
        return penalties.stream()
                .mapToDouble(w -> w * count(false) / Math.max(1, times))
                .toArray();
    }

    double[] scales(int patient) {
        return scales[patient];
    }

    double[] initial(int patient) {
        return initials[patient].clone();
    }

    /** -log prior of a number at z, its derivative in {@code bar[0]}; 0 without a prior. */
    double priorCost(Unknown unknown, double z, double[] bar) {
        bar[0] = 0;
        if (unknown.prior().isEmpty()) {
            return 0;
        }
        double value = unknown.coordinate().value(z);
        Prior prior = unknown.prior().get();
        bar[0] = -prior.slope(value) * unknown.coordinate().slope(z);
        return -prior.logDensity(value);
    }

    /**
     * The same task with the noise of columns known: what is left to fit when it is given.
     *
     * @param deviations one for each column
     */
    Task knowing(double[] deviations) {
        List<Unknown> shared = unknowns.shared().stream()
                .filter(u -> u.role() != Unknown.Role.NOISE)
                .toList();
        double[][] known = new double[data.size()][];
        Arrays.fill(known, deviations);
        return with(
                new Unknowns(shared, unknowns.own(), unknowns.weights(), unknowns.ownWeights(), unknowns.patients()),
                known);
    }

    /** The same task with what all patients share known: what is left is each patient's own. */
    Task withShared(double[] theta) {
        double[][] known = new double[data.size()][];
        List<Simulation> given = new ArrayList<>();
        for (int i = 0; i < known.length; i++) {
            known[i] = scales[i].clone();
            Simulation run = simulations.get(i);
            if (unknowns.weights() > 0 && !unknowns.ownWeights()) {
                int at = unknowns.weightsAt(i);
                run = run.weights(Arrays.copyOfRange(theta, at, at + unknowns.weights()));
            }
            for (int k = 0; k < unknowns.shared().size(); k++) {
                Unknown each = unknowns.shared().get(k);
                double value = each.coordinate().value(theta[k]);
                if (each.role() == Unknown.Role.NOISE) {
                    known[i][each.index()] = value;
                } else {
                    run = run.set(each.name(), value);
                }
            }
            given.add(run);
        }
        int left = unknowns.ownWeights() ? unknowns.weights() : 0;
        Unknowns own = new Unknowns(List.of(), unknowns.own(), left, unknowns.ownWeights(), unknowns.patients());
        return with(own, known).with(given, data);
    }

    /** The same task with other readings and intervals. */
    Task with(List<Simulation> others, List<PatientData> readings) {
        return new Task(
                model,
                networks,
                others,
                setting,
                quantities,
                columns,
                unitFactors,
                timeFactor,
                unknowns,
                readings,
                scales,
                initials,
                population,
                loss,
                penalties,
                weightDeviation);
    }

    private Task with(Unknowns fewer, double[][] known) {
        return new Task(
                model,
                networks,
                simulations,
                setting,
                quantities,
                columns,
                unitFactors,
                timeFactor,
                fewer,
                data,
                known,
                initials,
                population,
                loss,
                penalties,
                weightDeviation);
    }

    /** -log prior of the weights at a place in theta; its derivatives are added to {@code bar}, if any. */
    double ridge(double[] theta, int at, double[] bar, int barAt) {
        double precision = 1 / (weightDeviation * weightDeviation);
        double sum = 0;
        for (int k = 0; k < unknowns.weights(); k++) {
            double w = theta[at + k];
            sum += precision * w * w / 2;
            if (bar != null) {
                bar[barAt + k] += precision * w;
            }
        }
        return sum;
    }

    /** The same task for one of its patients alone. */
    Task single(int patient) {
        return new Task(
                model,
                networks,
                List.of(simulations.get(patient)),
                setting.of(patient),
                quantities,
                columns,
                unitFactors,
                timeFactor,
                unknowns.single(),
                List.of(data.get(patient)),
                new double[][] {scales[patient]},
                new double[][] {initials[patient]},
                population,
                loss,
                penalties,
                weightDeviation);
    }

    /** The unit of a number that is fitted, as text. */
    String unit(Unknown unknown) {
        return switch (unknown.role()) {
            case PARAMETER -> model.parameters().get(unknown.index()).unit().text();
            case INITIAL -> model.states().get(unknown.index()).unit().text();
            case NOISE -> "of " + quantities.get(unknown.index());
        };
    }

    /** What makes this task this one: the same for equal models, networks, readings and what is unknown. */
    String fingerprint(String more) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String text = model.asText()
                    + networkText()
                    + loss.title()
                    + names()
                    + quantities
                    + columns
                    + setting.solver()
                    + penalties
                    + weightDeviation
                    + more;
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            for (PatientData each : data) {
                digest.update(Arrays.toString(each.times()).getBytes(StandardCharsets.UTF_8));
                digest.update(Arrays.toString(each.values()).getBytes(StandardCharsets.UTF_8));
                digest.update(Arrays.toString(each.bounds()).getBytes(StandardCharsets.UTF_8));
                digest.update(Arrays.toString(each.validating()).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private String networkText() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(networks).forEach((name, network) -> text.append(name)
                .append(network)
                .append(network.inputs())
                .append(network.inputScaling())
                .append(network.outputScaling()));
        return text.toString();
    }

    List<String> ids() {
        return data.stream().map(PatientData::id).toList();
    }

    List<String> names() {
        return unknowns.names(ids());
    }

    /** How many readings are fitted, or watched. */
    int count(boolean watched) {
        return data.stream().mapToInt(d -> d.count(watched)).sum();
    }
}
