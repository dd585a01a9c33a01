// SPDX-License-Identifier: Apache-2.0
package org.gyrus.plot;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Consumer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** An opaque white image at twice the logical size, and its bytes as PNG with a palette. */
final class PngFile {
    /** What a notebook carries gladly, in bytes. */
    private static final int SMALL = 100_000;

    private PngFile() {}

    /** Paints in logical pixels on white. */
    static BufferedImage paint(int width, int height, Consumer<Graphics2D> painter) {
        BufferedImage image = new BufferedImage(width * Theme.SCALE, height * Theme.SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Theme.GROUND);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.scale(Theme.SCALE, Theme.SCALE);
        Theme.prepare(g);
        painter.accept(g);
        g.dispose();
        return image;
    }

    /** The file with 256 colors or, where that is more than 100 kB (noise, hundreds of thin lines), with 64. */
    static byte[] encode(BufferedImage image) {
        byte[] bytes = encode(image, 256);
        return bytes.length <= SMALL ? bytes : encode(image, 64);
    }

    /** The file with 256 colors, whatever its size: for images of many shades. */
    static byte[] encodeShades(BufferedImage image) {
        return encode(image, 256, 0.5f);
    }

    private static byte[] encode(BufferedImage image, int colors) {
        return encode(image, colors, 0f);
    }

    /** Quality 0 is the smallest file, 1 the quickest. */
    private static byte[] encode(BufferedImage image, int colors, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(indexed(image, colors), null, null), param);
        } catch (IOException e) {
            throw new PlotException("The picture could not be written as PNG: " + e.getMessage(), e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** The same image with a palette of so many colors at most. */
    private static BufferedImage indexed(BufferedImage image, int most) {
        int w = image.getWidth();
        int h = image.getHeight();
        int[] pixels = image.getRGB(0, 0, w, h, null, 0, w);
        Palette palette = Palette.of(pixels, most);
        int[] colors = palette.colors();
        IndexColorModel model = new IndexColorModel(8, colors.length, colors, 0, false, -1, DataBuffer.TYPE_BYTE);
        BufferedImage small = new BufferedImage(w, h, BufferedImage.TYPE_BYTE_INDEXED, model);
        small.getRaster().setDataElements(0, 0, w, h, palette.indices(pixels));
        return small;
    }
}
