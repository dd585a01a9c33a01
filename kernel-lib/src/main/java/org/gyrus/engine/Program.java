// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.gyrus.expression.Expression;
import org.gyrus.network.Network;

/**
 * Equations, compiled: o = F(t, y, u, p; w) and its exact derivatives. Immutable and thread-safe; each thread asks for an
 * {@link Evaluator} of its own. The same type serves rates, observables, conditions of events, jumps and delays.
 *
 * <p>Conventions: the slope of |x| at 0 is 0; of equal arguments of min and max the first one counts; a condition has no
 * derivative; x^n with a whole n up to 16 is n factors; a power's slope with respect to its exponent is 0 at base 0; x / K with
 * a K of constants and parameters alone is x (1 / K), one rounding more.
 */
public final class Program {
    private final Signature signature;
    private final int outputs;
    private final Code.Networks networks;
    private final List<String> networkNames;
    private final Derivatives derivatives;
    private final Map<String, StepCodes> steps = new ConcurrentHashMap<>();
    private final Map<String, StageCodes> stages = new ConcurrentHashMap<>();

    private Program(Signature signature, int outputs, Code code, List<String> networkNames) {
        this.signature = signature;
        this.outputs = outputs;
        this.networks = code.networks();
        this.networkNames = networkNames;
        this.derivatives = new Derivatives(code);
    }

    /**
     * As {@link #compile(List, Signature, Map, Map)} without definitions.
     */
    public static Program compile(List<Expression> outputs, Signature signature, Map<String, Network> networks) {
        return compile(outputs, signature, Map.of(), networks);
    }

    /**
     * Compiles expressions; what they share is computed once.
     *
     * @param outputs o, in order
     * @param signature the names of t, y, u and p. A past value {@code V(t - tau)} is the input named
     *     {@link #nameOf}
     * @param definitions names that stand for expressions, in any order
     * @param networks by the name of the learned function; their weights stand one after the other in alphabetical
     *     order of the names. Result k of a network f with several is the learned function {@code f_k}, from 1
     * @throws EngineException for an unknown name, a circle of definitions, a network of another shape, or a change in
     *     space that is not among the inputs
     */
    public static Program compile(
            List<Expression> outputs,
            Signature signature,
            Map<String, Expression> definitions,
            Map<String, Network> networks) {
        Map<String, Network> sorted = new TreeMap<>(networks);
        List<String> names = List.copyOf(sorted.keySet());
        if (!names.isEmpty()) {
            VectorSwitch.begin();
        }
        Code.Networks all = new Code.Networks(List.copyOf(sorted.values()));
        Code code = Lowering.of(outputs, signature, definitions, names, all);
        return new Program(signature, outputs.size(), code, names);
    }

    /** The name of the input that carries a past value: its own text, such as {@code V(t - tau)}. */
    public static String nameOf(Expression.Delayed past) {
        return past.toString();
    }

    /** The name of the input that carries a change in space: its own text, such as {@code laplacian(c)}. */
    public static String nameOf(Expression.Differential change) {
        return change.toString();
    }

    /** A new evaluator over this many lanes, with scratch memory of its own. */
    public Evaluator evaluator(int lanes) {
        if (lanes < 1) {
            throw new EngineException("A program runs on at least one lane, but " + lanes + " was given.");
        }
        return new CodeEvaluator(this, derivatives, lanes);
    }

    /**
     * Whole steps of an explicit Runge-Kutta method, for programs whose results are the rates of the states.
     *
     * @param a strictly lower triangular: row i holds a_{i,0} ... a_{i,i-1}
     * @param b the weights of the new state
     * @param e the weights of the error estimate, b - b of the embedded method; empty for none
     * @param c the nodes
     */
    public StepKernel stepKernel(int lanes, double[][] a, double[] b, double[] e, double[] c) {
        if (outputs != signature.states().size()) {
            throw new EngineException("A step needs one rate for each state, but the program has " + outputs
                    + " result(s) and " + signature.states().size() + " state(s).");
        }
        StepCode.Method method = new StepCode.Method(a, b, e, c);
        String key = Arrays.deepToString(new Object[] {a, b, e, c});
        StepCodes codes = steps.computeIfAbsent(
                key,
                k -> new StepCodes(
                        derivatives, method, outputs, signature.inputs().size()));
        return new CodeStepKernel(codes, lanes, signature.parameters().size(), weightCount());
    }

    /**
     * Stages of an explicit Runge-Kutta method on a space, for programs whose results are the rates of the states and whose
     * inputs are flows between cells, then fields; empty where wide vectors are missing, and for networks.
     *
     * @param flows how many inputs are flows
     * @param fields the rows of {@link StageKernel.Role#FIELD_BARS} of the other inputs, in their order
     * @param a strictly lower triangular, b the weights of the new state
     */
    public Optional<StageKernel> stageKernel(int cells, int flows, int[] fields, double[][] a, double[] b) {
        if (weightCount() > 0
                || !VectorSwitch.isPossible()
                || outputs != signature.states().size()) {
            return Optional.empty();
        }
        String key = Arrays.deepToString(new Object[] {flows, fields, a, b});
        StageCodes codes = stages.computeIfAbsent(key, k -> new StageCodes(derivatives, outputs, flows, fields, a, b));
        return codes.suits()
                ? Optional.of(
                        new StageKernel(codes, cells, signature.parameters().size()))
                : Optional.empty();
    }

    /** Compiles the loops of all stages made so far now, in this thread, and uses them, fast or not. */
    public void compileStages() {
        stages.values().forEach(StageCodes::compile);
    }

    /** Compiles the one-lane source of value and gradient now, in this thread, instead of after some thousand calls. */
    public void compileSource() {
        ReverseMode.Pair pair = derivatives.reverse();
        for (Code code : List.of(derivatives.value, pair.forward(), pair.reverse(), derivatives.forward())) {
            derivatives.hot(code).compile();
        }
    }

    /** The same for many lanes; the interpreter stays where wide vectors are missing, and for networks. */
    void compileLanes() {
        ReverseMode.Pair pair = derivatives.reverse();
        for (Code code : List.of(derivatives.value, pair.forward(), pair.reverse(), derivatives.forward())) {
            derivatives.hot(code).lanes().compile();
        }
    }

    /** The names of the arguments. */
    public Signature signature() {
        return signature;
    }

    /** The number of results o. */
    public int outputs() {
        return outputs;
    }

    /** The number of weights of all networks. */
    public int weightCount() {
        return networks.weightsAt(networks.all().size());
    }

    /** The names of the networks in the order of their weights. */
    public List<String> networkNames() {
        return networkNames;
    }

    /** Where the weights of a network start in w. */
    public int weightsAt(String network) {
        int index = networkNames.indexOf(network);
        if (index < 0) {
            throw new EngineException("The program has no network " + network + "; it has " + networkNames + ".");
        }
        return networks.weightsAt(index);
    }

    /** The first weights of all networks, in the program's order: a new array. */
    public double[] initialWeights() {
        double[] weights = new double[weightCount()];
        for (int i = 0; i < networkNames.size(); i++) {
            double[] own = networks.get(i).initialWeights();
            System.arraycopy(own, 0, weights, networks.weightsAt(i), own.length);
        }
        return weights;
    }

    /** The number of operations of one evaluation; a network counts as one. */
    public int operations() {
        return derivatives.value.operations();
    }

    /** A fresh set of zeros to {@link Evaluator#pullBack} into. */
    public Cotangent cotangent(int lanes) {
        return new Cotangent(
                signature.states().size(),
                signature.inputs().size(),
                signature.parameters().size(),
                weightCount(),
                lanes);
    }

    /** A fresh direction of zeros. */
    public Tangent tangent(int lanes) {
        return new Tangent(
                signature.states().size(),
                signature.inputs().size(),
                signature.parameters().size(),
                weightCount(),
                lanes);
    }
}
