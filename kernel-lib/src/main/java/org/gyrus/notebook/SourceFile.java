// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A source file of the library, which travels in the jar, parsed by the compiler that the kernel needs anyway. */
record SourceFile(CompilationUnitTree unit, DocTrees docs) {
    /** The file of a type or, by the name {@code package-info}, of a package. */
    static Optional<SourceFile> of(String packageName, String file) {
        String path = "/META-INF/source/" + packageName.replace('.', '/') + "/" + file + ".java";
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (InputStream in = SourceFile.class.getResourceAsStream(path)) {
            if (in == null || compiler == null) {
                return Optional.empty();
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            JavacTask task = (JavacTask) compiler.getTask(
                    null, null, silent -> {}, List.of("-proc:none"), null, List.of(new Text(path, text)));
            DocTrees docs = DocTrees.instance(task);
            return Optional.of(new SourceFile(task.parse().iterator().next(), docs));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String path, String text) {
            super(URI.create("string://" + path), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
