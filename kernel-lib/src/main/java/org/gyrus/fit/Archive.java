// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A file of a fit: a zip of {@code fit.json}, which says what was fitted, and {@code numbers.safetensors}. It is written
 * beside its place, brought to the disk and moved there at once, so that a full disk or a kill leaves the old one.
 *
 * @param json what {@code fit.json} holds
 * @param numbers arrays by name
 */
record Archive(String json, Map<String, double[]> numbers) {
    private static final String JSON = "fit.json";
    private static final String NUMBERS = "numbers.safetensors";
    private static final long LARGEST = 2_000_000_000;

    void write(Path path) {
        Path target = path.toAbsolutePath();
        Path beside = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            byte[] bytes = zipped();
            try (FileChannel channel = FileChannel.open(
                    beside,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer all = ByteBuffer.wrap(bytes);
                while (all.hasRemaining()) {
                    channel.write(all);
                }
                channel.force(true);
            }
            move(beside, target);
        } catch (IOException e) {
            discard(beside);
            throw new FitException(
                    "The fit could not be saved to " + path + ": " + e + ". What was there is as it was.", e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void discard(Path beside) {
        try {
            Files.deleteIfExists(beside);
        } catch (IOException e) {
            // The message about the save is the one that counts.
        }
    }

    private byte[] zipped() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            entry(zip, JSON, json.getBytes(StandardCharsets.UTF_8));
            entry(zip, NUMBERS, Safetensors.write(numbers));
        }
        return bytes.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    /**
     * Reads a file.
     *
     * @throws FitException when it is not there, or not one of these
     */
    static Archive read(Path path) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(path);
        } catch (IOException e) {
            throw new FitException("The fit " + path + " could not be read: " + e + ".", e);
        }
        String json = null;
        Map<String, double[]> numbers = null;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] content = content(zip);
                if (entry.getName().equals(JSON)) {
                    json = new String(content, StandardCharsets.UTF_8);
                } else if (entry.getName().equals(NUMBERS)) {
                    numbers = Safetensors.read(content);
                }
            }
        } catch (IOException | IllegalArgumentException | UncheckedIOException e) {
            throw new FitException(path + " is not a fit that Gyrus saved: " + e.getMessage() + ".", e);
        }
        if (json == null || numbers == null) {
            throw new FitException(
                    path + " is not a fit that Gyrus saved: it has no " + JSON + " or no " + NUMBERS + ".");
        }
        return new Archive(json, numbers);
    }

    private static byte[] content(ZipInputStream zip) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] piece = new byte[1 << 16];
        for (int n = zip.read(piece); n >= 0; n = zip.read(piece)) {
            bytes.write(piece, 0, n);
            if (bytes.size() > LARGEST) {
                throw new IOException("an entry is larger than 2 GB");
            }
        }
        return bytes.toByteArray();
    }
}
