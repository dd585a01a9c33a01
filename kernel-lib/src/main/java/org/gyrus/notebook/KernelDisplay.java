// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Outputs of IJava and JJava, whose display classes have the same names and methods in different packages. */
final class KernelDisplay implements Display {
    /** Where the running kernel is: a class and its static method. */
    private static final List<String[]> KERNELS = List.of(
            new String[] {"io.github.spencerpark.ijava.IJava", "getKernelInstance"},
            new String[] {"org.dflib.jjava.jupyter.kernel.BaseKernel", "notebookKernel"});

    private final Object kernel;
    private final Method show;
    private final Method update;
    private final Object stream;
    private final Constructor<?> newData;
    private final Method putData;
    private final Method putMetaData;
    private final Method setDisplayId;

    private KernelDisplay(Object kernel) throws ReflectiveOperationException {
        this.kernel = kernel;
        Class<?> type = kernel.getClass();
        Object io = type.getMethod("getIO").invoke(kernel);
        this.stream = io.getClass().getField("display").get(io);
        this.show = named(stream.getClass(), "display", 1);
        this.update = named(stream.getClass(), "updateDisplay", 1);
        Class<?> data = show.getParameterTypes()[0];
        this.newData = data.getConstructor();
        this.putData = data.getMethod("putData", String.class, Object.class);
        this.putMetaData = data.getMethod("putMetaData", String.class, Object.class);
        this.setDisplayId = data.getMethod("setDisplayId", String.class);
    }

    /** The kernel that runs this process, joined; empty when there is none or it is not as expected. */
    static Optional<Display> find() {
        for (String[] place : KERNELS) {
            try {
                Object kernel = Class.forName(place[0]).getMethod(place[1]).invoke(null);
                if (kernel != null) {
                    KernelDisplay display = new KernelDisplay(kernel);
                    display.renderLastExpressions();
                    return Optional.of(display);
                }
            } catch (ReflectiveOperationException | LinkageError | RuntimeException other) {
                // not this kernel, or a version of it that we do not know: the next one, or text
            }
        }
        return Optional.empty();
    }

    @Override
    public void show(MimeBundle bundle) {
        publish(show, bundle, null);
    }

    @Override
    public Slot open(MimeBundle first) {
        String id = UUID.randomUUID().toString();
        publish(show, first, id);
        return new Slot() {
            @Override
            public void update(MimeBundle now) {
                publish(update, now, id);
            }

            @Override
            public void close(MimeBundle last) {
                publish(update, last, id);
            }
        };
    }

    /**
     * Sends one message. An interrupted thread would close the kernel's socket by writing to it, so the mark is taken off
     * for the time of the call.
     */
    private void publish(Method method, MimeBundle bundle, String id) {
        boolean interrupted = Thread.interrupted();
        try {
            Object data = newData.newInstance();
            fill(data, bundle);
            if (id != null) {
                setDisplayId.invoke(data, id);
            }
            method.invoke(stream, data);
        } catch (ReflectiveOperationException | RuntimeException failure) {
            System.out.println(bundle.text());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void fill(Object data, MimeBundle bundle) throws ReflectiveOperationException {
        for (var entry : bundle.data().entrySet()) {
            putData.invoke(data, entry.getKey(), entry.getValue());
        }
        for (var entry : bundle.metadata().entrySet()) {
            putMetaData.invoke(data, entry.getKey(), entry.getValue());
        }
    }

    /** One renderer for every class: the kernel falls back to it wherever it has none of its own. */
    private void renderLastExpressions() throws ReflectiveOperationException {
        Object renderer = kernel.getClass().getMethod("getRenderer").invoke(kernel);
        Object registration =
                renderer.getClass().getMethod("createRegistration", Class.class).invoke(renderer, Object.class);
        registration.getClass().getMethod("preferring", String[].class).invoke(registration, (Object)
                new String[] {MimeBundle.HTML, MimeBundle.PNG, MimeBundle.LATEX});
        Method register = named(registration.getClass(), "register", 1);
        Class<?> function = register.getParameterTypes()[0];
        Object render =
                Proxy.newProxyInstance(function.getClassLoader(), new Class<?>[] {function}, (self, m, args) -> {
                    if (m.getDeclaringClass() == Object.class) {
                        return switch (m.getName()) {
                            case "equals" -> self == args[0];
                            case "hashCode" -> System.identityHashCode(self);
                            default -> "Gyrus renderer";
                        };
                    }
                    fill(args[1].getClass().getMethod("getOutputContainer").invoke(args[1]), Views.of(args[0]));
                    return null;
                });
        register.invoke(registration, render);
    }

    private static Method named(Class<?> type, String name, int parameters) throws NoSuchMethodException {
        for (Method method : type.getMethods()) {
            if (method.getName().equals(name) && method.getParameterCount() == parameters) {
                return method;
            }
        }
        throw new NoSuchMethodException(type.getName() + "." + name);
    }
}
