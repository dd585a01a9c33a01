// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

import java.net.URI;
import java.util.Locale;

/**
 * One entry of the catalogue: an open file, pinned.
 *
 * @param name what it is called here, such as {@code tumor-growth}
 * @param title what it holds, in one line
 * @param address where it is downloaded from, pinned to a commit
 * @param bytes its exact length
 * @param sha256 its checksum, 64 hexadecimal digits
 * @param licence under which it may be used
 * @param citation whom to cite
 * @param caution what to know before using it
 */
public record Dataset(
        String name,
        String title,
        URI address,
        long bytes,
        String sha256,
        String licence,
        String citation,
        String caution) {

    /** Checks that length and checksum can be what they claim to be. */
    public Dataset {
        if (bytes <= 0) {
            throw new DataException("data set '" + name + "': expected a length above 0 bytes, not " + bytes);
        }
        sha256 = sha256.toLowerCase(Locale.ROOT);
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new DataException("data set '" + name + "': expected 64 hexadecimal digits of sha256, not " + sha256);
        }
    }

    /** The file's name at hand and in the cache: the name with the address's ending, such as {@code mni152-gm.nii.gz}. */
    public String fileName() {
        String last = address.getPath().substring(address.getPath().lastIndexOf('/') + 1);
        int dot = last.indexOf('.');
        return dot < 0 ? name : name + last.substring(dot);
    }
}
