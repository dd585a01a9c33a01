// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A web server on this machine that answers byte by byte as a test wants, the truth or a lie. */
final class MockHost implements AutoCloseable {
    @FunctionalInterface
    interface Answer {
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final AtomicInteger requests = new AtomicInteger();

    MockHost(Answer answer) throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(() -> {
            while (!server.isClosed()) {
                Socket socket = server.accept();
                daemon(() -> respond(socket, answer));
            }
        });
    }

    URI address() {
        return URI.create("http://localhost:" + server.getLocalPort() + "/file.csv");
    }

    int requests() {
        return requests.get();
    }

    static String head(String status, String... headers) {
        return "HTTP/1.1 " + status + "\r\n" + String.join("\r\n", headers) + (headers.length > 0 ? "\r\n" : "")
                + "Connection: close\r\n\r\n";
    }

    static Answer file(byte[] body) {
        return out -> {
            out.write(head("200 OK", "Content-Length: " + body.length).getBytes(StandardCharsets.US_ASCII));
            out.write(body);
        };
    }

    static Answer text(String answer) {
        return out -> out.write(answer.getBytes(StandardCharsets.US_ASCII));
    }

    private void respond(Socket socket, Answer answer) throws IOException, InterruptedException {
        requests.incrementAndGet();
        try (socket) {
            int newlines = 0;
            while (newlines < 2) {
                int c = socket.getInputStream().read();
                if (c < 0) {
                    return;
                }
                newlines = c == '\n' ? newlines + 1 : c == '\r' ? newlines : 0;
            }
            answer.write(socket.getOutputStream());
            socket.getOutputStream().flush();
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException | InterruptedException e) {
                // The client went away or the test is over.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
