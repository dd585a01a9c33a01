// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** A file being received: written and summed as it comes, and never longer than its data set. */
final class VerifyingFile implements BodyHandler<Void>, BodySubscriber<Void>, AutoCloseable {
    private static final long REPORT_NANOS = 100_000_000;

    /** What came is not the data set. */
    static final class Rejected extends IOException {
        private static final long serialVersionUID = 1L;

        Rejected(String message) {
            super(message);
        }
    }

    /** What came could not be written. */
    static final class NotStored extends IOException {
        private static final long serialVersionUID = 1L;

        NotStored(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    private final Dataset dataset;
    private final WritableByteChannel channel;
    private final DownloadProgress progress;
    private final MessageDigest digest = Checksum.digest();
    private final CompletableFuture<Void> body = new CompletableFuture<>();
    private Subscription subscription;
    private long reportedAt;
    private volatile long received;
    private volatile long heardAt = System.nanoTime();

    VerifyingFile(Dataset dataset, WritableByteChannel channel, DownloadProgress progress) {
        this.dataset = dataset;
        this.channel = channel;
        this.progress = progress;
    }

    long received() {
        return received;
    }

    Duration silentFor() {
        return Duration.ofNanos(System.nanoTime() - heardAt);
    }

    /** @throws Rejected unless length and checksum are those of the data set */
    void verify() throws Rejected {
        if (received != dataset.bytes()) {
            throw new Rejected("was cut after " + received + " of " + dataset.bytes() + " bytes");
        }
        String sum = Checksum.hex(digest);
        if (!sum.equals(dataset.sha256())) {
            throw new Rejected("brought another file: its sha256 is " + sum + ", expected " + dataset.sha256());
        }
        progress.update(dataset, received);
    }

    @Override
    public BodySubscriber<Void> apply(ResponseInfo answer) {
        heardAt = System.nanoTime();
        if (answer.statusCode() != 200) {
            return BodySubscribers.discarding();
        }
        OptionalLong announced = answer.headers().firstValueAsLong("content-length");
        if (announced.isPresent() && announced.getAsLong() != dataset.bytes()) {
            body.completeExceptionally(new Rejected("brought another file: the server announces "
                    + announced.getAsLong() + " bytes, expected " + dataset.bytes()));
        }
        return this;
    }

    @Override
    public CompletionStage<Void> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Subscription incoming) {
        subscription = incoming;
        if (body.isDone()) {
            incoming.cancel();
        } else {
            incoming.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {
        heardAt = System.nanoTime();
        try {
            for (ByteBuffer piece : pieces) {
                take(piece);
            }
        } catch (IOException e) {
            subscription.cancel();
            body.completeExceptionally(e);
            return;
        }
        if (heardAt - reportedAt > REPORT_NANOS) {
            reportedAt = heardAt;
            progress.update(dataset, received);
        }
    }

    private void take(ByteBuffer piece) throws IOException {
        long total = received + piece.remaining();
        if (total > dataset.bytes()) {
            throw new Rejected("brought another file: more than the expected " + dataset.bytes() + " bytes");
        }
        digest.update(piece.duplicate());
        try {
            while (piece.hasRemaining()) {
                channel.write(piece);
            }
        } catch (IOException e) {
            throw new NotStored(e);
        }
        received = total;
    }

    @Override
    public void onError(Throwable cause) {
        body.completeExceptionally(cause);
    }

    @Override
    public void onComplete() {
        body.complete(null);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
