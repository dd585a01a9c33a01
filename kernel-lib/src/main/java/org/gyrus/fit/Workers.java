// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Threads that wait for numbered pieces of work, again and again. The caller works, too. */
final class Workers implements AutoCloseable {
    private final int threads;
    private final ExecutorService pool;

    Workers(int threads) {
        this.threads = Math.max(1, threads);
        pool = this.threads == 1
                ? null
                : Executors.newFixedThreadPool(this.threads - 1, task -> {
                    Thread thread = new Thread(task, "gyrus-fit");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /**
     * Does all pieces, in any order, and waits for them.
     *
     * @throws CancellationException when the caller is interrupted; the mark stays set, and no piece is still at work
     */
    void run(int pieces, IntConsumer work) {
        Interrupts.check();
        if (threads == 1 || pieces == 1) {
            for (int i = 0; i < pieces; i++) {
                work.accept(i);
            }
            return;
        }
        AtomicInteger next = new AtomicInteger();
        Runnable worker = () -> {
            for (int i = next.getAndIncrement(); i < pieces; i = next.getAndIncrement()) {
                Interrupts.check();
                work.accept(i);
            }
        };
        List<Future<?>> helping = new ArrayList<>();
        for (int i = 1; i < Math.min(threads, pieces); i++) {
            helping.add(pool.submit(worker));
        }
        try {
            worker.run();
            for (Future<?> each : helping) {
                each.get();
            }
        } catch (InterruptedException e) {
            stop();
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (CancellationException e) {
            stop();
            throw e;
        } catch (ExecutionException e) {
            stop();
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new FitException("a patient's fit failed: " + e.getCause(), e.getCause());
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    /** Interrupts those at work and waits until they have noticed. */
    private void stop() {
        boolean marked = Thread.interrupted();
        pool.shutdownNow();
        try {
            pool.awaitTermination(80, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            marked = true;
        }
        if (marked) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.shutdownNow();
        }
    }
}
