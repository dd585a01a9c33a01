// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

import java.util.Optional;
import org.gyrus.model.Model;

/** A parallel hybrid, {@code dx/dt = M(x) + N(x)} or {@code y = M(x) + N(x)}; made by {@link Hybrid#parallel}. */
public final class ParallelBuilder extends HybridBuilder<ParallelBuilder> implements ParallelTerms<ParallelBuilder> {
    ParallelBuilder(Model mechanism) {
        super(Architecture.PARALLEL, Optional.of(mechanism), mechanism);
    }

    @Override
    ParallelBuilder self() {
        return this;
    }
}
