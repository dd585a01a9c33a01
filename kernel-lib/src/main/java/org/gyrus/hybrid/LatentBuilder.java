// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

import java.util.List;
import java.util.stream.IntStream;
import org.gyrus.network.Network;
import org.gyrus.solver.Solver;

/**
 * A latent neural ODE: hidden states z with {@code dz/dt = N(z)}, what is seen read out of them, and an encoder that guesses
 * where z starts from all readings of a patient, at whatever times; made by {@link NodeBuilder#latent}.
 *
 * <p>Source: Chen et al., NeurIPS 2018, section 5. The encoder here is a set encoder (Zaheer et al., NeurIPS 2017) in place
 * of a recurrent one: the order of readings is in their times. Does not suit a handful of patients, nor questions about
 * parameters: z means nothing by itself.
 */
public final class LatentBuilder {
    private final List<String> seen;
    private final int size;
    private final String time;
    private int dynamics = 20;
    private int decoder = 20;
    private int encoder = 25;
    private double noise = 0.1;
    private long seed;
    private Solver solver = Solver.rk4().fixedStep(0.1);

    LatentBuilder(List<String> seen, int size, String time) {
        if (size < 1) {
            throw new HybridException("There is one latent state or more, not " + size + ".");
        }
        this.seen = List.copyOf(seen);
        this.size = size;
        this.time = time;
    }

    /** Hidden units of the network of the rates, of the readout, and of the encoder; 20, 20 and 25 unless set. */
    public LatentBuilder hidden(int rates, int readout, int encoding) {
        if (rates < 1 || readout < 1 || encoding < 1) {
            throw new HybridException("Each network has one hidden unit or more, but " + rates + ", " + readout
                    + " and " + encoding + " were given.");
        }
        dynamics = rates;
        decoder = readout;
        encoder = encoding;
        return this;
    }

    /** The standard deviation of readings that the likelihood assumes, in parts of their spread; 0.1 unless set. */
    public LatentBuilder noise(double deviation) {
        if (!(deviation > 0 && Double.isFinite(deviation))) {
            throw new HybridException("The noise is a positive number, but " + deviation + " was given.");
        }
        noise = deviation;
        return this;
    }

    /** The method of integration; steps of 0.1 by the classical Runge-Kutta method unless set. */
    public LatentBuilder method(Solver method) {
        solver = method;
        return this;
    }

    /** The seed of first weights and of the samples of z. */
    public LatentBuilder seed(long number) {
        seed = number;
        return this;
    }

    /** The model with first weights, ready to be trained. */
    public LatentNode build() {
        String[] latent = IntStream.rangeClosed(1, size).mapToObj(i -> "z_" + i).toArray(String[]::new);
        NodeBuilder node = Hybrid.node(latent)
                .time(time)
                .network(Network.mlp(latent).hidden(dynamics).seed(seed + 1))
                .named("Latent neural ODE of " + String.join(", ", seen));
        node.readouts(seen, Network.mlp(latent).hidden(decoder).seed(seed + 2));
        return new LatentNode(node.build(), seen, new SetEncoder(seen.size() + 1, encoder, size), noise, seed, solver);
    }
}
