// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Everything that {@code help} knows by name: the maps of the packages list every public type. */
final class Topics {
    /** The packages in the order of the design. */
    static final List<String> PACKAGES = List.of(
            "expression",
            "model",
            "data",
            "plot",
            "space",
            "network",
            "engine",
            "solver",
            "disorder",
            "hybrid",
            "fit",
            "notebook");

    private static final Pattern LINK = Pattern.compile("\\{@link\\s+(\\w+)");

    private Topics() {}

    /** The public types by simple name; of two with one name the first package wins. */
    static Map<String, Class<?>> types() {
        Map<String, Class<?>> types = new LinkedHashMap<>();
        PACKAGES.forEach(p -> types(p).forEach(t -> types.putIfAbsent(t.getSimpleName(), t)));
        return types;
    }

    /** The public types of one package, in the order of its map. */
    static List<Class<?>> types(String packageName) {
        return LINK.matcher(map(packageName))
                .results()
                .map((MatchResult m) -> m.group(1))
                .distinct()
                .flatMap(name -> load("org.gyrus." + packageName + "." + name).stream())
                .toList();
    }

    /** Every name that {@code help} accepts. */
    static List<String> names() {
        List<String> names = new ArrayList<>(PACKAGES);
        names.addAll(types().keySet());
        Arrays.stream(Notebook.class.getMethods())
                .filter(m -> m.getDeclaringClass() == Notebook.class)
                .map(java.lang.reflect.Method::getName)
                .distinct()
                .forEach(names::add);
        return names;
    }

    private static List<Class<?>> load(String name) {
        try {
            return List.of(Class.forName(name, false, Topics.class.getClassLoader()));
        } catch (ClassNotFoundException notOurs) {
            return List.of();
        }
    }

    private static String map(String packageName) {
        String path = "/META-INF/source/org/gyrus/" + packageName + "/package-info.java";
        try (InputStream in = Topics.class.getResourceAsStream(path)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return "";
        }
    }
}
