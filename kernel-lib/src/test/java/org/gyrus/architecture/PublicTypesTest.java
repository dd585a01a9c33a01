// SPDX-License-Identifier: Apache-2.0
package org.gyrus.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A public type is a promise: its package's map ({@code package-info.java}) names it in a {@code {@link}}. */
class PublicTypesTest {
    static List<String> packages() {
        return LayeringTest.ORDER;
    }

    @ParameterizedTest
    @MethodSource("packages")
    void areListedInTheMapOfTheirPackage(String name) throws IOException {
        String map = Files.readString(Path.of("src/main/java/org/gyrus", name, "package-info.java"));
        List<String> unlisted = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.gyrus." + name).stream()
                        .filter(c -> c.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(JavaClass::isTopLevelClass)
                        .filter(c -> !c.getPackageName().contains(".grammar"))
                        .map(JavaClass::getSimpleName)
                        .filter(type -> !map.matches("(?s).*\\{@link\\s+" + type + "[\\s}#].*"))
                        .sorted()
                        .toList();
        assertThat(unlisted)
                .as("public types of org.gyrus.%s that its package-info.java does not {@link}", name)
                .isEmpty();
    }
}
