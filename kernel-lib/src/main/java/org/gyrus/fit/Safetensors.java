// SPDX-License-Identifier: Apache-2.0
package org.gyrus.fit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Arrays of doubles by name in the safetensors format (github.com/huggingface/safetensors, version 0.4): eight bytes of
 * the header's length, a header in JSON, the numbers; all little-endian. Here all are of type F64 and of one dimension.
 */
final class Safetensors {
    private static final String METADATA = "__metadata__";
    private static final int LARGEST_HEADER = 100_000_000;

    private Safetensors() {}

    static byte[] write(Map<String, double[]> tensors) {
        JsonObject header = new JsonObject();
        long at = 0;
        for (Map.Entry<String, double[]> each : tensors.entrySet()) {
            long end = at + 8L * each.getValue().length;
            header.add(each.getKey(), entry(each.getValue().length, at, end));
            at = end;
        }
        StringBuilder text = new StringBuilder(header.toString());
        while (text.toString().getBytes(StandardCharsets.UTF_8).length % 8 != 0) {
            text.append(' ');
        }
        byte[] json = text.toString().getBytes(StandardCharsets.UTF_8);
        if (at + json.length + 8 > Integer.MAX_VALUE - 8) {
            throw new FitException("A fit of more than 2 GB cannot be saved.");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) (8 + json.length + at)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(json.length).put(json);
        tensors.values().forEach(values -> {
            for (double value : values) {
                bytes.putDouble(value);
            }
        });
        return bytes.array();
    }

    private static JsonObject entry(int length, long begin, long end) {
        JsonObject entry = new JsonObject();
        entry.addProperty("dtype", "F64");
        JsonArray shape = new JsonArray();
        shape.add(length);
        entry.add("shape", shape);
        JsonArray offsets = new JsonArray();
        offsets.add(begin);
        offsets.add(end);
        entry.add("data_offsets", offsets);
        return entry;
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws FitException for anything else, in one sentence
     */
    static Map<String, double[]> read(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        long length = file.length < 8 ? -1 : bytes.getLong();
        if (length < 2 || length > Math.min(LARGEST_HEADER, file.length - 8)) {
            throw broken("its header has no valid length");
        }
        int data = 8 + (int) length;
        Map<String, double[]> tensors = new LinkedHashMap<>();
        try {
            JsonObject header = JsonParser.parseString(new String(file, 8, (int) length, StandardCharsets.UTF_8))
                    .getAsJsonObject();
            for (Map.Entry<String, JsonElement> each : header.entrySet()) {
                if (!each.getKey().equals(METADATA)) {
                    tensors.put(each.getKey(), values(bytes, data, each.getKey(), each.getValue()));
                }
            }
        } catch (JsonParseException
                | IllegalStateException
                | UnsupportedOperationException
                | NumberFormatException
                | NullPointerException
                | StackOverflowError e) {
            throw new FitException("Not a safetensors file: its header cannot be read.", e);
        }
        return tensors;
    }

    private static double[] values(ByteBuffer bytes, int data, String name, JsonElement entry) {
        JsonObject described = entry.getAsJsonObject();
        if (!"F64".equals(described.get("dtype").getAsString())) {
            throw broken(name + " is not of type F64");
        }
        JsonArray offsets = described.getAsJsonArray("data_offsets");
        long count = 1;
        for (JsonElement extent : described.getAsJsonArray("shape")) {
            long size = extent.getAsLong();
            if (size < 0 || size > Integer.MAX_VALUE || count * size > Integer.MAX_VALUE) {
                throw broken(name + " has an impossible shape");
            }
            count *= size;
        }
        long begin = offsets.size() == 2 ? offsets.get(0).getAsLong() : -1;
        long end = offsets.size() == 2 ? offsets.get(1).getAsLong() : -1;
        if (begin < 0 || end < begin || end > bytes.capacity() - data || end - begin != 8 * count) {
            throw broken(name + " lies outside of the file, or does not fit its shape");
        }
        double[] values = new double[(int) count];
        bytes.position(data + (int) begin);
        bytes.asDoubleBuffer().get(values);
        return values;
    }

    private static FitException broken(String why) {
        return new FitException("Not a safetensors file: " + why + ".");
    }
}
