// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gyrus.expression.Expression.Literal;
import org.gyrus.model.Model;
import org.gyrus.model.ModelBuilder;
import org.gyrus.network.Network;
import org.gyrus.solver.Solver;

/**
 * A latent neural ODE: hidden states z with {@code dz/dt = N(z)}, what is seen read out of them, and an encoder that guesses
 * where z starts from all readings of a patient, at whatever times; made by {@link NodeBuilder#latent}.
 *
 * <p>Source: Chen et al., NeurIPS 2018, section 5; the encoder is recurrent and reads backwards in time, as theirs, with
 * gated units. Does not suit a handful of patients, nor questions about parameters: z means nothing by itself.
 */
public final class LatentBuilder {
    /** By how much z may move over the whole interval, in standard deviations of where it starts. */
    private static final double REACH = 2;

    private static final int STEPS = 20;

    private final List<String> seen;
    private final String[] latent;
    private final String time;
    private int[] dynamics = {20};
    private int decoder = 20;
    private int encoder = 25;
    private double noise = 0.1;
    private long seed;
    private int batch = Integer.MAX_VALUE;
    private boolean still;
    private Optional<Solver> solver = Optional.empty();

    LatentBuilder(List<String> seen, int size, String time) {
        if (size < 1) {
            throw new HybridException("There is one latent state or more, not " + size + ".");
        }
        this.seen = List.copyOf(seen);
        this.latent = IntStream.rangeClosed(1, size).mapToObj(i -> "z_" + i).toArray(String[]::new);
        this.time = time;
    }

    private LatentBuilder(LatentBuilder other) {
        seen = other.seen;
        latent = other.latent;
        time = other.time;
        dynamics = other.dynamics;
        decoder = other.decoder;
        encoder = other.encoder;
        noise = other.noise;
        seed = other.seed;
        batch = other.batch;
        still = other.still;
        solver = other.solver;
    }

    /** Hidden units of the network of the rates, of the readout, and of the encoder; 20, 20 and 25 unless set. */
    public LatentBuilder hidden(int rates, int readout, int encoding) {
        if (rates < 1 || readout < 1 || encoding < 1) {
            throw new HybridException("Each network has one hidden unit or more, but " + rates + ", " + readout
                    + " and " + encoding + " were given.");
        }
        dynamics = new int[] {rates};
        decoder = readout;
        encoder = encoding;
        return this;
    }

    /** Hidden layers of the network of the rates; one of 20 unless set. */
    public LatentBuilder rates(int... layers) {
        if (layers.length == 0 || IntStream.of(layers).anyMatch(n -> n < 1)) {
            throw new HybridException("The network of the rates has one hidden layer or more, of one unit or more.");
        }
        dynamics = layers.clone();
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

    /**
     * So many patients at a time, drawn once and taken in turn: many patients then cost no more per iteration. All of them
     * unless set.
     */
    public LatentBuilder batches(int patients) {
        if (patients < 1) {
            throw new HybridException("A batch has one patient or more, not " + patients + ".");
        }
        batch = patients;
        return this;
    }

    /**
     * No dynamics: z stays where it starts, and the readout sees z and the time. The rival of a latent neural ODE, an encoder
     * and a decoder alone.
     */
    public LatentBuilder withoutDynamics() {
        still = true;
        return this;
    }

    /** The method of integration; 20 steps of the classical Runge-Kutta method over the times trained on unless set. */
    public LatentBuilder method(Solver method) {
        solver = Optional.of(method);
        return this;
    }

    /** The seed of first weights, of batches and of the samples of z. */
    public LatentBuilder seed(long number) {
        seed = number;
        return this;
    }

    /** The model with first weights, ready to be trained. */
    public LatentNode build() {
        return new LatentNode(new LatentBuilder(this));
    }

    List<String> seen() {
        return seen;
    }

    double noise() {
        return noise;
    }

    long seed() {
        return seed;
    }

    int batch() {
        return batch;
    }

    Solver solver(LatentScale scale) {
        return solver.orElseGet(() -> Solver.rk4().fixedStep(scale.duration() / STEPS));
    }

    RecurrentEncoder encoder() {
        return new RecurrentEncoder(LatentReadings.inputs(seen.size()), encoder, latent.length);
    }

    /** The equations, their networks scaled to data where there are any. */
    Hybrid hybrid(Optional<LatentScale> scale) {
        String name = (still ? "Encoder and decoder of " : "Latent neural ODE of ") + String.join(", ", seen);
        return still
                ? still(scale).named(name).build()
                : moving(scale).named(name).build();
    }

    private NodeBuilder moving(Optional<LatentScale> scale) {
        Network rates =
                Network.mlp(latent).outputs(latent.length).hidden(dynamics).seed(seed + 1);
        NodeBuilder node = Hybrid.node(latent)
                .time(time)
                .network(scale.map(s -> scaled(rates, 0, REACH / s.duration())).orElse(rates));
        node.readouts(seen, readout(scale, Network.mlp(latent)));
        return node;
    }

    private SeriesBuilder still(Optional<LatentScale> scale) {
        ModelBuilder plain = Model.named("Nothing moves").time(time);
        for (String z : latent) {
            plain.state(z, 1, "1").rate(z, new Literal(0));
        }
        Model model = plain.build();
        String[] inputs = IntStream.rangeClosed(0, latent.length)
                .mapToObj(i -> i < latent.length ? latent[i] : model.time().symbol())
                .toArray(String[]::new);
        Network network = Network.mlp(inputs);
        Network timed = scale.map(s -> {
                    double[] shift = new double[inputs.length];
                    double[] size = new double[inputs.length];
                    Arrays.fill(size, 1);
                    shift[latent.length] = (s.first() + s.last()) / 2;
                    size[latent.length] = 2 / s.duration();
                    return network.scaleInputs(shift, size);
                })
                .orElse(network);
        SeriesBuilder series = Hybrid.series(model);
        series.add(new Term(Role.READOUT, seen, readout(scale, timed), Shape.FREE, "1"));
        return series;
    }

    private Network readout(Optional<LatentScale> scale, Network plain) {
        Network network = plain.outputs(seen.size()).hidden(decoder).seed(seed + 2);
        return scale.map(s -> network.scaleOutputs(s.center(), s.spread())).orElse(network);
    }

    private static Network scaled(Network network, double shift, double scale) {
        double[] shifts = new double[network.outputs()];
        double[] scales = new double[network.outputs()];
        Arrays.fill(shifts, shift);
        Arrays.fill(scales, scale);
        return network.scaleOutputs(shifts, scales);
    }
}
