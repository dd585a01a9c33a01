// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where the files of a catalogue are found: the folder at hand, then the cache, then the network.
 *
 * @param catalogue what can be asked for
 * @param atHand the folder named by {@code GYRUS_DATA}, never written to
 * @param cache the folder of downloaded files
 * @param download how a file gets into the cache
 */
record DatasetStore(Catalogue catalogue, Optional<Path> atHand, Path cache, Download download) {

    /** The store that the environment describes: {@code GYRUS_DATA}, {@code GYRUS_CACHE}. */
    static DatasetStore of(Catalogue catalogue, UnaryOperator<String> environment) {
        Optional<Path> atHand = named("GYRUS_DATA", environment);
        Path home = Path.of(System.getProperty("user.home"), ".cache");
        Path cache = named("GYRUS_CACHE", environment).orElseGet(() -> home.resolve("gyrus"));
        return new DatasetStore(catalogue, atHand, cache, Download.standard());
    }

    /**
     * The file of a data set, verified.
     *
     * @throws DataException when it is nowhere to be had, with the reason and the remedy
     */
    Path load(String name, DownloadProgress progress) {
        Dataset dataset = catalogue.get(name);
        Optional<Path> found = atHand.map(f -> f.resolve(dataset.fileName())).filter(Files::isRegularFile);
        if (found.isPresent()) {
            return checkedAtHand(dataset, found.get());
        }
        Path cached = cache.resolve(dataset.fileName());
        if (Files.isRegularFile(cached) && Checksum.matches(dataset, cached)) {
            return cached;
        }
        return download.fetch(dataset, cache, progress);
    }

    private static Path checkedAtHand(Dataset dataset, Path file) {
        if (!Checksum.matches(dataset, file)) {
            throw new DataException("the file " + file + " is not the data set '" + dataset.name()
                    + "': its sha256 is " + Checksum.of(file) + ", expected " + dataset.sha256()
                    + "; replace it, or take it out of GYRUS_DATA to download the right one");
        }
        return file;
    }

    private static Optional<Path> named(String variable, UnaryOperator<String> environment) {
        return Optional.ofNullable(environment.apply(variable))
                .filter(v -> !v.isBlank())
                .map(Path::of);
    }

    /** Makes the cache folder if need be. */
    static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new DataException(
                    "the download cache " + folder + " cannot be made; set GYRUS_CACHE to a folder that can be written",
                    e);
        }
    }
}
