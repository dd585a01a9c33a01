// SPDX-License-Identifier: Apache-2.0
package org.gyrus.benchmarks;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A peer's program, {@code peers/b1.py} and so on: started with a problem, then timed on request. */
final class PeerProcess implements AutoCloseable {
    /** What the peer says of one of its cases. */
    record Found(JsonObject facts) {
        double[] values() {
            return new Gson().fromJson(facts.get("values"), double[].class);
        }

        boolean hasValues() {
            return facts.has("values");
        }

        Object fact(String name) {
            JsonElement e = facts.get(name);
            return e == null ? null : new Gson().fromJson(e, Object.class);
        }
    }

    private final Process process;
    private final BufferedReader answers;
    private final Writer requests;
    final String name;
    double peakMegabytes;
    final Map<String, Found> found = new LinkedHashMap<>();

    PeerProcess(Path python, Path program, Map<String, Object> problem) {
        try {
            Path file = Files.createTempFile("problem", ".json");
            Files.writeString(file, new Gson().toJson(problem));
            process = new ProcessBuilder(python.toString(), program.toString(), file.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            answers = process.inputReader(StandardCharsets.UTF_8);
            requests = process.outputWriter(StandardCharsets.UTF_8);
            JsonObject hello = answer();
            name = hello.get("peer").getAsString();
            peakMegabytes = hello.get("peakMegabytes").getAsDouble();
            for (Map.Entry<String, JsonElement> e :
                    hello.getAsJsonObject("cases").entrySet()) {
                found.put(e.getKey(), new Found(e.getValue().getAsJsonObject()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds the peer's own timings of a case. */
    void measure(String peerCase, double seconds, Timing timing) {
        try {
            JsonObject request = new JsonObject();
            request.addProperty("case", peerCase);
            request.addProperty("seconds", seconds);
            requests.write(request + "\n");
            requests.flush();
            JsonObject answer = answer();
            answer.getAsJsonArray("runs").forEach(each -> timing.add(each.getAsDouble()));
            peakMegabytes = answer.get("peakMegabytes").getAsDouble();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonObject answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IllegalStateException("The peer's program ended early; its own message stands above.");
        }
        return new Gson().fromJson(line, JsonObject.class);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
