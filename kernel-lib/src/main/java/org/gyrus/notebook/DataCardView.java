// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import org.gyrus.data.DataCard;

/** The page of a data set, as Markdown. */
final class DataCardView implements View<DataCard> {
    @Override
    public Class<DataCard> type() {
        return DataCard.class;
    }

    @Override
    public MimeBundle of(DataCard card) {
        return MimeBundle.text(card.markdown()).with("text/markdown", card.markdown());
    }
}
