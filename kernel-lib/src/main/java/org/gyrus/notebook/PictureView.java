// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import org.gyrus.plot.Picture;

/** A picture: PNG at twice the resolution, with its size on the page, and its summary as text. */
final class PictureView implements View<Picture> {
    @Override
    public Class<Picture> type() {
        return Picture.class;
    }

    @Override
    public MimeBundle of(Picture picture) {
        return MimeBundle.text(picture.summary()).png(picture.png(), picture.width(), picture.height());
    }
}
