// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gyrus.expression.Expression;
import org.gyrus.expression.Names;
import org.gyrus.network.Network;

/** From expression trees to code: each node becomes one value, each definition is computed once where it is needed. */
final class Lowering implements Expression.Cases<Integer> {
    private static final int LARGEST_POWER = 16;

    private final Map<String, Integer> symbols = new HashMap<>();
    private final Map<String, Expression> definitions;
    private final Set<String> open = new HashSet<>();
    private final List<String> networkNames;
    private final Code.Networks networks;
    private final Assembler out;

    private Lowering(
            Signature signature, Map<String, Expression> definitions, List<String> names, Code.Networks networks) {
        this.definitions = definitions;
        this.networkNames = names;
        this.networks = networks;
        out = new Assembler(networks);
        arguments(Place.STATE, signature.states());
        arguments(Place.INPUT, signature.inputs());
        arguments(Place.PARAMETER, signature.parameters());
        if (!signature.time().isEmpty()) {
            symbols.put(signature.time(), out.argument(Place.TIME, 0));
        }
    }

    private void arguments(Place place, List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            symbols.put(names.get(i), out.argument(place, i));
        }
    }

    static Code of(
            List<Expression> outputs,
            Signature signature,
            Map<String, Expression> definitions,
            List<String> names,
            Code.Networks networks) {
        Lowering lowering = new Lowering(signature, definitions, names, networks);
        for (int i = 0; i < outputs.size(); i++) {
            lowering.out.sink(Place.OUT, i, lowering.lower(outputs.get(i)));
        }
        return lowering.out.finish(0);
    }

    private int lower(Expression node) {
        return node.accept(this);
    }

    @Override
    public Integer literal(Expression.Literal node) {
        return out.constant(node.value());
    }

    @Override
    public Integer symbol(Expression.Symbol node) {
        String name = node.name();
        Integer known = symbols.get(name);
        if (known != null) {
            return known;
        }
        if (!definitions.containsKey(name)) {
            Set<String> all = new HashSet<>(symbols.keySet());
            all.addAll(definitions.keySet());
            throw new EngineException("Nothing is named " + name + " in this program."
                    + Names.nearest(name, all)
                            .map(n -> " Did you mean " + n + "?")
                            .orElse(""));
        }
        if (!open.add(name)) {
            throw new EngineException("The definition of " + name + " needs itself. Break the circle " + open + ".");
        }
        int value = lower(definitions.get(name));
        open.remove(name);
        symbols.put(name, value);
        return value;
    }

    @Override
    public Integer negation(Expression.Negation node) {
        return out.emit(Operation.NEGATE, lower(node.operand()));
    }

    @Override
    public Integer arithmetic(Expression.Arithmetic node) {
        int a = lower(node.left());
        if (node.right() instanceof Expression.Literal power) {
            switch (node.operator()) {
                case POWER -> {
                    double n = power.value();
                    if (n == Math.rint(n) && Math.abs(n) <= LARGEST_POWER) {
                        return integerPower(a, (int) n);
                    }
                }
                default -> {}
            }
        }
        int b = lower(node.right());
        return switch (node.operator()) {
            case ADD -> out.emit(Operation.ADD, a, b);
            case SUBTRACT -> out.emit(Operation.SUBTRACT, a, b);
            case MULTIPLY -> out.emit(Operation.MULTIPLY, a, b);
            case DIVIDE -> out.emit(Operation.DIVIDE, a, b);
            case POWER -> out.emit(Operation.POWER, a, b);
        };
    }

    /** By repeated squaring: x^3 is x x^2. */
    private int integerPower(int a, int n) {
        if (n <= 0) {
            int one = out.constant(1);
            return n == 0 ? one : out.emit(Operation.DIVIDE, one, integerPower(a, -n));
        }
        if (n == 1) {
            return a;
        }
        int half = integerPower(a, n / 2);
        int square = out.emit(Operation.MULTIPLY, half, half);
        return n % 2 == 0 ? square : out.emit(Operation.MULTIPLY, a, square);
    }

    @Override
    public Integer functionCall(Expression.FunctionCall node) {
        int a = lower(node.arguments().get(0));
        int b = node.arguments().size() > 1 ? lower(node.arguments().get(1)) : a;
        return switch (node.function()) {
            case EXP -> out.emit(Operation.EXP, a);
            case LOG -> out.emit(Operation.LOG, a);
            case SQRT -> out.emit(Operation.SQRT, a);
            case TANH -> out.emit(Operation.TANH, a);
            case SIN -> out.emit(Operation.SIN, a);
            case COS -> out.emit(Operation.COS, a);
            case ABS -> out.emit(Operation.ABS, a);
            case SIGMOID -> out.emit(Operation.SIGMOID, a);
            case SOFTPLUS -> out.emit(Operation.SOFTPLUS, a);
            case MIN, AND -> out.emit(Operation.MIN, a, b);
            case MAX, OR -> out.emit(Operation.MAX, a, b);
            case NOT -> out.emit(Operation.SUBTRACT, out.constant(1), a);
        };
    }

    @Override
    public Integer comparison(Expression.Comparison node) {
        int a = lower(node.left());
        int b = lower(node.right());
        return switch (node.relation()) {
            case LESS -> out.emit(Operation.LESS, a, b);
            case LESS_OR_EQUAL -> out.emit(Operation.LESS_OR_EQUAL, a, b);
            case GREATER -> out.emit(Operation.LESS, b, a);
            case GREATER_OR_EQUAL -> out.emit(Operation.LESS_OR_EQUAL, b, a);
        };
    }

    @Override
    public Integer choice(Expression.Choice node) {
        return out.emit(Operation.CHOOSE, lower(node.condition()), lower(node.then()), lower(node.otherwise()));
    }

    @Override
    public Integer delayed(Expression.Delayed node) {
        Integer input = symbols.get(Program.nameOf(node));
        if (input == null) {
            throw new EngineException("The past value " + Program.nameOf(node)
                    + " must be among the inputs of the program, sampled by the solver; they are " + symbols.keySet()
                    + ".");
        }
        return input;
    }

    @Override
    public Integer learnedCall(Expression.LearnedCall node) {
        int number = networkNames.indexOf(node.name());
        int result = 0;
        int mark = node.name().lastIndexOf('_');
        if (number < 0 && mark > 0 && node.name().substring(mark + 1).matches("[1-9][0-9]{0,5}")) {
            number = networkNames.indexOf(node.name().substring(0, mark));
            result = Integer.parseInt(node.name().substring(mark + 1)) - 1;
        }
        if (number < 0) {
            throw new EngineException("No network is given for the learned function " + node.name() + ". Known: "
                    + networkNames + "; result k of a network f is written f_k.");
        }
        Network network = networks.get(number);
        if (node.arguments().size() != network.inputs().size() || result >= network.outputs()) {
            throw new EngineException(
                    "The network of " + node.name() + " has " + network.inputs().size()
                            + " input(s) " + network.inputs() + " and " + network.outputs() + " output(s), but "
                            + node.arguments().size() + " argument(s) and output " + (result + 1) + " were asked for.");
        }
        List<Integer> x = node.arguments().stream().map(this::lower).toList();
        return out.output(out.network(Operation.NETWORK, x, number, -1), result);
    }

    @Override
    public Integer differential(Expression.Differential node) {
        Integer input = symbols.get(Program.nameOf(node));
        if (input == null) {
            throw new EngineException(node.kind().symbol()
                    + "(...) needs a space: a grid of voxels or a connectome. Programs without a space cannot run it.");
        }
        return input;
    }

    @Override
    public Integer vector(Expression.Vector node) {
        throw new EngineException(node.text() + " has a direction: only div(...) makes a number of it.");
    }
}
