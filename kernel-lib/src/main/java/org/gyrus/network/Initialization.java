// SPDX-License-Identifier: Apache-2.0
package org.gyrus.network;

import java.util.SplittableRandom;

/**
 * How the first weights are drawn; biases start at 0. Numbers come from {@link SplittableRandom} (Steele, Lea and Flood
 * 2014) by the seed, two uniform numbers for a normal one (Box and Muller 1958), in the order of the weights, so a seed
 * gives the same network everywhere.
 */
public enum Initialization {
    /** uniform in +-sqrt(6 / (inputs + outputs)): for tanh and sigmoid. Glorot and Bengio, AISTATS 2010 */
    GLOROT {
        @Override
        double weight(Layer layer, SplittableRandom random) {
            double limit = Math.sqrt(6.0 / (layer.inputs() + layer.outputs()));
            return limit * (2 * random.nextDouble() - 1);
        }
    },
    /** normal with variance 2 / inputs: for relu and its smooth kin. He et al., ICCV 2015 */
    HE {
        @Override
        double weight(Layer layer, SplittableRandom random) {
            return Math.sqrt(2.0 / layer.inputs()) * normal(random);
        }
    },
    /** normal with standard deviation 0.1, as in the examples of neural ODEs (Chen et al., NeurIPS 2018) */
    SMALL_NORMAL {
        @Override
        double weight(Layer layer, SplittableRandom random) {
            return 0.1 * normal(random);
        }
    };

    abstract double weight(Layer layer, SplittableRandom random);

    private static double normal(SplittableRandom random) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }
}
