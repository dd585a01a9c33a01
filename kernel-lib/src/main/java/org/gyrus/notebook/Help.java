// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gyrus.data.DataException;
import org.gyrus.data.Datasets;
import org.gyrus.expression.Names;

/** The page that {@code help(x)} shows: what a thing is in a sentence or two, and what can be called on it. */
record Help(String title, String text, List<TypeHelp.Member> members) {
    /** The contents: each package with its purpose, then the helpers of a notebook. */
    static MimeBundle contents() {
        List<TypeHelp.Member> packages = Topics.PACKAGES.stream()
                .map(p -> new TypeHelp.Member(p, p, firstSentence(p)))
                .filter(m -> !m.sentence().isEmpty())
                .toList();
        String how =
                "help(\"solver\") lists a package, help(Budget.class) or help(\"Budget\") a type, help(\"show\") a helper,"
                        + " help(x) the type of a value.";
        return new Help("Gyrus", how, packages).bundle();
    }

    static MimeBundle of(Object topic) {
        if (topic instanceof String name) {
            return named(name.strip());
        }
        return type(topic instanceof Class<?> c ? c : topic.getClass()).bundle();
    }

    private static MimeBundle named(String name) {
        if (Topics.PACKAGES.contains(name)) {
            return ofPackage(name).bundle();
        }
        String owner = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
        String member = name.contains(".") ? name.substring(name.indexOf('.') + 1) : "";
        Class<?> type = Topics.types().get(owner);
        if (type != null) {
            Help help = type(type);
            return (member.isEmpty() ? help : help.only(member)).bundle();
        }
        Help helpers = type(Notebook.class);
        if (helpers.members.stream().anyMatch(m -> m.name().equals(name))) {
            return helpers.only(name).bundle();
        }
        try {
            return Views.of(Datasets.card(name));
        } catch (DataException notADataset) {
            throw new NotebookException("help knows no '" + name + "'"
                    + Names.nearest(name, Topics.names())
                            .map(n -> "; did you mean '" + n + "'?")
                            .orElse("")
                    + "; help() lists what there is");
        }
    }

    private static Help ofPackage(String name) {
        List<TypeHelp.Member> types = Topics.types(name).stream()
                .map(t -> new TypeHelp.Member(
                        t.getSimpleName(),
                        t.getSimpleName(),
                        TypeHelp.of(t).map(TypeHelp::text).map(Help::sentence).orElse("")))
                .toList();
        return new Help(
                "org.gyrus." + name, TypeHelp.ofPackage("org.gyrus." + name).orElse(""), types);
    }

    private static Help type(Class<?> type) {
        Optional<TypeHelp> own = documented(type);
        return own.map(t -> new Help(t.name(), t.text(), t.members())).orElseGet(() -> foreign(type));
    }

    /** The type itself, or the nearest supertype that has a page: a chart shows the page of what it is for a reader. */
    private static Optional<TypeHelp> documented(Class<?> type) {
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            if (Modifier.isPublic(c.getModifiers())) {
                Optional<TypeHelp> found = TypeHelp.of(c);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Arrays.stream(type.getInterfaces())
                .flatMap(i -> TypeHelp.of(i).stream())
                .findFirst();
    }

    /** A type of another library: its public methods by name; its own pages say more. */
    private static Help foreign(Class<?> type) {
        List<TypeHelp.Member> methods = Arrays.stream(type.getMethods())
                .filter(m -> m.getDeclaringClass() != Object.class)
                .map(Help::signature)
                .distinct()
                .sorted()
                .map(s -> new TypeHelp.Member(s, s, ""))
                .toList();
        return new Help(type.getName(), "A type of another library; see its Javadoc.", methods);
    }

    private static String signature(Method method) {
        String parameters = String.join(
                ", ",
                Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .toList());
        return method.getName() + "(" + parameters + ") \u2192 "
                + method.getReturnType().getSimpleName();
    }

    private Help only(String member) {
        List<TypeHelp.Member> found =
                members.stream().filter(m -> m.name().equals(member)).toList();
        if (found.isEmpty()) {
            List<String> names = members.stream().map(TypeHelp.Member::name).toList();
            throw new NotebookException(title + " has no method '" + member + "'"
                    + Names.nearest(member, names)
                            .map(n -> "; did you mean '" + n + "'?")
                            .orElse("") + "; it has "
                    + String.join(", ", names.stream().distinct().toList()));
        }
        return new Help(title.equals("Notebook") ? member : title + "." + member, "", found);
    }

    private static String firstSentence(String packageName) {
        return TypeHelp.ofPackage("org.gyrus." + packageName)
                .map(Help::sentence)
                .orElse("");
    }

    private static String sentence(String text) {
        int end = text.indexOf(". ");
        String line = text.lines().findFirst().orElse("");
        return end < 0 || end > line.length() ? line : text.substring(0, end + 1);
    }

    private MimeBundle bundle() {
        List<String> lines = new ArrayList<>(List.of(title));
        StringBuilder html = new StringBuilder("<div><b>" + Html.escape(title) + "</b>");
        if (!text.isEmpty()) {
            lines.add(text);
            text.lines().forEach(l -> html.append("<p style=\"margin:0.3em 0;max-width:50em\">")
                    .append(Html.escape(l))
                    .append("</p>"));
        }
        html.append("<dl style=\"margin:0.3em 0;max-width:50em\">");
        for (TypeHelp.Member member : members) {
            lines.add("  " + member.signature() + (member.sentence().isEmpty() ? "" : "\n      " + member.sentence()));
            html.append("<dt><code>").append(Html.escape(member.signature())).append("</code></dt>");
            html.append("<dd style=\"margin:0 0 0.3em 2em\">")
                    .append(Html.escape(member.sentence()))
                    .append("</dd>");
        }
        return MimeBundle.text(String.join("\n", lines))
                .html(html.append("</dl></div>").toString());
    }
}
