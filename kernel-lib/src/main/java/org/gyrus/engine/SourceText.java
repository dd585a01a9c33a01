// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import java.util.List;
import org.gyrus.engine.Code.Sink;

/**
 * Writes a code as Java source for one lane: one local variable per value, the same operations in the same order as the
 * interpreter. Long codes become several methods, since the virtual machine never compiles a method above 8,000
 * bytecodes; values that cross methods live in an array.
 */
@SuppressWarnings("EnumOrdinal") // never stored
final class SourceText {
    /** Nodes per method: near 15 bytecodes each, below the limit, and long enough for a whole step of a small model. */
    static final int METHOD = 300;

    private final Code code;
    private final List<Node> nodes;
    /** The method that computes a value. */
    private final int[] part;

    private final boolean[] crosses;
    private final StringBuilder text = new StringBuilder();

    private SourceText(Code code) {
        this.code = code;
        nodes = code.nodes();
        part = new int[nodes.size()];
        crosses = new boolean[nodes.size()];
        split();
    }

    static String of(Code code, String className) {
        return new SourceText(code).write(className);
    }

    private void split() {
        int count = 0;
        for (int i = 0; i < part.length; i++) {
            count += nodes.get(i).is(Operation.CONSTANT) || nodes.get(i).is(Operation.ARGUMENT) ? 0 : 1;
            part[i] = count / METHOD;
            for (int operand : nodes.get(i).operands()) {
                crosses[operand] |= part[operand] != part[i] && isComputed(operand);
            }
        }
        int last = part.length == 0 ? 0 : part[part.length - 1];
        for (Sink sink : code.sinks()) {
            crosses[sink.value()] |= part[sink.value()] != last && isComputed(sink.value());
        }
    }

    private boolean isComputed(int i) {
        return !nodes.get(i).is(Operation.CONSTANT) && !nodes.get(i).is(Operation.ARGUMENT);
    }

    private String write(String className) {
        int parts = part.length == 0 ? 1 : part[part.length - 1] + 1;
        text.append("package org.gyrus.engine;\nfinal class ").append(className).append(" extends SourceProgram {\n");
        if (parts == 1) {
            method("run", 0, true);
            return text.append("}\n").toString();
        }
        for (int p = 0; p < parts; p++) {
            method("part" + p, p, p == parts - 1);
        }
        text.append("void run(double[][] a, int[] at, double t, double[] v, Frame f) {\n");
        for (int p = 0; p < parts; p++) {
            text.append("part").append(p).append("(a, at, t, v, f);\n");
        }
        return text.append("}\n}\n").toString();
    }

    private void method(String name, int p, boolean last) {
        text.append("void ").append(name).append("(double[][] a, int[] at, double t, double[] v, Frame f) {\n");
        for (Place place : Place.values()) {
            if (uses(place, last)) {
                int k = place.ordinal();
                text.append("double[] a%1$d = a[%1$d]; int at%1$d = at[%1$d];%n".formatted(k));
            }
        }
        for (int i = 0; i < part.length; i++) {
            if (part[i] == p && isComputed(i)) {
                compute(i, nodes.get(i));
            }
        }
        if (last) {
            code.sinks().forEach(sink -> store(sink, p));
        }
        text.append("}\n");
    }

    private boolean uses(Place place, boolean last) {
        boolean written = last && code.sinks().stream().anyMatch(sink -> sink.place() == place);
        boolean read = code.nodes().stream().anyMatch(n -> n.is(Operation.ARGUMENT) && n.place() == place);
        return place != Place.TIME && (written || read);
    }

    private void compute(int i, Node node) {
        if (node.operation().isNetwork()) {
            network(i, node);
            return;
        }
        text.append("double v").append(i).append(" = ");
        if (node.is(Operation.OUTPUT)) {
            text.append("results[")
                    .append(node.operand(0))
                    .append("][")
                    .append(node.index())
                    .append("];\n");
        } else {
            String a = name(node.operand(0), part[i]);
            String b = node.operation().arity > 1 ? name(node.operand(1), part[i]) : "";
            String c = node.operation().arity > 2 ? name(node.operand(2), part[i]) : "";
            text.append(formula(node.operation(), a, b, c)).append(";\n");
        }
        if (crosses[i]) {
            text.append("v[%1$d] = v%1$d;%n".formatted(i));
        }
    }

    private void network(int i, Node node) {
        int inputs = code.networks().get(node.network()).inputs().size();
        for (int k = 0; k < node.operands().size(); k++) {
            String array = k < inputs ? "operands" : "seeds";
            text.append(array)
                    .append("[%d][%d] = %s;%n"
                            .formatted(i, k < inputs ? k : k - inputs, name(node.operand(k), part[i])));
        }
        text.append("calls.invoke(").append(i).append(", f);\n");
    }

    private void store(Sink sink, int p) {
        int k = sink.place().ordinal();
        String to = "a%1$d[at%1$d + %2$d]".formatted(k, sink.index());
        String sign = sink.place().accumulates() ? " += " : " = ";
        text.append(to).append(sign).append(name(sink.value(), p)).append(";\n");
    }

    /** How a value is read in a method. */
    private String name(int i, int p) {
        Node node = nodes.get(i);
        if (node.is(Operation.CONSTANT)) {
            return literal(node.value());
        }
        if (node.is(Operation.ARGUMENT)) {
            int k = node.place().ordinal();
            return node.place() == Place.TIME ? "t" : "a%1$d[at%1$d + %2$d]".formatted(k, node.index());
        }
        return part[i] == p ? "v" + i : "v[" + i + "]";
    }

    static String literal(double value) {
        if (Double.isNaN(value)) {
            return "Double.NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY";
        }
        return "(" + Double.toHexString(value) + ")";
    }

    /** The operation as Java, the same as {@link Operation#apply}. */
    static String formula(Operation operation, String a, String b, String c) {
        return switch (operation) {
            case NEGATE -> "-" + a;
            case ADD -> a + " + " + b;
            case SUBTRACT -> a + " - " + b;
            case MULTIPLY -> a + " * " + b;
            case DIVIDE -> a + " / " + b;
            case POWER -> "Math.pow(" + a + ", " + b + ")";
            case SQRT -> "Math.sqrt(" + a + ")";
            case SIN -> "Math.sin(" + a + ")";
            case COS -> "Math.cos(" + a + ")";
            case ABS -> "Math.abs(" + a + ")";
            case SIGN -> "Math.signum(" + a + ")";
            case MIN -> "Math.min(" + a + ", " + b + ")";
            case MAX -> "Math.max(" + a + ", " + b + ")";
            case EXP -> "Elementary.exp(" + a + ")";
            case LOG -> "Elementary.log(" + a + ")";
            case TANH -> "Elementary.tanh(" + a + ")";
            case SIGMOID -> "Elementary.sigmoid(" + a + ")";
            case SOFTPLUS -> "Elementary.softplus(" + a + ")";
            case LESS -> a + " < " + b + " ? 1.0 : 0.0";
            case LESS_OR_EQUAL -> a + " <= " + b + " ? 1.0 : 0.0";
            case EQUAL -> a + " == " + b + " ? 1.0 : 0.0";
            case CHOOSE -> a + " != 0 ? " + b + " : " + c;
            default -> throw new IllegalStateException(operation.name());
        };
    }
}
