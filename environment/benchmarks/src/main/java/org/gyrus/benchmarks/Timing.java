// SPDX-License-Identifier: Apache-2.0
package org.gyrus.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Seconds per call of repeated blocks of calls, on this thread, after a warm-up. */
final class Timing {
    private static final int BLOCKS = 7;
    private static final double QUIET = 8;
    private static final double LONGEST = 30;
    private final List<Double> runs = new ArrayList<>();
    private final int parts;

    /** Of calls that do what is timed so many times. */
    Timing(int parts) {
        this.parts = parts;
    }

    /**
     * Runs until the compiler has settled: for the given time at least, then until the least time of a call has not become
     * shorter by a twentieth for eight seconds, but for thirty seconds at most.
     */
    static void warmUp(Runnable call, double seconds) {
        long start = System.nanoTime();
        long least = Long.MAX_VALUE;
        double improved = 0;
        double now = 0;
        while (now < seconds || (now < improved + QUIET && now < LONGEST)) {
            long from = System.nanoTime();
            call.run();
            long end = System.nanoTime();
            now = (end - start) * 1e-9;
            if (end - from < 0.95 * least) {
                least = end - from;
                improved = now;
            }
        }
    }

    /** Adds {@value #BLOCKS} blocks that take about so long together. */
    void measure(Runnable call, double seconds) {
        call.run();
        long start = System.nanoTime();
        call.run();
        double once = Math.max(System.nanoTime() - start, 50) * 1e-9;
        int calls = (int) Math.max(1, Math.min(100_000, seconds / BLOCKS / once));
        for (int block = 0; block < BLOCKS; block++) {
            long from = System.nanoTime();
            for (int i = 0; i < calls; i++) {
                call.run();
            }
            add((System.nanoTime() - from) * 1e-9 / calls);
        }
    }

    void add(double seconds) {
        runs.add(seconds / parts);
    }

    double median() {
        double[] sorted =
                runs.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : 0.5 * (sorted[n / 2 - 1] + sorted[n / 2]);
    }

    double least() {
        return runs.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
    }

    int count() {
        return runs.size();
    }

    /** Bytes that one call allocates on this thread. */
    static double allocated(Runnable call) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        double[] seen = new double[5];
        for (int i = 0; i < seen.length; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            call.run();
            seen[i] = threads.getCurrentThreadAllocatedBytes() - before;
        }
        Arrays.sort(seen);
        return seen[0];
    }

    /** Collects what nobody holds and lets peaks begin again. */
    static void forgetPeaks() {
        System.gc();
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    /** Peak of the heap so far, in MB. */
    static double peakHeapMegabytes() {
        long peak = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                peak += pool.getPeakUsage().getUsed();
            }
        }
        return peak / 1e6;
    }
}
