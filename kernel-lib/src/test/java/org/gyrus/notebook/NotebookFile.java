// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The code cells of an {@code .ipynb} file, in order; a cell's number counts cells of every kind, from 1. */
record NotebookFile(List<Cell> cells) {
    record Cell(int number, String source) {}

    static NotebookFile read(Path file) throws IOException {
        return parse(Files.readString(file));
    }

    static NotebookFile parse(String json) {
        JsonArray all = JsonParser.parseString(json).getAsJsonObject().getAsJsonArray("cells");
        List<Cell> code = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            JsonObject cell = all.get(i).getAsJsonObject();
            if (cell.get("cell_type").getAsString().equals("code")) {
                code.add(new Cell(i + 1, source(cell.get("source"))));
            }
        }
        return new NotebookFile(List.copyOf(code));
    }

    /** The format allows one text or a list of lines. */
    private static String source(JsonElement source) {
        if (!source.isJsonArray()) {
            return source.getAsString();
        }
        StringBuilder text = new StringBuilder();
        source.getAsJsonArray().forEach(line -> text.append(line.getAsString()));
        return text.toString();
    }
}
