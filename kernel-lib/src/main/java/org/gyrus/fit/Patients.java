// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Independent work for each patient, on all cores.
 *
 * @param progress told the share done, 0 to 1
 */
record Patients(DoubleConsumer progress) {
    private static final long REPORT_MILLIS = 50;

    /** Results in the order of the patients; null where an interrupt came first. */
    @SuppressWarnings("unchecked")
    <T> List<T> each(int count, IntFunction<T> work) {
        Object[] results = new Object[count];
        AtomicInteger done = new AtomicInteger();
        int threads = Runtime.getRuntime().availableProcessors();
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "gyrus-patients");
            thread.setDaemon(true);
            return thread;
        });
        AtomicInteger next = new AtomicInteger();
        Runnable worker = () -> {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                Interrupts.check();
                results[i] = work.apply(i);
                done.incrementAndGet();
            }
        };
        List<Future<?>> workers = IntStream.range(0, threads)
                .<Future<?>>mapToObj(t -> pool.submit(worker))
                .toList();
        try {
            pool.shutdown();
            while (!pool.awaitTermination(REPORT_MILLIS, TimeUnit.MILLISECONDS)) {
                progress.accept((double) done.get() / count);
            }
            for (Future<?> each : workers) {
                each.get();
            }
            progress.accept(1);
        } catch (InterruptedException e) {
            stop(pool);
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw rethrown(e);
        } finally {
            pool.shutdownNow();
        }
        return (List<T>) Arrays.asList(results);
    }

    /** Workers notice within milliseconds; their results so far are then visible here. */
    private static void stop(ExecutorService pool) {
        pool.shutdownNow();
        try {
            pool.awaitTermination(80, TimeUnit.MILLISECONDS);
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
    }

    private static RuntimeException rethrown(ExecutionException e) {
        if (e.getCause() instanceof FitException known) {
            return known;
        }
        if (e.getCause() instanceof CancellationException cancelled) {
            return cancelled;
        }
        return new FitException("a patient's fit failed: " + e.getCause(), e.getCause());
    }
}
