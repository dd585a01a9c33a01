// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

/** Told how far a download has come; called a few times a second at most, from another thread. */
@FunctionalInterface
public interface DownloadProgress {
    /** Tells nobody. */
    DownloadProgress NONE = (dataset, received) -> {};

    /**
     * One more piece has come.
     *
     * @param dataset what is being downloaded; {@link Dataset#bytes()} is the total
     * @param received bytes so far
     */
    void update(Dataset dataset, long received);
}
