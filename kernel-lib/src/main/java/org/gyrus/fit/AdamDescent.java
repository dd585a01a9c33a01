// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

/**
 * Adam and AdamW over all numbers at once, in one step or several for each pass over the patients; where the cost breaks down
 * it steps back and shrinks its rate.
 */
final class AdamDescent implements Minimizer {
    /** So many breakdowns in a row end the fit. */
    private static final int BREAKDOWNS = 20;

    private final Optimizer.Stage stage;

    AdamDescent(Optimizer.Stage stage) {
        this.stage = stage;
    }

    @Override
    public void run(Cost cost, double[] theta, Journal journal, Keeper keeper) {
        double[] gradient = new double[theta.length];
        double[] good = theta.clone();
        boolean[] weight = cost.isWeight();
        boolean whole = stage.batch() == 0 || stage.batch() >= cost.patients();
        Batches batches = new Batches(cost.patients(), Math.max(1, stage.batch()), stage.batchSeed());
        Adam adam = new Adam(stage.rate(), theta.length);
        double shrink = 1;
        int breakdowns = 0;
        int begin = 0;
        if (keeper.hasFound("adam.mean")) {
            Snapshot found = keeper.found();
            adam.restore(found);
            System.arraycopy(found.get("theta"), 0, theta, 0, theta.length);
            System.arraycopy(found.get("good"), 0, good, 0, good.length);
            begin = (int) found.get("adam.state")[0];
            shrink = found.get("adam.state")[1];
            breakdowns = (int) found.get("adam.state")[2];
        }
        for (int i = begin; i < stage.iterations(); i++) {
            Interrupts.check();
            keep(keeper, adam, theta, good, new double[] {i, shrink, breakdowns});
            double value = cost.at(theta, whole ? gradient : null);
            boolean finite = value < Double.POSITIVE_INFINITY;
            if (finite) {
                System.arraycopy(theta, 0, good, 0, theta.length);
                if (!journal.record(theta, value, cost.validation())) {
                    return;
                }
                double rate = stage.rate() * shrink * stage.schedule().factor((double) i / stage.iterations());
                if (whole) {
                    step(adam, theta, gradient, weight, rate);
                } else {
                    finite = pass(cost, batches.of(i), adam, theta, gradient, weight, rate);
                }
            }
            if (finite) {
                breakdowns = 0;
                continue;
            }
            if (++breakdowns > BREAKDOWNS || (i == 1 && journal.rows().isEmpty())) {
                journal.giveUp(
                        cost.failure() + " " + BREAKDOWNS + " smaller steps did not help: give other first values,"
                                + " ranges for the parameters, or a looser solver tolerance.");
                return;
            }
            journal.note("Iteration " + (i + 1) + ": " + cost.failure() + " Stepped back; the rate is halved.");
            shrink /= 2;
            adam = new Adam(stage.rate(), theta.length);
            System.arraycopy(good, 0, theta, 0, theta.length);
        }
        double value = cost.at(theta, null);
        if (value < Double.POSITIVE_INFINITY) {
            journal.record(theta, value, cost.validation());
        }
    }

    /** One step for each batch; false where one has no finite cost. */
    private boolean pass(
            Cost cost, int[][] batches, Adam adam, double[] theta, double[] gradient, boolean[] weight, double rate) {
        for (int[] some : batches) {
            Interrupts.check();
            if (cost.at(theta, gradient, some) == Double.POSITIVE_INFINITY) {
                return false;
            }
            step(adam, theta, gradient, weight, rate);
        }
        return true;
    }

    private void step(Adam adam, double[] theta, double[] gradient, boolean[] weight, double rate) {
        clip(gradient);
        double[] step = adam.step(gradient, rate);
        for (int k = 0; k < theta.length; k++) {
            theta[k] -= step[k] + (weight[k] ? rate * stage.decay() * theta[k] : 0);
        }
    }

    private static void keep(Keeper keeper, Adam adam, double[] theta, double[] good, double[] state) {
        keeper.offer(snapshot -> {
            adam.save(snapshot);
            snapshot.put("theta", theta).put("good", good).put("adam.state", state);
        });
    }

    private void clip(double[] gradient) {
        double square = 0;
        for (double g : gradient) {
            square += g * g;
        }
        double norm = Math.sqrt(square);
        if (norm > stage.clip()) {
            for (int k = 0; k < gradient.length; k++) {
                gradient[k] *= stage.clip() / norm;
            }
        }
    }
}
