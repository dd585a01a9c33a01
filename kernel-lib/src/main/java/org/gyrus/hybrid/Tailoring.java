// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.gyrus.expression.Expression;
import org.gyrus.network.Activation;
import org.gyrus.network.Layer;
import org.gyrus.network.Network;

/** A network made to fit its place: as many results as targets, inputs and results of the order of 1. */
final class Tailoring {
    private Tailoring() {}

    static Network outputs(Term term, int count) {
        Network network = term.network();
        if (network.outputs() == count) {
            return network;
        }
        if (!network.isLowered() || network.outputs() != 1) {
            throw new HybridException(term.spoken() + " needs " + count + (count == 1 ? " result" : " results")
                    + ", but the network gives " + network.outputs() + ".");
        }
        return network.outputs(count);
    }

    /**
     * Each input from -1 to 1 over its interval, or where none is known over its size at the start; a network whose inputs are
     * scaled already stays as it is.
     */
    static Network inputs(Network network, List<Expression> arguments, TypicalValues typical, Intervals seen) {
        if (!network.isLowered() || !network.inputScaling().isNone()) {
            return network;
        }
        double[] shift = new double[arguments.size()];
        double[] scale = new double[shift.length];
        for (int i = 0; i < shift.length; i++) {
            Expression argument = arguments.get(i);
            scale[i] = 1;
            if (argument instanceof Expression.Symbol symbol) {
                Intervals.Interval interval = seen.of(symbol.name());
                shift[i] = interval.middle();
                scale[i] = interval.isKnown() ? 2 / interval.width() : 1 / typical.sizeOf(argument, 1);
            }
        }
        return network.scaleInputs(shift, scale);
    }

    /**
     * Results of a size.
     *
     * @param shift what results are moved by where they stay plain numbers
     * @param plain whether results stay plain numbers, and the size is in the equation
     */
    static Network size(Network network, double[] size, double shift, boolean plain, boolean fromZero) {
        if (!network.isLowered()) {
            return network;
        }
        Network zero = fromZero ? network.zeroOutput() : network;
        if (!zero.outputScaling().isNone()) {
            return zero;
        }
        double[] shifts = new double[size.length];
        Arrays.fill(shifts, shift);
        double[] ones = new double[size.length];
        Arrays.fill(ones, 1);
        return zero.scaleOutputs(shifts, plain ? ones : size);
    }

    /** Rises or falls with some of its inputs, whatever its weights; such a network runs in DJL. */
    static Network monotone(Term term, Network network) {
        Map<String, Integer> known = term.shape().monotone();
        if (known.isEmpty()) {
            return network;
        }
        boolean rising = network.isLowered()
                && network.layers().stream()
                        .map(Layer::activation)
                        .noneMatch(a -> a == Activation.RBF || a == Activation.SWISH);
        if (!rising) {
            throw new HybridException(
                    term.spoken() + " can be monotone only as Network.mlp with tanh, sigmoid, softplus" + " or relu.");
        }
        int[] signs = network.inputs().stream()
                .mapToInt(input -> known.getOrDefault(input, 0))
                .toArray();
        return Network.of(new MonotoneBlock(network, signs), network.inputs().toArray(new String[0]));
    }
}
