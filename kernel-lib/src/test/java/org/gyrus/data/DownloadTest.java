// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All of a file, verified, or nothing and a sentence: against servers that tell the truth, cut, stall, redirect and lie. */
class DownloadTest {
    private static final byte[] BODY = body(200_000);

    @TempDir
    Path cache;

    @Test
    void bringsTheWholeFileAndTellsHowFarItIs() throws IOException {
        List<Long> told = new ArrayList<>();
        try (MockHost host = new MockHost(MockHost.file(BODY))) {
            Path file = download().fetch(dataset(host.address()), cache, (d, received) -> told.add(received));
            assertThat(file).isEqualTo(cache.resolve("sample.csv")).hasBinaryContent(BODY);
        }
        assertThat(told).isSorted().last().isEqualTo((long) BODY.length);
        assertThat(files()).containsExactly("sample.csv");
    }

    @Test
    void looksAtHandThenInTheCacheThenOnTheNetwork() throws IOException {
        Path atHand = Files.createDirectory(cache.resolve("at-hand"));
        Path own = Files.createDirectory(cache.resolve("own"));
        try (MockHost host = new MockHost(MockHost.file(BODY))) {
            DatasetStore store = store(host.address(), Optional.of(atHand), own);
            assertThat(store.load("sample", DownloadProgress.NONE)).hasParent(own);
            assertThat(store.load("sample", DownloadProgress.NONE)).hasParent(own);
            assertThat(host.requests()).isEqualTo(1);
            Files.write(own.resolve("sample.csv"), new byte[] {1, 2, 3});
            assertThat(store.load("sample", DownloadProgress.NONE)).hasBinaryContent(BODY);
            assertThat(host.requests())
                    .as("a spoiled file in the cache is replaced")
                    .isEqualTo(2);
            Files.write(atHand.resolve("sample.csv"), BODY);
            assertThat(store.load("sample", DownloadProgress.NONE)).hasParent(atHand);
            Files.write(atHand.resolve("sample.csv"), new byte[] {1, 2, 3});
            assertThatThrownBy(() -> store.load("sample", DownloadProgress.NONE))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("is not the data set 'sample'")
                    .hasMessageContaining("take it out of GYRUS_DATA");
        }
    }

    @Test
    void refusesAFileWithAnotherChecksum() throws IOException {
        byte[] other = BODY.clone();
        other[777]++;
        try (MockHost host = new MockHost(MockHost.file(other))) {
            refused(host, "brought another file: its sha256 is ");
        }
    }

    @Test
    void refusesAFileThatIsAnnouncedWithAnotherLength() throws IOException {
        try (MockHost host = new MockHost(MockHost.file(body(1000)))) {
            refused(host, "the server announces 1000 bytes, expected 200000");
        }
    }

    @Test
    void stopsAtTheDeclaredLengthWhenAServerSendsOnAndOn() throws IOException {
        try (MockHost host = new MockHost(out -> {
            out.write(MockHost.head("200 OK").getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 50; i++) {
                out.write(BODY);
            }
        })) {
            refused(host, "more than the expected 200000 bytes");
        }
    }

    @Test
    void saysWhenTheDownloadWasCut() throws IOException {
        try (MockHost host = new MockHost(out -> {
            out.write(MockHost.head("200 OK", "Content-Length: 200000").getBytes(StandardCharsets.US_ASCII));
            out.write(BODY, 0, 5000);
        })) {
            refused(host, "was cut after 5000 of 200000 bytes");
        }
    }

    @Test
    void saysWhenTheDownloadWasCutWithoutAnAnnouncedLength() throws IOException {
        try (MockHost host = new MockHost(out -> {
            out.write(MockHost.head("200 OK").getBytes(StandardCharsets.US_ASCII));
            out.write(BODY, 0, 5000);
        })) {
            refused(host, "was cut after 5000 of 200000 bytes");
        }
    }

    @Test
    void losesPatienceWithAServerThatStalls() throws IOException {
        try (MockHost host = new MockHost(DownloadTest::stalling)) {
            refused(host, "stalled after 5000 of 200000 bytes");
        }
    }

    @Test
    void losesPatienceWithAServerThatNeverAnswers() throws IOException {
        try (MockHost host = new MockHost(out -> Thread.sleep(10_000))) {
            assertThatThrownBy(() -> download().fetch(dataset(host.address()), cache, DownloadProgress.NONE))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("the download of 'sample' ");
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void followsARedirect() throws IOException {
        try (MockHost target = new MockHost(MockHost.file(BODY));
                MockHost host =
                        new MockHost(MockHost.text(MockHost.head("302 Found", "Location: " + target.address())))) {
            Path file = download().fetch(dataset(host.address()), cache, DownloadProgress.NONE);
            assertThat(file).hasBinaryContent(BODY);
        }
    }

    @Test
    void followsNoRedirectToPlainHttpElsewhere() throws IOException {
        try (MockHost host =
                new MockHost(MockHost.text(MockHost.head("302 Found", "Location: http://192.0.2.1/file.csv")))) {
            refused(host, "was redirected to http://192.0.2.1/file.csv, which is not https");
        }
    }

    @Test
    void followsNoRedirectToAFile() throws IOException {
        try (MockHost host =
                new MockHost(MockHost.text(MockHost.head("302 Found", "Location: file:///etc/hostname")))) {
            refused(host, "which is not https");
        }
    }

    @Test
    void endsALoopOfRedirects() throws IOException {
        AtomicReference<URI> self = new AtomicReference<>();
        try (MockHost host = new MockHost(out -> MockHost.text(MockHost.head("302 Found", "Location: " + self.get()))
                .write(out))) {
            self.set(host.address());
            refused(host, "was redirected more than 5 times");
            assertThat(host.requests()).isEqualTo(6);
        }
    }

    @Test
    void namesTheAnswerOfAServerThatRefuses() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        URI address = URI.create("http://localhost:" + server.getAddress().getPort() + "/file.csv");
        try {
            assertThatThrownBy(() -> download().fetch(dataset(address), cache, DownloadProgress.NONE))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("was refused: localhost answered 404");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void saysWhereToPutTheFileWithoutANetwork() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        URI address = URI.create("http://localhost:" + port + "/file.csv");
        assertThatThrownBy(() -> download().fetch(dataset(address), cache, DownloadProgress.NONE))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "the download of 'sample' could not start: there is no network, or localhost is not reached."
                                + " Try again, or put the file by hand: fetch " + address + " and save it as "
                                + cache.resolve("sample.csv") + " or in the folder named by GYRUS_DATA.");
        URI nowhere = URI.create("https://nowhere.invalid/file.csv");
        assertThatThrownBy(() -> download().fetch(dataset(nowhere), cache, DownloadProgress.NONE))
                .hasMessageContaining("there is no network, or nowhere.invalid is not reached");
        assertThat(files()).isEmpty();
    }

    @Test
    void saysWhenTheDiskIsFull() throws IOException {
        Download full = new Download(Duration.ofSeconds(5), part -> new FullDisk());
        try (MockHost host = new MockHost(MockHost.file(BODY))) {
            assertThatThrownBy(() -> full.fetch(dataset(host.address()), cache, DownloadProgress.NONE))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("No space left on device): free some space or set GYRUS_CACHE");
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void asksForSpaceBeforeItStarts() {
        Dataset huge = new Dataset(
                "huge", "t", URI.create("http://localhost:1/x.csv"), Long.MAX_VALUE, "0".repeat(64), "l", "c", "c");
        assertThatThrownBy(() -> download().fetch(huge, cache, DownloadProgress.NONE))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("left: free some space or set GYRUS_CACHE");
    }

    @Test
    void saysWhenTheCacheCannotBeMade() throws IOException {
        Path file = Files.createFile(cache.resolve("a-file"));
        assertThatThrownBy(() -> download()
                        .fetch(dataset(URI.create("http://localhost:1/")), file.resolve("x"), DownloadProgress.NONE))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("set GYRUS_CACHE to a folder that can be written");
    }

    @Test
    void endsWithin100MillisecondsOfAnInterrupt() throws Exception {
        try (MockHost host = new MockHost(DownloadTest::stalling)) {
            CountDownLatch begun = new CountDownLatch(1);
            CompletableFuture<Long> ended = new CompletableFuture<>();
            Thread thread = new Thread(() -> {
                begun.countDown();
                try {
                    Download.standard().fetch(dataset(host.address()), cache, DownloadProgress.NONE);
                } catch (DataException e) {
                    boolean marked = Thread.currentThread().isInterrupted();
                    ended.complete(marked && e.getMessage().contains("was interrupted") ? System.nanoTime() : 0L);
                }
            });
            thread.start();
            begun.await();
            Thread.sleep(300);
            long asked = System.nanoTime();
            thread.interrupt();
            long took = ended.get(5, TimeUnit.SECONDS) - asked;
            assertThat(took).isBetween(0L, TimeUnit.MILLISECONDS.toNanos(100));
            thread.join();
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void letsManyDownloadAtOnce() throws IOException {
        try (MockHost host = new MockHost(MockHost.file(BODY))) {
            List<CompletableFuture<Path>> all = IntStream.range(0, 8)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> download().fetch(dataset(host.address()), cache, DownloadProgress.NONE)))
                    .toList();
            assertThat(all).allSatisfy(f -> assertThat(f.join()).hasBinaryContent(BODY));
        }
        assertThat(files()).containsExactly("sample.csv");
    }

    private void refused(MockHost host, String why) throws IOException {
        assertThatThrownBy(() -> download().fetch(dataset(host.address()), cache, DownloadProgress.NONE))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("the download of 'sample' ")
                .hasMessageContaining(why)
                .hasMessageContaining("put the file by hand: fetch " + host.address());
        assertThat(files()).as("no half file").isEmpty();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(cache)) {
            return all.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    private static void stalling(OutputStream out) throws IOException, InterruptedException {
        out.write(MockHost.head("200 OK", "Content-Length: 200000").getBytes(StandardCharsets.US_ASCII));
        out.write(BODY, 0, 5000);
        out.flush();
        Thread.sleep(10_000);
    }

    private static Download download() {
        return Download.patient(Duration.ofSeconds(1));
    }

    private static DatasetStore store(URI address, Optional<Path> atHand, Path cache) {
        return new DatasetStore(Catalogue.of(dataset(address)), atHand, cache, download());
    }

    private static Dataset dataset(URI address) {
        String sum = Checksum.hex(updated());
        return new Dataset("sample", "A sample", address, BODY.length, sum, "MIT", "nobody", "none");
    }

    private static java.security.MessageDigest updated() {
        java.security.MessageDigest digest = Checksum.digest();
        digest.update(BODY);
        return digest;
    }

    private static byte[] body(int length) {
        byte[] bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private static final class FullDisk implements WritableByteChannel {
        @Override
        public int write(ByteBuffer bytes) throws IOException {
            throw new IOException("No space left on device");
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
