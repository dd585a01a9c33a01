// SPDX-License-Identifier: Apache-2.0
package org.gyrus.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The order of the packages: each uses only those before it in {@link #ORDER}. */
class LayeringTest {
    static final List<String> ORDER = List.of(
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
            "discovery",
            "fit",
            "inference",
            "question",
            "notebook");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.gyrus");

    static Stream<String> packages() {
        return ORDER.stream();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void usesOnlyPackagesBeforeIt(String name) {
        String[] after = ORDER.subList(ORDER.indexOf(name) + 1, ORDER.size()).stream()
                .map(p -> "org.gyrus." + p + "..")
                .toArray(String[]::new);
        if (after.length == 0) {
            return;
        }
        noClasses()
                .that()
                .resideInAPackage("org.gyrus." + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(after)
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void everyClassHasARoom() {
        String[] rooms = ORDER.stream().map(p -> "org.gyrus." + p + "..").toArray(String[]::new);
        classes().should().resideInAnyPackage(rooms).allowEmptyShould(true).check(CLASSES);
    }
}
