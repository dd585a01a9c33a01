// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.gyrus.data.DataException;
import org.gyrus.fit.Fit;
import org.gyrus.fit.FitBuilder;
import org.gyrus.plot.Picture;
import tech.tablesaw.api.Table;

/**
 * What a notebook cell calls by its bare name; the kernel's start-up script imports all of it.
 *
 * <pre>{@code
 * show(run.plot("V"));
 * check("front speed", speed).within(0.02, 2 * Math.sqrt(rho * D));
 * try (var progress = live("fitting", cohort.size())) { ... progress.step(); }
 * }</pre>
 *
 * <p>On IJava and JJava outputs are drawn in the notebook; in plain JShell and in tests they are printed as text.
 */
public final class Notebook {
    private Notebook() {}

    /**
     * Draws a value: a picture, a Tablesaw table, an array, a record, a list of records, a map, a throwable, or anything
     * else as its text. Output is bounded whatever the size of the value.
     */
    public static void show(Object value) {
        KernelBridge.display().show(Views.of(value));
    }

    /** A progress bar over so many steps; close it, best by try-with-resources. */
    public static Progress live(String name, long steps) {
        return new Progress(name, steps, System::nanoTime, KernelBridge.display());
    }

    /** A running count without a known end. */
    public static Progress live(String name) {
        return live(name, 0);
    }

    /** A picture that is replaced in place by {@link LivePicture#draw}. */
    public static LivePicture live(Picture first) {
        return new LivePicture(first, System::nanoTime, KernelBridge.display());
    }

    /** Runs a fit with a progress bar and a live picture of its losses: {@code var fit = live(Fit.of(hybrid).to(cohort)...)}. */
    public static Fit live(FitBuilder fit) {
        return LiveFit.run(fit, System::nanoTime, KernelBridge.display());
    }

    /** The start of a claim: {@code check("front speed", v).within(0.02, expected)}. */
    public static Check check(String name, double value) {
        return check(name, (Object) value);
    }

    /** The start of a claim about any value: {@code check("patients", n).equalTo(641)}. */
    public static Check check(String name, Object value) {
        return new Check(name, value, false, Budget.current(), KernelBridge.display());
    }

    /** The budget of this run, from the environment variable {@code GYRUS_BUDGET}; full without it. */
    public static Budget budget() {
        return Budget.current();
    }

    /** The first half of a choice by budget: {@code int steps = quick(200).full(20_000);}. */
    public static <T> Quick<T> quick(T value) {
        return new Quick<>(value);
    }

    /** Does a piece of work, shows the time that it took on the wall clock, and gives its result. */
    public static <T> T elapsed(String name, Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        Elapsed time = Elapsed.ofNanos(System.nanoTime() - start);
        KernelBridge.display()
                .show(MimeBundle.text(name + ": " + time)
                        .html("<div>" + Html.escape(name) + ": " + time.html() + "</div>"));
        return result;
    }

    /** The same for work without a result. */
    public static void elapsed(String name, Runnable work) {
        elapsed(name, () -> {
            work.run();
            return null;
        });
    }

    /**
     * Random numbers that are the same in every run: give the result to what draws at random, or the seed itself to a
     * builder that asks for one.
     */
    public static RandomGenerator seed(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /**
     * A data set of the catalogue as a table. A file that is not at hand is downloaded, with a progress bar, and checked.
     *
     * @throws DataException when the name is unknown (it says the nearest), or the file can be had nowhere
     */
    public static Table data(String name) {
        return Loading.table(name, KernelBridge.display());
    }

    /** The packages and how to ask for more. */
    public static void help() {
        KernelBridge.display().show(Help.contents());
    }

    /** What a thing is and what can be called on it: a value, a class, or the name of a type, helper, package or data set. */
    public static void help(Object topic) {
        KernelBridge.display().show(Help.of(topic));
    }

    /** Whom to cite: the library and the paper behind it, and the sources of each model or data set given. */
    public static void cite(Object... things) {
        KernelBridge.display().show(Citation.of(things).bundle());
    }
}
