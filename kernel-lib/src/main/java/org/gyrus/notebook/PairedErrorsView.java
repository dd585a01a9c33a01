// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import org.gyrus.fit.Bootstrap;
import org.gyrus.fit.PairedErrors;

/** A comparison: the table of rivals, best first, with paired intervals and costs; under it, who won in words. */
final class PairedErrorsView implements View<PairedErrors> {
    private static final Bootstrap BOOTSTRAP = new Bootstrap(10_000, 7);

    @Override
    public Class<PairedErrors> type() {
        return PairedErrors.class;
    }

    @Override
    public MimeBundle of(PairedErrors errors) {
        if (errors.patients().isEmpty()) {
            return TableView.grid(errors.table())
                    .withFooter("No patient was judged.")
                    .bundle();
        }
        return TableView.grid(errors.summary(BOOTSTRAP))
                .withFooter(errors.inWords(BOOTSTRAP))
                .bundle();
    }
}
