// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * What the Javadoc of a type says: its first paragraph, and of each public member the first sentence.
 *
 * @param name the type's simple name
 * @param text the comment without its tags and code blocks
 * @param members public methods in the order of the source
 */
record TypeHelp(String name, String text, List<Member> members) {
    /** One method as it is called, and what it does. */
    record Member(String name, String signature, String sentence) {}

    static Optional<TypeHelp> of(Class<?> type) {
        Class<?> top = type;
        while (top.getEnclosingClass() != null) {
            top = top.getEnclosingClass();
        }
        String simple = type.getSimpleName();
        return SourceFile.of(top.getPackageName(), top.getSimpleName()).flatMap(s -> find(s, simple));
    }

    /** The first paragraph of a package's map. */
    static Optional<String> ofPackage(String packageName) {
        return SourceFile.of(packageName, "package-info").map(s -> {
            Tree declaration = s.unit().getPackage();
            return comment(s, new TreePath(new TreePath(s.unit()), declaration));
        });
    }

    private static Optional<TypeHelp> find(SourceFile source, String name) {
        for (Tree tree : source.unit().getTypeDecls()) {
            if (tree instanceof ClassTree type) {
                Optional<TypeHelp> found = find(source, new TreePath(new TreePath(source.unit()), type), type, name);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<TypeHelp> find(SourceFile source, TreePath path, ClassTree type, String name) {
        if (type.getSimpleName().contentEquals(name)) {
            return Optional.of(new TypeHelp(name, comment(source, path), members(source, path, type)));
        }
        return type.getMembers().stream()
                .filter(ClassTree.class::isInstance)
                .flatMap(m -> find(source, new TreePath(path, m), (ClassTree) m, name).stream())
                .findFirst();
    }

    private static List<Member> members(SourceFile source, TreePath path, ClassTree type) {
        List<Member> members = new ArrayList<>();
        boolean implied = type.getKind() == Tree.Kind.INTERFACE;
        for (Tree tree : type.getMembers()) {
            if (tree instanceof MethodTree method
                    && (implied || isPublic(method.getModifiers()))
                    && !isInherited(method)) {
                String sentence = sentence(source, new TreePath(path, method));
                String name = method.getName().toString().replace("<init>", "new " + type.getSimpleName());
                members.add(new Member(name, signature(name, method), sentence));
            }
        }
        return members;
    }

    private static boolean isPublic(ModifiersTree modifiers) {
        return modifiers.getFlags().contains(Modifier.PUBLIC);
    }

    /** {@code toString}, {@code equals} and their like explain nothing. */
    private static boolean isInherited(MethodTree method) {
        return method.getModifiers().getAnnotations().stream()
                .anyMatch(a -> a.getAnnotationType().toString().equals("Override"));
    }

    private static String signature(String name, MethodTree method) {
        String parameters = method.getParameters().stream()
                .map(p -> shown(p) + " " + p.getName())
                .collect(Collectors.joining(", "));
        String result = method.getReturnType() == null
                        || method.getReturnType().toString().equals("void")
                ? ""
                : " \u2192 " + method.getReturnType();
        return name + "(" + parameters + ")" + result;
    }

    private static String shown(VariableTree parameter) {
        return parameter.getType().toString().replaceAll("@\\w+ ?", "");
    }

    private static String sentence(SourceFile source, TreePath path) {
        DocCommentTree comment = source.docs().getDocCommentTree(path);
        return comment == null ? "" : plain(comment.getFirstSentence());
    }

    private static String comment(SourceFile source, TreePath path) {
        DocCommentTree comment = source.docs().getDocCommentTree(path);
        return comment == null ? "" : firstParagraphs(comment.getFullBody());
    }

    /** The text up to the first list, table or block of code. */
    private static String firstParagraphs(List<? extends DocTree> body) {
        List<DocTree> kept = new ArrayList<>();
        for (DocTree part : body) {
            boolean block = part.getKind() == DocTree.Kind.START_ELEMENT
                    && !part.toString().matches("<(p|b|i|em|strong|sub|sup)>");
            if (block) {
                break;
            }
            kept.add(part);
        }
        return plain(kept);
    }

    private static String plain(List<? extends DocTree> parts) {
        StringBuilder text = new StringBuilder();
        for (DocTree part : parts) {
            switch (part.getKind()) {
                case CODE, LITERAL -> text.append(((LiteralTree) part).getBody().getBody());
                case LINK, LINK_PLAIN -> text.append(link((LinkTree) part));
                case START_ELEMENT, END_ELEMENT -> text.append(part.toString().equals("<p>") ? "\n" : "");
                default -> text.append(part);
            }
        }
        return text.toString()
                .replaceAll("[ \\t]*\\n[ \\t]*\\n?", "\n")
                .replaceAll("(?<![.:])\\n", " ")
                .strip();
    }

    private static String link(LinkTree link) {
        String label = plain(link.getLabel());
        return label.isEmpty()
                ? link.getReference().getSignature().replace('#', '.').replaceFirst("^\\.", "")
                : label;
    }
}
