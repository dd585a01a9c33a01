// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * NIfTI files, plain and compressed. Nothing is allocated before what the header declares was checked against the length of the
 * file and against the heap: deflate makes at most 1032 bytes of one (RFC 1951), so a header that declares more lies.
 */
final class NiftiFile {
    private static final long MOST_INFLATED = 1032;
    /** Parts in which voxels are read, so that an interrupt is heeded. */
    private static final int CHUNK = 1 << 20;

    private NiftiFile() {}

    static Volume read(Path file, int frame) {
        String name = String.valueOf(file.getFileName());
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            raw.mark(2);
            boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
            raw.reset();
            long most = gzip ? Math.multiplyExact(MOST_INFLATED, Files.size(file)) : Files.size(file);
            try (InputStream in = gzip ? new GZIPInputStream(raw, 1 << 16) : raw) {
                return read(in, most, gzip, frame, name);
            }
        } catch (EOFException e) {
            throw new DataException(name + " is cut short: it ends before its last voxel. Fetch it again.", e);
        } catch (IOException e) {
            throw new DataException(name + " cannot be read (" + e.getMessage() + ").", e);
        }
    }

    private static Volume read(InputStream in, long most, boolean gzip, int frame, String name) throws IOException {
        byte[] start = in.readNBytes(4);
        if (start.length < 4) {
            throw new DataException(name + " is not a NIfTI file: it has " + start.length + " bytes.");
        }
        ByteBuffer bytes = ByteBuffer.allocate(NiftiHeader.SECOND);
        int length = NiftiHeader.length(bytes.put(start), name);
        fill(in, bytes.array(), 4, length - 4);
        NiftiHeader header = NiftiHeader.of(bytes, name);
        check(header, most, gzip, frame, name);
        in.skipNBytes(header.offset() - length + frame * header.bytes());
        byte[] data = new byte[(int) header.bytes()];
        fill(in, data, 0, data.length);
        if (frame == header.frames() - 1) {
            // Where the data end the checksum of gzip is read and compared.
            in.read();
        }
        return new Volume(
                name.replaceFirst("\\.nii(\\.gz)?$", ""),
                header.size(),
                header.affine(),
                header.type(),
                ByteBuffer.wrap(data).order(header.order()),
                header.slope(),
                header.intercept());
    }

    private static void check(NiftiHeader header, long most, boolean gzip, int frame, String name) {
        if (frame < 0 || frame >= header.frames()) {
            throw new DataException(
                    name + " holds " + header.frames() + " volumes, counted from 0, so none is number " + frame + ".");
        }
        String declared = Volume.text(header.size()) + " voxels of " + header.type() + ", " + header.frames()
                + (header.frames() == 1 ? " volume" : " volumes");
        double end = header.offset() + (double) header.frames() * header.bytes();
        if (end > most) {
            throw new DataException(
                    name + " is cut short or damaged: its header declares " + declared + ", which end at byte "
                            + (long) end + ", but the file holds " + (gzip ? "at most " : "") + most + " bytes"
                            + (gzip ? " uncompressed." : "."));
        }
        long heap = Runtime.getRuntime().maxMemory();
        if (header.bytes() > Integer.MAX_VALUE - 16 || header.bytes() > heap / 2) {
            throw new DataException(
                    name + " declares " + declared + ": " + (header.bytes() >> 20) + " MB for one volume, more"
                            + " than half of the memory of " + (heap >> 20)
                            + " MB, or than 2 GB. Give Java more memory by -Xmx, or"
                            + " use a coarser file.");
        }
    }

    private static void fill(InputStream in, byte[] to, int from, int count) throws IOException {
        for (int done = 0; done < count; ) {
            if (Thread.currentThread().isInterrupted()) {
                throw new DataException("Reading was interrupted.");
            }
            int read = in.readNBytes(to, from + done, Math.min(CHUNK, count - done));
            if (read == 0) {
                throw new EOFException();
            }
            done += read;
        }
    }

    static void write(Volume volume, Path file) {
        String name = String.valueOf(file.getFileName());
        if (!name.endsWith(".nii") && !name.endsWith(".nii.gz")) {
            throw new DataException("A NIfTI file is called *.nii or *.nii.gz, but " + name + " was given.");
        }
        try (OutputStream plain = Files.newOutputStream(file);
                OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(plain, 1 << 16) : plain;
                WritableByteChannel channel = Channels.newChannel(out)) {
            channel.write(NiftiHeader.encode(volume));
            channel.write(volume.data().rewind());
        } catch (IOException e) {
            throw new DataException(file + " cannot be written (" + e.getMessage() + ").", e);
        }
    }
}
