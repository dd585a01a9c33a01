// SPDX-License-Identifier: Apache-2.0
package org.gyrus.data;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * How one voxel is written in a NIfTI file: the data types of its header and how each becomes a number.
 *
 * <p>Integers and floats are taken as they are; 64-bit integers are rounded to the nearest double. A complex voxel becomes
 * its modulus, a colored one its luma 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601).
 */
enum VoxelType {
    UINT8(2, 1, (b, at) -> b.get(at) & 0xFF),
    INT16(4, 2, (b, at) -> b.getShort(at)),
    INT32(8, 4, (b, at) -> b.getInt(at)),
    FLOAT32(16, 4, (b, at) -> b.getFloat(at)),
    COMPLEX64(32, 8, (b, at) -> Math.hypot(b.getFloat(at), b.getFloat(at + 4))),
    FLOAT64(64, 8, (b, at) -> b.getDouble(at)),
    RGB24(128, 3, VoxelType::luma),
    INT8(256, 1, (b, at) -> b.get(at)),
    UINT16(512, 2, (b, at) -> b.getShort(at) & 0xFFFF),
    UINT32(768, 4, (b, at) -> b.getInt(at) & 0xFFFFFFFFL),
    INT64(1024, 8, (b, at) -> (double) b.getLong(at)),
    UINT64(1280, 8, (b, at) -> unsigned(b.getLong(at))),
    COMPLEX128(1792, 16, (b, at) -> Math.hypot(b.getDouble(at), b.getDouble(at + 8))),
    RGBA32(2304, 4, VoxelType::luma);

    private interface Reading {
        double at(ByteBuffer bytes, int offset);
    }

    private final int code;
    private final int bytes;

    @SuppressWarnings("ImmutableEnumChecker") // Functions without state.
    private final Reading reading;

    VoxelType(int code, int bytes, Reading reading) {
        this.code = code;
        this.bytes = bytes;
        this.reading = reading;
    }

    /** The number that stands for it in a header. */
    int code() {
        return code;
    }

    /** Bytes of one voxel. */
    int bytes() {
        return bytes;
    }

    /** The value of the voxel with this number, before scaling. */
    double get(ByteBuffer data, int voxel) {
        return reading.at(data, voxel * bytes);
    }

    /** @throws DataException for a code that is not known, or known and not readable here */
    static VoxelType of(int code, String file) {
        for (VoxelType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        throw new DataException(file + " has voxels of NIfTI data type " + code + known(code) + "; Gyrus reads "
                + Arrays.stream(values())
                        .map(t -> t.name() + " (" + t.code + ")")
                        .collect(Collectors.joining(", "))
                + ". Convert the file to FLOAT64 first.");
    }

    private static String known(int code) {
        return switch (code) {
            case 1 -> " (one bit per voxel)";
            case 1536, 2048 -> " (128-bit floats, whose layout depends on the machine that wrote them)";
            default -> ", which the format does not define";
        };
    }

    private static double luma(ByteBuffer b, int at) {
        return 0.299 * (b.get(at) & 0xFF) + 0.587 * (b.get(at + 1) & 0xFF) + 0.114 * (b.get(at + 2) & 0xFF);
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : (double) ((value >>> 1) | (value & 1)) * 2;
    }
}
