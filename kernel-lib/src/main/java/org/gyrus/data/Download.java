// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One file from one address: all of it, verified, or nothing.
 *
 * <p>The bytes go to a temporary file beside the goal; length and sha256 are checked before it gets its name, by an
 * atomic move. Redirects are followed to https only. An interrupt or a stall ends it within 100 ms of being noticed.
 *
 * @param patience how long a silent server is waited for
 * @param sink opens the temporary file
 */
record Download(Duration patience, Sink sink) {
    private static final int REDIRECTS = 5;
    private static final long POLL_MILLIS = 50;

    @FunctionalInterface
    interface Sink {
        WritableByteChannel open(Path part) throws IOException;
    }

    static Download standard() {
        return patient(Duration.ofSeconds(30));
    }

    static Download patient(Duration patience) {
        return new Download(
                patience,
                part -> Files.newByteChannel(part, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING));
    }

    /** @throws DataException when the file did not come, with the reason and the remedy; nothing is left behind */
    Path fetch(Dataset dataset, Path folder, DownloadProgress progress) {
        DatasetStore.create(folder);
        Path part = temporary(dataset, folder);
        try {
            requireSpace(dataset, folder);
            receive(dataset, part, folder, progress);
            return Files.move(
                    part,
                    folder.resolve(dataset.fileName()),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new DataException(
                    said(dataset, "could not be stored in " + folder + " (" + e.getMessage() + ")")
                            + byHand(dataset, folder),
                    e);
        } finally {
            deleteQuietly(part);
        }
    }

    private void receive(Dataset dataset, Path part, Path folder, DownloadProgress progress) throws IOException {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build();
        URI address = dataset.address();
        for (int hop = 0; hop <= REDIRECTS; hop++) {
            try (VerifyingFile file = new VerifyingFile(dataset, sink.open(part), progress)) {
                HttpResponse<Void> response = await(dataset, folder, file, client.sendAsync(request(address), file));
                int status = response.statusCode();
                if (status == 200) {
                    file.verify();
                    return;
                }
                if (status < 301 || status > 308 || status == 304) {
                    throw failure(dataset, folder, "was refused: " + address.getHost() + " answered " + status, null);
                }
                URI next = response.headers()
                        .firstValue("location")
                        .map(address::resolve)
                        .orElse(null);
                if (next == null || !isSafe(next)) {
                    throw failure(dataset, folder, "was redirected to " + next + ", which is not https", null);
                }
                address = next;
            } catch (VerifyingFile.Rejected e) {
                throw failure(dataset, folder, e.getMessage(), e);
            }
        }
        throw failure(dataset, folder, "was redirected more than " + REDIRECTS + " times", null);
    }

    private HttpRequest request(URI address) {
        return HttpRequest.newBuilder(address)
                .header("User-Agent", "gyrus")
                .timeout(patience)
                .build();
    }

    /** Waits, watching for an interrupt and for silence. */
    private <T> T await(Dataset dataset, Path folder, VerifyingFile file, CompletableFuture<T> answer)
            throws IOException {
        while (true) {
            try {
                return answer.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (file.silentFor().compareTo(patience) > 0) {
                    answer.cancel(true);
                    throw failure(
                            dataset,
                            folder,
                            "stalled after " + file.received() + " of " + dataset.bytes() + " bytes: nothing came for "
                                    + patience.toSeconds() + " s",
                            e);
                }
            } catch (InterruptedException e) {
                answer.cancel(true);
                Thread.currentThread().interrupt();
                throw new DataException(said(dataset, "was interrupted; nothing was kept, run the cell again"), e);
            } catch (ExecutionException e) {
                throw explained(dataset, folder, file, e.getCause());
            }
        }
    }

    private static DataException explained(Dataset dataset, Path folder, VerifyingFile file, Throwable cause)
            throws IOException {
        boolean unreachable = false;
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof VerifyingFile.Rejected) {
                return failure(dataset, folder, t.getMessage(), t);
            }
            if (t instanceof VerifyingFile.NotStored) {
                return failure(
                        dataset,
                        folder,
                        "could not be stored in " + folder + " (" + t.getMessage()
                                + "): free some space or set GYRUS_CACHE to another folder",
                        t);
            }
            unreachable |= t instanceof ConnectException
                    || t instanceof UnknownHostException
                    || t instanceof UnresolvedAddressException;
        }
        if (file.received() > 0) {
            return failure(
                    dataset, folder, "was cut after " + file.received() + " of " + dataset.bytes() + " bytes", cause);
        }
        return failure(
                dataset,
                folder,
                unreachable
                        ? "could not start: there is no network, or "
                                + dataset.address().getHost() + " is not reached"
                        : "failed (" + cause + ")",
                cause);
    }

    private static boolean isSafe(URI address) throws IOException {
        if ("https".equals(address.getScheme())) {
            return true;
        }
        return "http".equals(address.getScheme())
                && InetAddress.getByName(address.getHost()).isLoopbackAddress();
    }

    private static void requireSpace(Dataset dataset, Path folder) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < dataset.bytes()) {
            throw new DataException(said(
                    dataset,
                    "needs " + dataset.bytes() + " bytes, but " + folder + " has only " + free
                            + " left: free some space or set GYRUS_CACHE to another folder"));
        }
    }

    private static Path temporary(Dataset dataset, Path folder) {
        try {
            return Files.createTempFile(folder, dataset.fileName(), ".part");
        } catch (IOException e) {
            throw new DataException(
                    "the download cache " + folder + " cannot be written (" + e.getMessage()
                            + "); set GYRUS_CACHE to a folder that can",
                    e);
        }
    }

    private static DataException failure(Dataset dataset, Path folder, String what, Throwable cause) {
        return new DataException(said(dataset, what) + byHand(dataset, folder), cause);
    }

    private static String said(Dataset dataset, String what) {
        return "the download of '" + dataset.name() + "' " + what;
    }

    private static String byHand(Dataset dataset, Path folder) {
        return ". Try again, or put the file by hand: fetch " + dataset.address() + " and save it as "
                + folder.resolve(dataset.fileName()) + " or in the folder named by GYRUS_DATA.";
    }

    private static void deleteQuietly(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            part.toFile().deleteOnExit();
        }
    }
}
