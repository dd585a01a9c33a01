// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of files. */
final class Checksum {
    private Checksum() {}

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    static String of(Path file) {
        MessageDigest digest = digest();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        } catch (IOException e) {
            throw new DataException("the file " + file + " cannot be read; check its permissions", e);
        }
        return hex(digest);
    }

    /** Whether length and checksum are those of the catalogue. */
    static boolean matches(Dataset dataset, Path file) {
        try {
            return Files.size(file) == dataset.bytes() && of(file).equals(dataset.sha256());
        } catch (IOException e) {
            throw new DataException("the file " + file + " cannot be read; check its permissions", e);
        }
    }
}
