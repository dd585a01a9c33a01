// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/**
 * Images in one animated PNG with a common palette; after the first only the rectangle that changed is stored, and in it what
 * stays the same is left transparent. Source: APNG
 * specification, in PNG third edition (W3C, 2025), chunks acTL, fcTL, fdAT. The still image is the last one.
 */
final class AnimatedPng {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n'};
    /** How long the last image is seen at least, in ms. */
    private static final int LAST = 1500;
    /** What a notebook carries gladly, in bytes; longer files get few colors. */
    private static final int SMALL = 100_000;

    private static final int FEW = 32;
    /** The entry of the palette that shows the image before. */
    private static final int SAME = 255;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int sequence;

    private AnimatedPng() {}

    static byte[] encode(List<byte[]> pngs, int milliseconds) {
        List<int[]> frames = new ArrayList<>();
        int width = 0;
        int height = 0;
        for (byte[] png : pngs) {
            BufferedImage image = halved(image(png));
            width = image.getWidth();
            height = image.getHeight();
            frames.add(image.getRGB(0, 0, width, height, null, 0, width));
        }
        byte[] bytes = encode(frames, width, height, milliseconds, SAME);
        return bytes.length <= SMALL ? bytes : encode(frames, width, height, milliseconds, FEW);
    }

    private static byte[] encode(List<int[]> frames, int width, int height, int milliseconds, int colors) {
        int[] all = new int[frames.size() * width * height];
        for (int i = 0; i < frames.size(); i++) {
            System.arraycopy(frames.get(i), 0, all, i * width * height, width * height);
        }
        Palette palette = Palette.of(all, colors);
        AnimatedPng file = new AnimatedPng();
        file.head(width, height, palette.colors(), frames.size());
        byte[] last = palette.indices(frames.get(frames.size() - 1));
        // Not part of the animation: what is seen where only still images are known.
        file.chunk("IDAT", deflated(last, width, new Rectangle(width, height)));
        byte[] before = null;
        for (int i = 0; i < frames.size(); i++) {
            byte[] now = palette.indices(frames.get(i));
            Rectangle changed = before == null ? new Rectangle(width, height) : changed(before, now, width, height);
            file.frame(changed, i == frames.size() - 1 ? Math.max(LAST, milliseconds) : milliseconds);
            byte[] data = deflated(before == null ? now : difference(before, now), width, changed);
            file.chunk(
                    "fdAT",
                    ByteBuffer.allocate(4 + data.length)
                            .putInt(file.sequence++)
                            .put(data)
                            .array());
            before = now;
        }
        file.chunk("IEND", new byte[0]);
        return file.out.toByteArray();
    }

    private static BufferedImage image(byte[] png) {
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new PlotException("A picture of an animation could not be read: " + e.getMessage(), e);
        }
    }

    /** Every 2 by 2 pixels as their mean: an animation has one pixel for each logical pixel, or its file would be four times as long. */
    private static BufferedImage halved(BufferedImage image) {
        int w = image.getWidth() / 2;
        int h = image.getHeight() / 2;
        BufferedImage half = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = half.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(image, 0, 0, w, h, null);
        g.dispose();
        return half;
    }

    private void head(int width, int height, int[] colors, int frames) {
        out.writeBytes(SIGNATURE);
        chunk(
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {8, 3, 0, 0, 0})
                        .array());
        chunk("acTL", ByteBuffer.allocate(8).putInt(frames).putInt(0).array());
        ByteBuffer table = ByteBuffer.allocate(3 * (SAME + 1));
        for (int color : colors) {
            table.put((byte) (color >> 16)).put((byte) (color >> 8)).put((byte) color);
        }
        for (int i = colors.length; i <= SAME; i++) {
            table.put(new byte[3]);
        }
        chunk("PLTE", table.array());
        byte[] opacity = new byte[SAME + 1];
        Arrays.fill(opacity, 0, SAME, (byte) 255);
        chunk("tRNS", opacity);
    }

    private void frame(Rectangle area, int milliseconds) {
        chunk(
                "fcTL",
                ByteBuffer.allocate(26)
                        .putInt(sequence++)
                        .putInt(area.width)
                        .putInt(area.height)
                        .putInt(area.x)
                        .putInt(area.y)
                        .putShort((short) milliseconds)
                        .putShort((short) 1000)
                        .put(new byte[] {0, 1})
                        .array());
    }

    private void chunk(String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(name);
        out.writeBytes(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    private static byte[] difference(byte[] before, byte[] now) {
        byte[] difference = now.clone();
        for (int i = 0; i < now.length; i++) {
            difference[i] = before[i] == now[i] ? (byte) SAME : now[i];
        }
        return difference;
    }

    /** The least rectangle that holds every pixel that differs; one pixel where none does. */
    private static Rectangle changed(byte[] before, byte[] now, int width, int height) {
        int left = width;
        int right = 0;
        int top = height;
        int foot = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (before[y * width + x] != now[y * width + x]) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    foot = y;
                }
            }
        }
        return left > right ? new Rectangle(1, 1) : new Rectangle(left, top, right - left + 1, foot - top + 1);
    }

    /** Rows of a rectangle, each after a filter byte of 0, compressed. */
    private static byte[] deflated(byte[] pixels, int width, Rectangle area) {
        byte[] rows = new byte[area.height * (area.width + 1)];
        for (int y = 0; y < area.height; y++) {
            System.arraycopy(pixels, (area.y + y) * width + area.x, rows, y * (area.width + 1) + 1, area.width);
        }
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(rows);
        deflater.finish();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] part = new byte[1 << 14];
        while (!deflater.finished()) {
            packed.write(part, 0, deflater.deflate(part));
        }
        deflater.end();
        return packed.toByteArray();
    }
}
