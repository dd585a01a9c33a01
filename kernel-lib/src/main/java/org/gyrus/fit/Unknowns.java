// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Everything that is fitted, as one array theta: first what all patients share, then a block for each patient.
 *
 * <pre>
 * [ shared numbers | shared weights ][ own numbers | own weights ][ own numbers | own weights ] ...
 * </pre>
 *
 * @param shared numbers that all patients have in common
 * @param own numbers that each patient has
 * @param weights how many weights of networks are fitted
 * @param ownWeights whether each patient has networks of its own
 * @param patients how many patients there are
 */
record Unknowns(List<Unknown> shared, List<Unknown> own, int weights, boolean ownWeights, int patients) {
    Unknowns {
        shared = List.copyOf(shared);
        own = List.copyOf(own);
    }

    /** How long the part is that all patients share. */
    int sharedSize() {
        return shared.size() + (ownWeights ? 0 : weights);
    }

    /** How long a patient's block is. */
    int ownSize() {
        return own.size() + (ownWeights ? weights : 0);
    }

    int size() {
        return sharedSize() + patients * ownSize();
    }

    /** Where a patient's block begins. */
    int ownAt(int patient) {
        return sharedSize() + patient * ownSize();
    }

    /** Where a patient's weights begin. */
    int weightsAt(int patient) {
        return ownWeights ? ownAt(patient) + own.size() : shared.size();
    }

    /** Whether patients have nothing in common, so that each can be fitted by itself. */
    boolean separable() {
        return sharedSize() == 0;
    }

    /** Which numbers of theta are weights of networks. */
    boolean[] isWeight() {
        boolean[] weight = new boolean[size()];
        for (int i = 0; i < (ownWeights ? patients : 1); i++) {
            Arrays.fill(weight, weightsAt(i), weightsAt(i) + weights, true);
        }
        return weight;
    }

    /** The same for one patient. */
    Unknowns single() {
        return new Unknowns(shared, own, weights, ownWeights, 1);
    }

    /** What each number of theta stands for. */
    List<String> names(List<String> ids) {
        List<String> names = new ArrayList<>();
        shared.forEach(u -> names.add(u.name()));
        if (!ownWeights) {
            weights(names, "");
        }
        for (int i = 0; i < patients; i++) {
            String of = patients == 1 && shared.isEmpty() ? "" : " of " + ids.get(i);
            own.forEach(u -> names.add(u.name() + of));
            if (ownWeights) {
                weights(names, of);
            }
        }
        return names;
    }

    private void weights(List<String> names, String of) {
        for (int i = 0; i < weights; i++) {
            names.add("weight " + i + of);
        }
    }
}
