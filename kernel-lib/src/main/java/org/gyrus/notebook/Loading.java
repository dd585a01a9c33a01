// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import org.gyrus.data.Dataset;
import org.gyrus.data.Datasets;
import org.gyrus.data.DownloadProgress;
import tech.tablesaw.api.Table;

/** Loads a data set; a progress bar appears only when there is something to download. */
final class Loading implements DownloadProgress {
    private final Display display;
    private Progress progress;

    private Loading(Display display) {
        this.display = display;
    }

    static Table table(String name, Display display) {
        Loading loading = new Loading(display);
        try {
            Datasets.load(name, loading);
        } finally {
            loading.close();
        }
        return Datasets.table(name);
    }

    @Override
    public synchronized void update(Dataset dataset, long received) {
        if (progress == null) {
            progress = new Progress(
                    "downloading " + dataset.name() + " (bytes)", dataset.bytes(), System::nanoTime, display);
        }
        progress.reach(received, "");
    }

    private synchronized void close() {
        if (progress != null) {
            progress.close();
        }
    }
}
