// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** L-BFGS: Nocedal and Wright, Numerical Optimization, 2nd edition 2006, algorithm 7.4. */
final class LimitedMemory implements Minimizer {
    private static final int MEMORY = 10;
    /** The first step moves no number by more than this. */
    private static final double FIRST = 0.1;
    /** The largest change of a number in one step. */
    private static final double LONGEST = 2;

    private static final double TOLERANCE = 1e-10;
    /** So many steps in a row that gain less than the tolerance end it. */
    private static final int STALLS = 3;

    private final Optimizer.Stage stage;

    /** A step, the change of the gradient over it, and 1 / (their product). */
    private static final class Pair {
        private final double[] s;
        private final double[] y;
        private final double rho;

        Pair(double[] s, double[] y, double sy) {
            this.s = s;
            this.y = y;
            rho = 1 / sy;
        }
    }

    LimitedMemory(Optimizer.Stage stage) {
        this.stage = stage;
    }

    @Override
    public void run(Cost cost, double[] theta, Journal journal, Keeper keeper) {
        int n = theta.length;
        double[] gradient = new double[n];
        Deque<Pair> pairs = new ArrayDeque<>();
        int stalls = 0;
        int begin = 0;
        if (keeper.hasFound("lbfgs.state")) {
            Snapshot found = keeper.found();
            System.arraycopy(found.get("theta"), 0, theta, 0, n);
            begin = (int) found.get("lbfgs.state")[0];
            stalls = (int) found.get("lbfgs.state")[1];
            restore(found, pairs);
        }
        double value = cost.at(theta, gradient);
        if (value == Double.POSITIVE_INFINITY) {
            throw new FitException(cost.failure() + " Give other first values, or begin with Optimizer.adam().");
        }
        LineSearch search = new LineSearch(cost, n);
        for (int i = begin; i < stage.iterations(); i++) {
            Interrupts.check();
            int[] state = {i, stalls};
            keeper.offer(snapshot -> save(snapshot, pairs, theta, state));
            double[] direction = direction(pairs, gradient);
            double slope = dot(direction, gradient);
            if (!(slope < 0)) {
                pairs.clear();
                direction = direction(pairs, gradient);
                slope = dot(direction, gradient);
            }
            double largest = largest(direction);
            if (largest == 0) {
                return;
            }
            double first = pairs.isEmpty() ? Math.min(1, FIRST / largest) : Math.min(1, LONGEST / largest);
            if (!search.along(theta, value, slope, direction, first, LONGEST / largest)) {
                if (pairs.isEmpty()) {
                    return;
                }
                pairs.clear();
                continue;
            }
            remember(pairs, theta, gradient, search);
            double gain = value - search.value();
            value = search.value();
            System.arraycopy(search.point(), 0, theta, 0, n);
            System.arraycopy(search.gradient(), 0, gradient, 0, n);
            if (!journal.record(theta, value, cost.validation())) {
                return;
            }
            stalls = gain <= TOLERANCE * Math.max(1e-12, Math.abs(value)) ? stalls + 1 : 0;
            if (stalls == STALLS) {
                return;
            }
        }
    }

    private static void save(Snapshot to, Deque<Pair> pairs, double[] theta, int[] state) {
        to.put("theta", theta).put("lbfgs.state", state[0], state[1], pairs.size());
        int i = 0;
        for (Pair pair : pairs) {
            to.put("lbfgs.s" + i, pair.s).put("lbfgs.y" + i, pair.y);
            i++;
        }
    }

    private static void restore(Snapshot from, Deque<Pair> pairs) {
        for (int i = 0; i < from.get("lbfgs.state")[2]; i++) {
            double[] s = from.get("lbfgs.s" + i);
            double[] y = from.get("lbfgs.y" + i);
            pairs.addLast(new Pair(s, y, dot(s, y)));
        }
    }

    private static void remember(Deque<Pair> pairs, double[] theta, double[] gradient, LineSearch search) {
        int n = theta.length;
        double[] s = new double[n];
        double[] y = new double[n];
        for (int k = 0; k < n; k++) {
            s[k] = search.point()[k] - theta[k];
            y[k] = search.gradient()[k] - gradient[k];
        }
        double sy = dot(s, y);
        if (sy > 1e-12 * Math.sqrt(dot(s, s) * dot(y, y))) {
            if (pairs.size() == MEMORY) {
                pairs.removeFirst();
            }
            pairs.addLast(new Pair(s, y, sy));
        }
    }

    /** -H gradient by the two-loop recursion. */
    private static double[] direction(Deque<Pair> pairs, double[] gradient) {
        double[] q = gradient.clone();
        double[] alpha = new double[pairs.size()];
        int at = pairs.size();
        for (Iterator<Pair> back = pairs.descendingIterator(); back.hasNext(); ) {
            Pair pair = back.next();
            alpha[--at] = pair.rho * dot(pair.s, q);
            add(q, -alpha[at], pair.y);
        }
        Pair last = pairs.peekLast();
        double gamma = last == null ? 1 : 1 / (last.rho * dot(last.y, last.y));
        for (int k = 0; k < q.length; k++) {
            q[k] *= -gamma;
        }
        for (Pair pair : pairs) {
            double beta = pair.rho * dot(pair.y, q);
            add(q, -alpha[at++] - beta, pair.s);
        }
        return q;
    }

    private static void add(double[] to, double factor, double[] what) {
        for (int k = 0; k < to.length; k++) {
            to[k] += factor * what[k];
        }
    }

    private static double largest(double[] v) {
        double most = 0;
        for (double each : v) {
            most = Math.max(most, Math.abs(each));
        }
        return most;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
