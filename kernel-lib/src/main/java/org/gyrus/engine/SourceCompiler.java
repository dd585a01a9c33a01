// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.lang.invoke.MethodHandles;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Compiles generated source in memory and defines it as a hidden class beside the engine, so that it is unloaded with the
 * program. Nothing is compiled where the machine has no compiler (a JRE): the interpreter stays.
 */
final class SourceCompiler {
    private static final AtomicLong COUNT = new AtomicLong();
    private static final ExecutorService BACKGROUND = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "gyrus-compiler");
        thread.setDaemon(true);
        return thread;
    });
    /** The classes that generated source names. */
    private static final List<Class<?>> SEEN = List.of(
            SourceProgram.class, LaneProgram.class, Operation.class, Elementary.class, NetworkCalls.class, Frame.class);

    private SourceCompiler() {}

    static void inBackground(Runnable task) {
        BACKGROUND.execute(task);
    }

    /** The code on one lane. */
    static Optional<Class<? extends SourceProgram>> compile(Code code) {
        String name = "Source" + COUNT.incrementAndGet();
        return compile(name, SourceText.of(code, name), List.of()).map(made -> made.asSubclass(SourceProgram.class));
    }

    /** The code on many lanes. */
    static Optional<LaneProgram> lanes(LaneText text) {
        String name = "Lanes" + COUNT.incrementAndGet();
        List<String> module = List.of("--add-modules", "jdk.incubator.vector");
        return compile(name, text.write(name), module).map(made -> {
            try {
                return (LaneProgram) made.getDeclaredConstructor().newInstance();
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Optional<Class<?>> compile(String name, String text, List<String> modules) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            return Optional.empty();
        }
        Text source = new Text(name, text);
        try (Memory memory = new Memory(compiler.getStandardFileManager(null, Locale.ROOT, null))) {
            List<String> options = new ArrayList<>(List.of("-proc:none", "-Xlint:none", "-g:none", "-cp", ""));
            options.addAll(modules);
            StringWriter messages = new StringWriter();
            boolean done = compiler.getTask(messages, memory, null, options, null, List.of(source))
                    .call();
            if (!done) {
                throw new IllegalStateException("generated source does not compile: " + messages);
            }
            byte[] bytes = memory.made.bytes.toByteArray();
            return Optional.of(
                    MethodHandles.lookup().defineHiddenClass(bytes, true).lookupClass());
        } catch (IOException | IllegalAccessException e) {
            return Optional.empty();
        }
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String name, String text) {
            super(URI.create("memory:///org/gyrus/engine/" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignore) {
            return text;
        }
    }

    private static final class Bytes extends SimpleJavaFileObject {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Bytes(String name) {
            super(URI.create("memory:///" + name.replace('.', '/') + ".class"), Kind.CLASS);
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }
    }

    /** A class of the engine, read from where this one was loaded: the class path of a notebook kernel is not asked. */
    private static final class Known extends SimpleJavaFileObject {
        private final Class<?> type;

        Known(Class<?> type) {
            super(URI.create("memory:///" + type.getName().replace('.', '/') + ".class"), Kind.CLASS);
            this.type = type;
        }

        @Override
        public InputStream openInputStream() {
            return type.getResourceAsStream(type.getSimpleName() + ".class");
        }
    }

    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        private Bytes made;

        Memory(JavaFileManager standard) {
            super(standard);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            made = new Bytes(className);
            return made;
        }

        @Override
        public Iterable<JavaFileObject> list(
                Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
                throws IOException {
            if (location == StandardLocation.CLASS_PATH && packageName.equals("org.gyrus.engine")) {
                return SEEN.stream().<JavaFileObject>map(Known::new).toList();
            }
            return super.list(location, packageName, kinds, recurse);
        }

        @Override
        public String inferBinaryName(Location location, JavaFileObject file) {
            return file instanceof Known known ? known.type.getName() : super.inferBinaryName(location, file);
        }
    }
}
