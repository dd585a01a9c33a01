// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** A NIfTI file laid out byte by byte after nifti1.h and nifti2.h, without the code under test. */
final class NiftiBytes {
    final ByteBuffer bytes;
    final boolean second;

    NiftiBytes(boolean second, ByteOrder order, int dataBytes) {
        this.second = second;
        bytes = ByteBuffer.allocate((second ? 544 : 352) + dataBytes).order(order);
        bytes.putInt(0, second ? 540 : 348);
        byte[] magic = (second ? "n+2\0\r\n\032\n" : "n+1\0").getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < magic.length; i++) {
            bytes.put((second ? 4 : 344) + i, magic[i]);
        }
        if (second) {
            bytes.putLong(168, 544);
        } else {
            bytes.putFloat(108, 352);
        }
    }

    NiftiBytes dim(long... dim) {
        for (int i = 0; i <= dim.length; i++) {
            long n = i == 0 ? dim.length : dim[i - 1];
            if (second) {
                bytes.putLong(16 + 8 * i, n);
            } else {
                bytes.putShort(40 + 2 * i, (short) n);
            }
        }
        return this;
    }

    NiftiBytes pixdim(double... pixdim) {
        for (int i = 0; i < pixdim.length; i++) {
            if (second) {
                bytes.putDouble(80 + 8 * i, pixdim[i]);
            } else {
                bytes.putFloat(76 + 4 * i, (float) pixdim[i]);
            }
        }
        return this;
    }

    NiftiBytes type(int code) {
        bytes.putShort(second ? 12 : 70, (short) code);
        return this;
    }

    NiftiBytes scale(double slope, double intercept) {
        if (second) {
            bytes.putDouble(176, slope).putDouble(184, intercept);
        } else {
            bytes.putFloat(112, (float) slope).putFloat(116, (float) intercept);
        }
        return this;
    }

    NiftiBytes sform(double... rows) {
        if (second) {
            bytes.putInt(348, 1);
        } else {
            bytes.putShort(254, (short) 1);
        }
        for (int i = 0; i < 12; i++) {
            if (second) {
                bytes.putDouble(400 + 8 * i, rows[i]);
            } else {
                bytes.putFloat(280 + 4 * i, (float) rows[i]);
            }
        }
        return this;
    }

    NiftiBytes qform(double b, double c, double d, double x, double y, double z) {
        double[] all = {b, c, d, x, y, z};
        if (second) {
            bytes.putInt(344, 1);
        } else {
            bytes.putShort(252, (short) 1);
        }
        for (int i = 0; i < 6; i++) {
            if (second) {
                bytes.putDouble(352 + 8 * i, all[i]);
            } else {
                bytes.putFloat(256 + 4 * i, (float) all[i]);
            }
        }
        return this;
    }

    int data() {
        return second ? 544 : 352;
    }

    Path write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                OutputStream end = file.toString().endsWith(".gz") ? new GZIPOutputStream(out) : out) {
            end.write(bytes.array());
        }
        return file;
    }
}
