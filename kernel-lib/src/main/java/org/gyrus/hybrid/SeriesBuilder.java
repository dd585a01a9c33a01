// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

import java.util.Optional;
import org.gyrus.model.Model;

/** A series hybrid, {@code dx/dt = M(x; theta = N(x))} or {@code y = N(M(x))}; made by {@link Hybrid#series}. */
public final class SeriesBuilder extends HybridBuilder<SeriesBuilder> implements SeriesTerms<SeriesBuilder> {
    SeriesBuilder(Model mechanism) {
        super(Architecture.SERIES, Optional.of(mechanism), mechanism);
    }

    @Override
    SeriesBuilder self() {
        return this;
    }
}
