// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The cells of a space in slabs of whole blocks, which threads take one after the other. Where slabs begin depends on the
 * number of cells alone, so that sums over slabs, taken in their order, are the same for any number of threads.
 */
final class Slabs {
    /** Cells worked on together: their rows stay in the first-level cache. */
    static final int BLOCK = 512;

    private static final int MOST = 32;
    /** Below, handing work to another thread costs more than it saves. */
    private static final int ALONE = 8192;

    private final int cells;
    private final int size;
    private final int count;
    private final int threads;
    private final AtomicInteger next = new AtomicInteger();

    /** What is done with a slab. */
    @FunctionalInterface
    interface Task {
        /** Does it with the scratch memory of a worker, counted from 0. */
        void run(int slab, int worker);
    }

    Slabs(int cells, int threads) {
        this.cells = cells;
        int blocks = (cells + BLOCK - 1) / BLOCK;
        int each = (blocks + MOST - 1) / MOST;
        size = each * BLOCK;
        count = (blocks + each - 1) / each;
        this.threads = cells < ALONE ? 1 : Math.max(1, Math.min(threads, count));
    }

    int count() {
        return count;
    }

    int workers() {
        return threads;
    }

    int from(int slab) {
        return slab * size;
    }

    int to(int slab) {
        return Math.min(cells, (slab + 1) * size);
    }

    /** Does a task for every slab and returns when all are done. */
    void run(Task task) {
        if (threads == 1) {
            for (int slab = 0; slab < count; slab++) {
                task.run(slab, 0);
            }
            return;
        }
        share(task, count);
    }

    /** Does a task for each chunk, on a worker of its own. */
    void runChunks(Task task) {
        if (threads == 1) {
            task.run(0, 0);
            return;
        }
        share(task, threads);
    }

    private void share(Task task, int pieces) {
        next.set(0);
        ForkJoinTask<?>[] others = new ForkJoinTask<?>[threads - 1];
        for (int worker = 1; worker < threads; worker++) {
            others[worker - 1] = ForkJoinPool.commonPool().submit(new Share(task, worker, pieces));
        }
        take(task, 0, pieces);
        for (ForkJoinTask<?> other : others) {
            other.join();
        }
    }

    /** The first block of one of as many equal chunks as there are workers; of the chunk after the last, their number. */
    int chunk(int worker) {
        return (int) ((long) ((cells + BLOCK - 1) / BLOCK) * worker / threads);
    }

    private void take(Task task, int worker, int pieces) {
        for (int slab = next.getAndIncrement(); slab < pieces; slab = next.getAndIncrement()) {
            task.run(slab, worker);
        }
    }

    /** What one more thread does. */
    private final class Share extends RecursiveAction {
        private static final long serialVersionUID = 1L;
        private final transient Task task;
        private final int worker;
        private final int pieces;

        Share(Task task, int worker, int pieces) {
            this.task = task;
            this.worker = worker;
            this.pieces = pieces;
        }

        @Override
        protected void compute() {
            take(task, worker, pieces);
        }
    }
}
