// SPDX-License-Identifier: Apache-2.0
package org.gyrus.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.gyrus.fit.LogDensity;

/**
 * Hamiltonian Monte Carlo that finds its own path length: the no-U-turn sampler with multinomial weights, step size by dual
 * averaging, mass from the draws of the warm-up. Immutable; each call gives a changed copy.
 *
 * <pre>{@code
 * Chains chains = Nuts.of(fit::density).seed(7).run();
 * chains.table();                                   // mean, intervals, R-hat, effective draws
 * }</pre>
 *
 * <p>Sources: Hoffman and Gelman 2014 (JMLR 15:1593); Betancourt 2017 (arXiv 1701.02434). The log density needs an exact
 * gradient and must be smooth.
 *
 * <p>Chains begin at the density's start, each moved by about 0.1 in every coordinate. Does not suit thousands of network
 * weights, nor a posterior of several modes far apart: use a deep {@link Ensemble}. {@link Chains#rHat} cannot know of a mode
 * that no chain has seen.
 */
public final class Nuts {
    private final Supplier<LogDensity> density;
    private final boolean parallel;
    private final int chains;
    private final int warmUp;
    private final int draws;
    private final double acceptance;
    private final int depth;
    private final boolean dense;
    private final long seed;

    @SuppressWarnings("TooManyParameters") // one place that holds all settings
    private Nuts(
            Supplier<LogDensity> density,
            boolean parallel,
            int chains,
            int warmUp,
            int draws,
            double acceptance,
            int depth,
            boolean dense,
            long seed) {
        this.density = density;
        this.parallel = parallel;
        this.chains = chains;
        this.warmUp = warmUp;
        this.draws = draws;
        this.acceptance = acceptance;
        this.depth = depth;
        this.dense = dense;
        this.seed = seed;
    }

    /** Four chains of 1000 draws after 1000 of warm-up, one after the other: a density serves one thread. */
    public static Nuts of(LogDensity density) {
        Objects.requireNonNull(density);
        return new Nuts(() -> density, false, 4, 1000, 1000, 0.8, 10, false, 0);
    }

    /** The same with a density for each chain, in parallel over the cores: {@code Nuts.of(fit::density)}. */
    public static Nuts of(Supplier<LogDensity> densities) {
        return new Nuts(Objects.requireNonNull(densities), true, 4, 1000, 1000, 0.8, 10, false, 0);
    }

    /** How many chains, 1 or more; R-hat compares them. */
    public Nuts chains(int count) {
        return new Nuts(density, parallel, atLeast(1, count, "chains"), warmUp, draws, acceptance, depth, dense, seed);
    }

    /** How many transitions of each chain adapt step and mass, and are not kept; 20 or more. */
    public Nuts warmUp(int transitions) {
        return new Nuts(
                density,
                parallel,
                chains,
                atLeast(20, transitions, "transitions of warm-up"),
                draws,
                acceptance,
                depth,
                dense,
                seed);
    }

    /** How many draws of each chain are kept. */
    public Nuts draws(int count) {
        return new Nuts(density, parallel, chains, warmUp, atLeast(4, count, "draws"), acceptance, depth, dense, seed);
    }

    /** The mean acceptance that the step size is made for, from 0.5 to 0.999; 0.8 unless set. Raise it for divergences. */
    public Nuts acceptance(double wanted) {
        if (!(wanted >= 0.5 && wanted <= 0.999)) {
            throw new InferenceException(
                    "The wanted acceptance lies between 0.5 and 0.999, but " + wanted + " was given.");
        }
        return new Nuts(density, parallel, chains, warmUp, draws, wanted, depth, dense, seed);
    }

    /** A path has at most 2^depth steps, depth from 1 to 15; 10 unless set. */
    public Nuts depth(int doublings) {
        if (doublings < 1 || doublings > 15) {
            throw new InferenceException("A path is doubled 1 to 15 times, but " + doublings + " was given.");
        }
        return new Nuts(density, parallel, chains, warmUp, draws, acceptance, doublings, dense, seed);
    }

    /** A mass with correlations, for strongly correlated parameters, up to about a hundred of them. */
    public Nuts denseMass() {
        return new Nuts(density, parallel, chains, warmUp, draws, acceptance, depth, true, seed);
    }

    /** The seed of all lots; 0 unless set. The same seed gives the same chains, whatever the number of threads. */
    public Nuts seed(long number) {
        return new Nuts(density, parallel, chains, warmUp, draws, acceptance, depth, dense, number);
    }

    private static int atLeast(int least, int given, String what) {
        if (given < least) {
            throw new InferenceException("At least " + least + " " + what + " are needed, but " + given
                    + (given == 1 ? " was" : " were") + " given.");
        }
        return given;
    }

    /**
     * Runs all chains. An interrupt ends them with the draws so far.
     *
     * @throws InferenceException if the density is not finite at its start, or an interrupt came before two draws of each
     */
    public Chains run() {
        SplittableRandom random = new SplittableRandom(seed);
        List<SplittableRandom> randoms = new ArrayList<>();
        for (int c = 0; c < chains; c++) {
            randoms.add(random.split());
        }
        List<Chain> all = parallel && chains > 1
                ? inParallel(randoms)
                : randoms.stream()
                        .map(r -> new Chain(this, density.get(), r).run())
                        .toList();
        return Chains.of(density.get(), all, draws);
    }

    private List<Chain> inParallel(List<SplittableRandom> randoms) {
        // A thread for each, so that an interrupt reaches all: none waits in a queue.
        ExecutorService crew = Executors.newFixedThreadPool(chains);
        try {
            List<Future<Chain>> running = new ArrayList<>();
            for (SplittableRandom r : randoms) {
                Chain chain = new Chain(this, density.get(), r);
                running.add(crew.submit(chain::run));
            }
            List<Chain> done = new ArrayList<>();
            for (Future<Chain> each : running) {
                done.add(waited(each, crew));
            }
            return done;
        } finally {
            crew.shutdownNow();
        }
    }

    /** Waits for a chain; an interrupt is passed on to all chains, which then end soon by themselves. */
    private static Chain waited(Future<Chain> running, ExecutorService crew) {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                if (interrupted) {
                    crew.shutdownNow();
                }
                try {
                    return running.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof RuntimeException cause) {
                        throw cause;
                    }
                    throw new IllegalStateException(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    int warmUp() {
        return warmUp;
    }

    int draws() {
        return draws;
    }

    double acceptance() {
        return acceptance;
    }

    int depth() {
        return depth;
    }

    boolean isDense() {
        return dense;
    }
}
