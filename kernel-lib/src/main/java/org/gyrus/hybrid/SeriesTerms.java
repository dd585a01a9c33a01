// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gyrus.expression.ExpressionException;
import org.gyrus.expression.Unit;
import org.gyrus.model.Input;
import org.gyrus.model.Observable;
import org.gyrus.model.Parameter;
import org.gyrus.network.Network;

/**
 * Networks before or after the mechanism.
 *
 * <p>Does not suit a mechanism that lacks a process: no parameter of it can stand for one; use a parallel hybrid there.
 *
 * @param <B> the builder
 */
public sealed interface SeriesTerms<B extends HybridBuilder<B>> permits SeriesBuilder, ParallelSeriesBuilder {
    /**
     * A network in place of a parameter, of covariates, states or time. It stays in the parameter's range by a smooth map, and
     * starts at the parameter's own value, which stays in the model as {@code name_0} and can be fitted beside it.
     */
    default B parameter(String name, Network network) {
        HybridBuilder<B> builder = HybridBuilder.of(this);
        List<String> known =
                builder.base().parameters().stream().map(Parameter::name).toList();
        if (!known.contains(name)) {
            throw HybridException.unknown("parameter", name, known);
        }
        return builder.add(new Term(Role.PARAMETER, List.of(name), network));
    }

    /** A network in place of an input: a driver that is not known, or a fast process that a slow model needs. */
    default B input(String name, Network network) {
        HybridBuilder<B> builder = HybridBuilder.of(this);
        List<String> known = builder.base().inputs().stream().map(Input::name).toList();
        if (!known.contains(name)) {
            throw HybridException.unknown("input", name, known);
        }
        return builder.add(new Term(Role.INPUT, List.of(name), network));
    }

    /**
     * A number that a network makes of what the mechanism computed, {@code y = N(V, W)}: a new observable, or in place of one
     * of the model in its unit.
     */
    default B readout(String name, Network network) {
        Optional<Observable> replaced = HybridBuilder.of(this).base().observables().stream()
                .filter(o -> o.name().equals(name))
                .findFirst();
        return readout(
                name, network, replaced.map(o -> o.formula().unit().text()).orElse("1"));
    }

    /** A readout in a unit. */
    default B readout(String name, Network network, String unit) {
        HybridBuilder<B> builder = HybridBuilder.of(this);
        try {
            Unit.of(unit);
        } catch (ExpressionException mistake) {
            throw new HybridException(
                    "The readout " + name + " has an unreadable unit. " + mistake.getMessage(), mistake);
        }
        return builder.add(new Term(Role.READOUT, List.of(name), network, Shape.FREE, unit));
    }

    /** The probability of a label such as recurrence, {@code P = sigmoid(N(V, W))}: an observable between 0 and 1. */
    default B label(String name, Network network) {
        HybridBuilder<B> builder = HybridBuilder.of(this);
        List<String> taken = new ArrayList<>();
        builder.base().observables().forEach(o -> taken.add(o.name()));
        if (taken.contains(name)) {
            throw new HybridException("The model measures " + name + " already; give the label another name.");
        }
        return builder.add(new Term(Role.LABEL, List.of(name), network));
    }
}
