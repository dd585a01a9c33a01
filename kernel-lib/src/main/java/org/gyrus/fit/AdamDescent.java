// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

/** Adam and AdamW over all numbers at once; where the cost breaks down it steps back and shrinks its rate. */
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
            double value = cost.at(theta, gradient);
            if (value == Double.POSITIVE_INFINITY) {
                if (++breakdowns > BREAKDOWNS || (i == 1 && breakdowns == 2)) {
                    throw new FitException(cost.failure() + " Smaller steps did not help: give other first values,"
                            + " ranges for the parameters, or a looser solver tolerance.");
                }
                journal.note("Iteration " + (i + 1) + ": " + cost.failure() + " Stepped back; the rate is halved.");
                shrink /= 2;
                adam = new Adam(stage.rate(), theta.length);
                System.arraycopy(good, 0, theta, 0, theta.length);
                continue;
            }
            breakdowns = 0;
            System.arraycopy(theta, 0, good, 0, theta.length);
            if (!journal.record(theta, value, cost.validation())) {
                return;
            }
            clip(gradient);
            double rate = stage.rate() * shrink * stage.schedule().factor((double) i / stage.iterations());
            double[] step = adam.step(gradient, rate);
            for (int k = 0; k < theta.length; k++) {
                theta[k] -= step[k] + (weight[k] ? rate * stage.decay() * theta[k] : 0);
            }
        }
        double value = cost.at(theta, null);
        if (value < Double.POSITIVE_INFINITY) {
            journal.record(theta, value, cost.validation());
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
