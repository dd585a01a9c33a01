// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.gyrus.engine.Code.Sink;

/**
 * Writes a code as Java source for many lanes: loops over vectors of at most {@link #LOOP} operations each, every value a
 * local variable: fewer store and load again what crosses loops, many more are not compiled well. Values that cross loops, and functions, which have loops of their
 * own, go through rows. Vectors are named in full in each line, since calls of helpers may not be inlined.
 */
@SuppressWarnings("EnumOrdinal") // never stored
final class LaneText {
    static final int LOOP = 400;

    private static final String SIGNATURE =
            "(double[][] a, int[] at, double t, double[][] r, int lanes, int from, int skip, int n)";
    private static final String CALL = "(a, at, t, r, lanes, from, skip, n);\n";

    private final Code code;
    private final Set<Place> blockwise;
    private final int width;
    private final int most;
    private final List<Node> nodes;
    private final boolean[] fixed;
    /** The loop that computes a value; -1 if none does. */
    private final int[] loop;

    private final boolean[] inRow;
    /** Loops, as lists of nodes in order; functions are lists of one. */
    private final List<List<Integer>> steps = new ArrayList<>();

    private final StringBuilder text = new StringBuilder();

    /**
     * @param most the most operations of a loop
     * @param blockwise places whose rows are {@code width} long and begin where those of fixed values do
     */
    LaneText(Code code, int most, Set<Place> blockwise, int width) {
        this.code = code;
        this.blockwise = blockwise;
        this.width = width;
        this.most = most;
        nodes = code.nodes();
        fixed = code.fixed();
        loop = new int[fixed.length];
        inRow = new boolean[fixed.length];
        Arrays.fill(loop, -1);
        plan();
    }

    /** Networks stay with the interpreter, and so do sums over lanes, whose order belongs to its windows. */
    static boolean suits(Code code) {
        boolean simple = code.nodes().stream().noneMatch(n -> n.operation().isNetwork())
                && code.sinks().stream().noneMatch(s -> s.place().shared);
        return simple;
    }

    /** Whether what several sinks add to one element is added in their order. */
    boolean keepsOrder() {
        Map<List<Object>, Integer> last = new HashMap<>();
        for (Sink sink : code.sinks()) {
            int now = storedIn(sink);
            Integer before = last.put(List.of(sink.place(), sink.index()), now);
            if (before != null && (before > now || !sink.place().accumulates())) {
                return false;
            }
        }
        return true;
    }

    /** The loop that stores a result. */
    private int storedIn(Sink sink) {
        int i = sink.value();
        return loop[i] < 0 || isFunction(i) ? steps.size() - 1 : loop[i];
    }

    /** The nodes, beside fixed ones, that need a row. */
    int[] rows() {
        return IntStream.range(0, inRow.length)
                .filter(i -> inRow[i] && !fixed[i])
                .toArray();
    }

    /** Whether it runs on parts of a window: functions read fixed values from the beginning of their rows. */
    boolean isDivisible() {
        return IntStream.range(0, fixed.length)
                .filter(this::isFunction)
                .flatMap(i -> nodes.get(i).operands().stream().mapToInt(k -> k))
                .noneMatch(k -> fixed[k]);
    }

    private boolean isComputed(int i) {
        return !fixed[i] && !nodes.get(i).is(Operation.ARGUMENT);
    }

    private static boolean isFunction(Operation operation) {
        return switch (operation) {
            case EXP, LOG, TANH, SIGMOID, SOFTPLUS, POWER, SIN, COS, SIGN -> true;
            default -> false;
        };
    }

    private boolean isFunction(int i) {
        return isComputed(i) && isFunction(nodes.get(i).operation());
    }

    /** Each function waits for what it reads; between functions, loops in the order of the code. */
    private void plan() {
        int[] stage = new int[loop.length];
        int stages = 0;
        for (int i = 0; i < stage.length; i++) {
            for (int k : nodes.get(i).operands()) {
                stage[i] = Math.max(stage[i], stage[k] + (isFunction(k) ? 1 : 0));
            }
            stages = Math.max(stages, stage[i] + 1);
        }
        for (int s = 0; s < stages; s++) {
            List<Integer> open = new ArrayList<>();
            List<Integer> functions = new ArrayList<>();
            for (int i = 0; i < stage.length; i++) {
                if (stage[i] == s && isComputed(i)) {
                    (isFunction(i) ? functions : open).add(i);
                }
            }
            for (int from = 0; from < open.size(); from += most) {
                add(open.subList(from, Math.min(open.size(), from + most)));
            }
            functions.forEach(i -> add(List.of(i)));
        }
        if (steps.isEmpty() || isFunction(steps.get(steps.size() - 1).get(0))) {
            steps.add(List.of());
        }
        for (int i = 0; i < loop.length; i++) {
            for (int k : isComputed(i) ? nodes.get(i).operands() : List.<Integer>of()) {
                inRow[k] |= isFunction(i) || (isComputed(k) && loop[k] != loop[i]);
            }
            inRow[i] |= isFunction(i);
        }
        for (Sink sink : code.sinks()) {
            inRow[sink.value()] |= isFunction(sink.value());
        }
    }

    private void add(List<Integer> step) {
        step.forEach(i -> loop[i] = steps.size());
        steps.add(List.copyOf(step));
    }

    private boolean isCall(int step) {
        return !steps.get(step).isEmpty() && isFunction(steps.get(step).get(0));
    }

    String write(String className) {
        text.append("package org.gyrus.engine;\nimport jdk.incubator.vector.*;\nfinal class ")
                .append(className)
                .append(" extends LaneProgram {\n")
                .append("static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;\n");
        for (int step = 0; step < steps.size(); step++) {
            text.append("static void step").append(step).append(SIGNATURE).append(" {\n");
            if (isCall(step)) {
                call(steps.get(step).get(0));
            } else {
                loop(step);
            }
            text.append("}\n");
        }
        text.append("void run").append(SIGNATURE).append(" {\n");
        IntStream.range(0, steps.size())
                .forEach(step -> text.append("step").append(step).append(CALL));
        return text.append("}\n}\n").toString();
    }

    private void call(int i) {
        Node node = nodes.get(i);
        for (int k : new TreeSet<>(node.operands())) {
            Node from = nodes.get(k);
            if (!fixed[k] && from.is(Operation.ARGUMENT)) {
                text.append(
                        from.place().shared
                                ? "fill(r[%d], %s, n);%n".formatted(k, scalar(from))
                                : "load(a[%d], %s, r[%d], n);%n"
                                        .formatted(from.place().ordinal(), offset(from), k));
            }
        }
        text.append("apply(Operation.%s, n, r[%d], r[%d], r[%d]);%n"
                .formatted(
                        node.operation(),
                        i,
                        node.operand(0),
                        node.operand(node.operands().size() - 1)));
    }

    private static String scalar(Node node) {
        return node.place() == Place.TIME
                ? "t"
                : "a[%1$d][at[%1$d] + %2$d]".formatted(node.place().ordinal(), node.index());
    }

    private String offset(Node node) {
        return offset(node.place(), node.index());
    }

    private String offset(Place place, int index) {
        if (blockwise.contains(place)) {
            return "at[%d] + %d + skip".formatted(place.ordinal(), index * width);
        }
        return "at[%d] + %d * lanes + from".formatted(place.ordinal(), index);
    }

    private void loop(int step) {
        List<Integer> own = steps.get(step);
        List<Sink> sinks =
                code.sinks().stream().filter(s -> storedIn(s) == step).toList();
        List<Sink> targets = new ArrayList<>();
        Map<List<Object>, Integer> target = new HashMap<>();
        for (Sink sink : sinks) {
            target.computeIfAbsent(List.of(sink.place(), sink.index()), k -> {
                targets.add(sink);
                return targets.size() - 1;
            });
        }
        Set<Integer> read = new TreeSet<>();
        own.forEach(i -> read.addAll(nodes.get(i).operands()));
        sinks.forEach(s -> read.add(s.value()));
        read.removeAll(own);
        own.stream().filter(i -> inRow[i]).forEach(i -> text.append("double[] r%1$d = r[%1$d];%n".formatted(i)));
        read.forEach(this::open);
        for (int k = 0; k < targets.size(); k++) {
            Sink sink = targets.get(k);
            text.append("double[] s%d = a[%d]; int t%d = %s;%n"
                    .formatted(k, sink.place().ordinal(), k, offset(sink.place(), sink.index())));
        }
        text.append("for (int l = 0; l < n; l += S.length()) {\n");
        read.forEach(this::load);
        for (int i : own) {
            text.append("DoubleVector v%d = %s;%n".formatted(i, formula(nodes.get(i))));
            if (inRow[i]) {
                text.append("v%1$d.intoArray(r%1$d, l);%n".formatted(i));
            }
        }
        for (int k = 0; k < targets.size(); k++) {
            if (targets.get(k).place().accumulates()) {
                text.append("DoubleVector b%1$d = DoubleVector.fromArray(S, s%1$d, t%1$d + l);%n".formatted(k));
            }
        }
        for (Sink sink : sinks) {
            int k = target.get(List.of(sink.place(), sink.index()));
            text.append(
                    sink.place().accumulates()
                            ? "b%1$d = b%1$d.add(v%2$d);%n".formatted(k, sink.value())
                            : "DoubleVector b%d = v%d;%n".formatted(k, sink.value()));
        }
        for (int k = 0; k < targets.size(); k++) {
            text.append("b%1$d.intoArray(s%1$d, t%1$d + l);%n".formatted(k));
        }
        text.append("}\n");
    }

    private boolean isScalar(int i) {
        Node node = nodes.get(i);
        return node.is(Operation.CONSTANT) || (!fixed[i] && node.is(Operation.ARGUMENT) && node.place().shared);
    }

    /** Before a loop: where a value that it reads stands. */
    private void open(int i) {
        Node node = nodes.get(i);
        if (isScalar(i)) {
            text.append("double c%d = %s;%n"
                    .formatted(i, node.is(Operation.CONSTANT) ? SourceText.literal(node.value()) : scalar(node)));
        } else if (fixed[i] || !node.is(Operation.ARGUMENT)) {
            text.append("double[] x%1$d = r[%1$d]; int y%1$d = %2$s;%n".formatted(i, fixed[i] ? "skip" : "0"));
        } else {
            text.append("double[] x%1$d = a[%2$d]; int y%1$d = %3$s;%n"
                    .formatted(i, node.place().ordinal(), offset(node)));
        }
    }

    private void load(int i) {
        text.append(
                isScalar(i)
                        ? "DoubleVector v%1$d = DoubleVector.broadcast(S, c%1$d);%n".formatted(i)
                        : "DoubleVector v%1$d = DoubleVector.fromArray(S, x%1$d, y%1$d + l);%n".formatted(i));
    }

    /** The operation on vectors, with the bits of {@link Operation#apply}. */
    private static String formula(Node node) {
        String a = "v" + node.operand(0);
        String b = node.operation().arity > 1 ? "v" + node.operand(1) : "";
        String c = node.operation().arity > 2 ? "v" + node.operand(2) : "";
        return switch (node.operation()) {
            case NEGATE -> a + ".neg()";
            case ADD -> a + ".add(" + b + ")";
            case SUBTRACT -> a + ".sub(" + b + ")";
            case MULTIPLY -> a + ".mul(" + b + ")";
            case DIVIDE -> a + ".div(" + b + ")";
            case SQRT -> a + ".sqrt()";
            case ABS -> a + ".abs()";
            case MIN -> a + ".min(" + b + ")";
            case MAX -> a + ".max(" + b + ")";
            case LESS -> truth(a + ".compare(VectorOperators.LT, " + b + ")");
            case LESS_OR_EQUAL -> truth(a + ".compare(VectorOperators.LE, " + b + ")");
            case EQUAL -> truth(a + ".compare(VectorOperators.EQ, " + b + ")");
            case CHOOSE -> c + ".blend(" + b + ", " + a + ".compare(VectorOperators.NE, 0.0))";
            default -> throw new IllegalStateException(node.operation().name());
        };
    }

    private static String truth(String mask) {
        return "DoubleVector.zero(S).blend(1.0, " + mask + ")";
    }
}
