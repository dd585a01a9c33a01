// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;

/**
 * Runs independent tasks on all cores; results stand in the order of the tasks whatever the number of threads. When the
 * caller is interrupted, so are the workers: solves stop where they are, and what they have is returned.
 */
final class Crew {
    private Crew() {}

    static <T> List<T> run(int tasks, IntFunction<T> task) {
        return run(tasks, Math.min(tasks, Runtime.getRuntime().availableProcessors()), task);
    }

    static <T> List<T> run(int tasks, int workers, IntFunction<T> task) {
        AtomicReferenceArray<T> results = new AtomicReferenceArray<>(tasks);
        AtomicInteger next = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(workers, r -> {
            Thread thread = new Thread(r, "gyrus-solver");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                running.add(pool.submit(() -> {
                    for (int n = next.getAndIncrement(); n < tasks; n = next.getAndIncrement()) {
                        results.set(n, task.apply(n));
                    }
                }));
            }
            running.forEach(each -> await(each, pool));
        } finally {
            pool.shutdownNow();
        }
        List<T> all = new ArrayList<>(tasks);
        for (int i = 0; i < tasks; i++) {
            all.add(results.get(i));
        }
        return all;
    }

    private static void await(Future<?> worker, ExecutorService pool) {
        boolean interrupted = false;
        while (true) {
            try {
                worker.get();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
                pool.shutdownNow();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
