// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What the header of a NIfTI file says, checked. Version 1 has 348 bytes, version 2 has 540; the order of bytes is the one in
 * which the first number is one of these. Source: nifti1.h and nifti2.h, R. Cox and the NIfTI data format working group.
 *
 * @param size voxels along i, j, k
 * @param frames volumes in the file, all further dimensions together
 * @param offset where the first voxel stands, in bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, never leaves the package.
record NiftiHeader(
        int[] size,
        long frames,
        VoxelType type,
        ByteOrder order,
        long offset,
        double slope,
        double intercept,
        Affine affine) {
    static final int FIRST = 348;
    static final int SECOND = 540;

    /** How many bytes this header has, by its first four: 348 or 540. */
    static int length(ByteBuffer start, String file) {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            int length = start.order(order).getInt(0);
            if (length == FIRST || length == SECOND) {
                return length;
            }
        }
        throw new DataException(
                file + " is not a NIfTI file: it should start with the number 348 or 540, but starts with "
                        + start.order(ByteOrder.LITTLE_ENDIAN).getInt(0) + ".");
    }

    /** Reads a header whose order of bytes is set, as {@link #length} leaves it. */
    static NiftiHeader of(ByteBuffer header, String file) {
        boolean second = header.getInt(0) == SECOND;
        String magic = text(header, second ? 4 : 344);
        if (magic.equals("ni1") || magic.equals("ni2")) {
            throw new DataException(file + " is the header of a pair .hdr and .img; Gyrus reads single files .nii and"
                    + " .nii.gz. Convert the pair first.");
        }
        if (!magic.equals(second ? "n+2" : "n+1")) {
            throw new DataException(file + " is not a NIfTI file: its mark should be " + (second ? "n+2" : "n+1")
                    + ", but is '" + magic + "'.");
        }
        long[] dim = new long[8];
        double[] pixdim = new double[8];
        for (int i = 0; i < 8; i++) {
            dim[i] = second ? header.getLong(16 + 8 * i) : header.getShort(40 + 2 * i);
            pixdim[i] = second ? header.getDouble(80 + 8 * i) : header.getFloat(76 + 4 * i);
        }
        int[] size = size(dim, file);
        double mm = millimeters(second ? header.getInt(500) : header.get(123));
        return new NiftiHeader(
                size,
                frames(dim, file),
                VoxelType.of(header.getShort(second ? 12 : 70), file),
                header.order(),
                offset(second ? header.getLong(168) : header.getFloat(108), second, file),
                slope(second ? header.getDouble(176) : header.getFloat(112)),
                intercept(
                        second ? header.getDouble(176) : header.getFloat(112),
                        second ? header.getDouble(184) : header.getFloat(116)),
                affine(header, second, pixdim).times(mm));
    }

    /** All bytes of one volume. */
    long bytes() {
        return (long) size[0] * size[1] * size[2] * type.bytes();
    }

    private static int[] size(long[] dim, String file) {
        if (dim[0] < 1 || dim[0] > 7) {
            throw new DataException(file + " should have 1 to 7 dimensions, but declares " + dim[0] + ".");
        }
        int[] size = {1, 1, 1};
        double voxels = 1;
        for (int i = 0; i < Math.min(3, dim[0]); i++) {
            if (dim[i + 1] < 1 || dim[i + 1] > Integer.MAX_VALUE) {
                throw new DataException(file + " declares " + dim[i + 1] + " voxels along axis " + "ijk".charAt(i)
                        + "; there is at least one, and at most " + Integer.MAX_VALUE + ".");
            }
            size[i] = (int) dim[i + 1];
            voxels *= size[i];
        }
        if (voxels > Integer.MAX_VALUE) {
            throw new DataException(file + " declares " + Volume.text(size) + " voxels, more than the "
                    + Integer.MAX_VALUE + " that Gyrus reads.");
        }
        return size;
    }

    private static long frames(long[] dim, String file) {
        double frames = 1;
        for (int i = 4; i <= dim[0]; i++) {
            frames *= dim[i];
            if (dim[i] < 1 || frames > Integer.MAX_VALUE) {
                throw new DataException(file + " declares " + dim[i] + " along its dimension " + i + "; there is at"
                        + " least one, and at most " + Integer.MAX_VALUE + " volumes in all.");
            }
        }
        return (long) frames;
    }

    private static long offset(double offset, boolean second, String file) {
        int least = second ? SECOND : FIRST;
        if (!(offset >= least && offset < 1e9)) {
            throw new DataException(file + " declares that its voxels start at byte " + offset
                    + "; they start after the " + least + " bytes of the header.");
        }
        return (long) offset;
    }

    /** A slope of 0, or one that is no number, means that nothing is scaled. */
    private static double slope(double slope) {
        return slope != 0 && Double.isFinite(slope) ? slope : 1;
    }

    private static double intercept(double slope, double intercept) {
        return slope != 0 && Double.isFinite(slope) && Double.isFinite(intercept) ? intercept : 0;
    }

    /** The sform where it is set and usable, else the qform, else the spacing alone. */
    private static Affine affine(ByteBuffer h, boolean second, double[] pixdim) {
        double[][] rows = new double[3][4];
        for (int row = 0; row < 3; row++) {
            for (int i = 0; i < 4; i++) {
                rows[row][i] = second ? h.getDouble(400 + 32 * row + 8 * i) : h.getFloat(280 + 16 * row + 4 * i);
            }
        }
        Affine sform = new Affine(rows);
        if ((second ? h.getInt(348) : h.getShort(254)) > 0 && sform.isUsable()) {
            return sform;
        }
        double[] spacing = {length(pixdim[1]), length(pixdim[2]), length(pixdim[3])};
        double[] bcd = new double[3];
        double[] shift = new double[3];
        for (int i = 0; i < 3; i++) {
            bcd[i] = second ? h.getDouble(352 + 8 * i) : h.getFloat(256 + 4 * i);
            shift[i] = second ? h.getDouble(376 + 8 * i) : h.getFloat(268 + 4 * i);
        }
        Affine qform = Affine.quaternion(bcd, shift, spacing, pixdim[0] < 0 ? -1 : 1);
        boolean set = (second ? h.getInt(344) : h.getShort(252)) > 0;
        return set && qform.isUsable() ? qform : Affine.spacing(spacing[0], spacing[1], spacing[2]);
    }

    private static double length(double pixdim) {
        double length = Math.abs(pixdim);
        return length > 0 && Double.isFinite(length) ? length : 1;
    }

    /** How many mm the unit of length is: 1 stands for meters, 3 for micrometers, all else for mm. */
    private static double millimeters(int units) {
        return switch (units & 7) {
            case 1 -> 1000;
            case 3 -> 0.001;
            default -> 1;
        };
    }

    private static String text(ByteBuffer b, int at) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 4 && b.get(at + i) != 0; i++) {
            text.append((char) (b.get(at + i) & 0x7F));
        }
        return text.toString();
    }

    /** The bytes of a header for a volume: version 1 where its dimensions fit in 16 bits, else version 2; 4 bytes more than it has. */
    static ByteBuffer encode(Volume volume) {
        int[] size = volume.size();
        boolean second = Math.max(size[0], Math.max(size[1], size[2])) > Short.MAX_VALUE;
        int length = second ? SECOND : FIRST;
        ByteBuffer h = ByteBuffer.allocate(length + 4).order(volume.data().order());
        h.putInt(0, length);
        byte[] magic = second ? new byte[] {'n', '+', '2', 0, '\r', '\n', 26, '\n'} : new byte[] {'n', '+', '1', 0};
        h.duplicate().position(second ? 4 : 344).put(magic);
        h.putShort(second ? 12 : 70, (short) volume.type().code());
        h.putShort(second ? 14 : 72, (short) (8 * volume.type().bytes()));
        double[] spacing = volume.spacing();
        for (int i = 0; i < 8; i++) {
            int dim = i == 0 ? 3 : i < 4 ? size[i - 1] : 1;
            double pixdim = i > 0 && i < 4 ? spacing[i - 1] : 1;
            if (second) {
                h.putLong(16 + 8 * i, dim).putDouble(80 + 8 * i, pixdim);
            } else {
                h.putShort(40 + 2 * i, (short) dim).putFloat(76 + 4 * i, (float) pixdim);
            }
        }
        place(h, second, volume);
        return h;
    }

    private static void place(ByteBuffer h, boolean second, Volume volume) {
        double[][] rows = volume.affine();
        if (second) {
            h.putLong(168, SECOND + 4L).putDouble(176, volume.slope()).putDouble(184, volume.intercept());
            h.putInt(348, 2).putInt(500, 2);
        } else {
            h.putFloat(108, FIRST + 4).putFloat(112, (float) volume.slope()).putFloat(116, (float) volume.intercept());
            h.putShort(254, (short) 2).put(123, (byte) 2);
        }
        for (int row = 0; row < 3; row++) {
            for (int i = 0; i < 4; i++) {
                if (second) {
                    h.putDouble(400 + 32 * row + 8 * i, rows[row][i]);
                } else {
                    h.putFloat(280 + 16 * row + 4 * i, (float) rows[row][i]);
                }
            }
        }
    }
}
