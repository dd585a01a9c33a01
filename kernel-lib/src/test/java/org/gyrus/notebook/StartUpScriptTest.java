// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The start-up script compiles beside each kernel's own imports and makes every public type usable by its simple name. */
class StartUpScriptTest {
    /** What IJava and JJava import before our script; star imports may make a simple name ambiguous. */
    private static final String KERNELS_IMPORTS = "import java.util.*;import java.io.*;import java.math.*;"
            + "import java.net.*;import java.time.*;import java.util.concurrent.*;import java.util.prefs.*;"
            + "import java.util.regex.*;";

    /** Types for authors of the library, not for cells: the tree of equations and the programs made of it. */
    private static final List<String> NOT_FOR_CELLS = List.of("org.gyrus.expression", "org.gyrus.engine");

    @Test
    void everyPublicTypeIsUsableByItsSimpleName() throws IOException {
        String script = Files.readString(Path.of("..", "environment", "kernel", "startup.jsh"));
        try (Session session = new Session(System.getProperty("java.class.path"))) {
            session.run(KERNELS_IMPORTS);
            session.run(script);
            List<String> types = publicTypes();
            assertThatCode(() -> session.run(check(types)))
                    .as("hidden or ambiguous; add an import to environment/kernel/startup.jsh")
                    .doesNotThrowAnyException();
            assertThatCode(() -> session.run(script))
                    .as("the script runs twice")
                    .doesNotThrowAnyException();
        }
    }

    private static String check(List<String> types) {
        return types.stream()
                .map(t -> "if (" + t.substring(t.lastIndexOf('.') + 1) + ".class != " + t + ".class)"
                        + " throw new AssertionError(\"another type has the simple name of " + t + "\");\n")
                .collect(Collectors.joining("", "{\n", "}"));
    }

    private static List<String> publicTypes() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.gyrus").stream()
                        .filter(c -> c.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(c -> c.isTopLevelClass())
                        .filter(c -> !NOT_FOR_CELLS.contains(c.getPackageName()))
                        .filter(c -> !c.getPackageName().contains(".grammar"))
                        .map(c -> c.getName())
                        .sorted()
                        .toList();
    }
}
