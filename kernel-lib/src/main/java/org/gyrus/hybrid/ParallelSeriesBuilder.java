// SPDX-License-Identifier: Apache-2.0
package org.gyrus.hybrid;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gyrus.model.Model;

/** A parallel-series hybrid, {@code dx/dt = M(x; theta = N1(x)) + N2(x)}; made by {@link Hybrid#parallelSeries}. */
public final class ParallelSeriesBuilder extends HybridBuilder<ParallelSeriesBuilder>
        implements ParallelTerms<ParallelSeriesBuilder>, SeriesTerms<ParallelSeriesBuilder> {
    private static final Set<Role> BESIDE = Set.of(Role.RESIDUAL, Role.OUTPUT_RESIDUAL, Role.CORRECTION);
    private static final Set<Role> IN_SERIES = Set.of(Role.PARAMETER, Role.INPUT, Role.READOUT, Role.LABEL);

    ParallelSeriesBuilder(Model mechanism) {
        super(Architecture.PARALLEL_SERIES, Optional.of(mechanism), mechanism);
    }

    @Override
    ParallelSeriesBuilder self() {
        return this;
    }

    @Override
    void requireComplete(List<Term> all) {
        super.requireComplete(all);
        if (all.stream().noneMatch(t -> BESIDE.contains(t.role()))) {
            throw new HybridException("A parallel-series hybrid has a network beside the mechanism too; add"
                    + " residual(...), or use Hybrid.series.");
        }
        if (all.stream().noneMatch(t -> IN_SERIES.contains(t.role()))) {
            throw new HybridException("A parallel-series hybrid has a network before or after the mechanism too; add"
                    + " parameter(...) or readout(...), or use Hybrid.parallel.");
        }
    }
}
