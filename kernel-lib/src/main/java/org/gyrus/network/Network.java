// SPDX-License-Identifier: Apache-2.0
package org.gyrus.network;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * A learnable function o = N(x; w) of named quantities; immutable, every {@code with}-like method gives a new one.
 *
 * <p>A multilayer perceptron: o = outputScaling(W_n s(... s(W_1 inputScaling(x) + b_1) ...) + b_n). Its weights are one
 * array: for each layer W row by row ({@code [output][input]}), then b. The last layer has no activation.
 *
 * <p>Does not suit images and long sequences.
 */
public final class Network {
    private final List<String> inputs;
    private final List<Integer> hidden;
    private final Activation activation;
    private final int outputs;
    private final Scaling inputScaling;
    private final Scaling outputScaling;
    private final Initialization initialization;
    private final long seed;
    private final boolean zeroOutput;
    private final Foreign foreign;

    private Network(Draft draft) {
        inputs = draft.inputs;
        hidden = draft.hidden;
        activation = draft.activation;
        outputs = draft.outputs;
        inputScaling = draft.inputScaling;
        outputScaling = draft.outputScaling;
        initialization = draft.initialization;
        seed = draft.seed;
        zeroOutput = draft.zeroOutput;
        foreign = draft.foreign;
    }

    /** A block of the user's own, run by DJL: initialized once, then only read. */
    private record Foreign(Block block, DataType type) {}

    /**
     * Any DJL block, in double precision: maps a batch of shape [n, inputs] to one of shape [n, outputs].
     *
     * @param inputs names as they stand in the model
     */
    public static Network of(Block block, String... inputs) {
        return of(block, DataType.FLOAT64, inputs);
    }

    /**
     * Any DJL block.
     *
     * @param type FLOAT64, or FLOAT32 where speed on a GPU counts more than digits
     */
    public static Network of(Block block, DataType type, String... inputs) {
        if (type != DataType.FLOAT64 && type != DataType.FLOAT32) {
            throw new NetworkException("A network runs in FLOAT64 or FLOAT32, but " + type + " was given.");
        }
        TorchEngine.checked();
        Draft draft = new Draft(mlp(inputs));
        Shape shape = new Shape(1, inputs.length);
        if (!block.isInitialized()) {
            block.initialize(NDManager.newBaseManager(Device.cpu(), TorchEngine.NAME), type, shape);
        }
        Shape result = block.getOutputShapes(new Shape[] {shape})[0];
        if (result.dimension() != 2) {
            throw new NetworkException(
                    "A block gives a batch of rows, [n, outputs], but this one gives " + result + ".");
        }
        draft.outputs = (int) result.get(1);
        draft.outputScaling = Scaling.none(draft.outputs);
        draft.foreign = new Foreign(block, type);
        return new Network(draft);
    }

    /** A draft of this perceptron; a user's own block cannot be changed here. */
    private Draft change() {
        if (foreign != null) {
            throw new NetworkException(
                    "This network is a DJL block: change the block itself, and call Network.of again.");
        }
        return new Draft(this);
    }

    /** Whether it is a perceptron that the engine's own kernel runs. */
    public boolean isLowered() {
        return foreign == null;
    }

    /** How it runs, and why: for example {@code lowered: 2 linear layers, tanh}. */
    public String path() {
        if (foreign == null) {
            String shape = hidden.isEmpty() ? "" : ", " + activation.symbol();
            return "lowered: " + (hidden.size() + 1) + " linear layer(s)" + shape;
        }
        return "DJL on " + TorchEngine.device() + ", " + foreign.type.name().toLowerCase(Locale.ROOT)
                + ": a block of one's own, " + foreign.block.getClass().getSimpleName();
    }

    /** The DJL block underneath: the user's own, or a new one with the layers, activations and scaling of this. */
    public Block block() {
        return foreign == null ? PerceptronBlock.of(layers(), inputScaling, outputScaling) : foreign.block;
    }

    /** What evaluates it in DJL: of the user's own block, or of {@link #block}. */
    public BlockFunction function() {
        if (foreign == null) {
            return of(block(), inputs.toArray(new String[0])).function();
        }
        return new BlockFunction(foreign.block, foreign.type, inputs.size(), outputs);
    }

    /**
     * A perceptron that sees these quantities: 16 hidden units, tanh, one output, Glorot weights of seed 0.
     *
     * @param inputs names as they stand in the model
     */
    public static Network mlp(String... inputs) {
        if (inputs.length == 0) {
            throw new NetworkException(
                    "A network sees something: write Network.mlp(\"V\") or Network.mlp(\"V\", \"t\").");
        }
        Draft draft = new Draft();
        draft.inputs = List.of(inputs);
        draft.inputScaling = Scaling.none(inputs.length);
        return new Network(draft);
    }

    /** Sizes of the hidden layers, first to last; none makes it a linear map. */
    public Network hidden(int... sizes) {
        Draft draft = change();
        draft.hidden = Arrays.stream(sizes).boxed().toList();
        for (int size : sizes) {
            if (size < 1) {
                throw new NetworkException("A hidden layer has at least one unit, but " + size + " was given.");
            }
        }
        return new Network(draft);
    }

    /** The activation of all hidden layers. */
    public Network activation(Activation function) {
        Draft draft = change();
        draft.activation = Objects.requireNonNull(function);
        return new Network(draft);
    }

    /** Hidden units tanh(z). */
    public Network tanh() {
        return activation(Activation.TANH);
    }

    /** Hidden units log(1 + exp(z)). */
    public Network softplus() {
        return activation(Activation.SOFTPLUS);
    }

    /** Hidden units max(0, z). Does not suit high-order solvers: the slope jumps. */
    public Network relu() {
        return activation(Activation.RELU);
    }

    /** Hidden units 1 / (1 + exp(-z)). */
    public Network sigmoid() {
        return activation(Activation.SIGMOID);
    }

    /** Hidden units exp(-z^2). */
    public Network rbf() {
        return activation(Activation.RBF);
    }

    /** Hidden units z / (1 + exp(-z)). */
    public Network swish() {
        return activation(Activation.SWISH);
    }

    /** The number of results. */
    public Network outputs(int count) {
        if (count < 1) {
            throw new NetworkException("A network has at least one output, but " + count + " was given.");
        }
        Draft draft = change();
        draft.outputs = count;
        draft.outputScaling = Scaling.none(count);
        return new Network(draft);
    }

    /** Each input is seen as (x - shift) scale. */
    public Network scaleInputs(double[] shift, double[] scale) {
        Draft draft = change();
        draft.inputScaling = matching(new Scaling(list(shift), list(scale)), inputs.size(), "inputs");
        return new Network(draft);
    }

    /** Each result o is given as shift + scale o. Call after {@link #outputs}. */
    public Network scaleOutputs(double[] shift, double[] scale) {
        Draft draft = change();
        draft.outputScaling = matching(new Scaling(list(shift), list(scale)), outputs, "outputs");
        return new Network(draft);
    }

    private static List<Double> list(double[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }

    private static Scaling matching(Scaling scaling, int count, String what) {
        if (scaling.size() != count) {
            throw new NetworkException("The network has " + count + " " + what + ", but " + scaling.size()
                    + " shifts and scales were given.");
        }
        return scaling;
    }

    /** How the first weights are drawn. */
    public Network initialized(Initialization rule) {
        Draft draft = change();
        draft.initialization = Objects.requireNonNull(rule);
        return new Network(draft);
    }

    /** The seed of the first weights. */
    public Network seed(long value) {
        Draft draft = change();
        draft.seed = value;
        return new Network(draft);
    }

    /** Starts as the function 0 (before output scaling): a hybrid starts as its mechanism. */
    public Network zeroOutput() {
        Draft draft = change();
        draft.zeroOutput = true;
        return new Network(draft);
    }

    /** The names of what it sees. */
    public List<String> inputs() {
        return inputs;
    }

    /** The number of results. */
    public int outputs() {
        return outputs;
    }

    /** The layers of a perceptron, first to last. */
    public List<Layer> layers() {
        change();
        List<Layer> layers = new ArrayList<>();
        int from = inputs.size();
        for (int size : hidden) {
            layers.add(new Layer(from, size, activation));
            from = size;
        }
        layers.add(new Layer(from, outputs, Activation.IDENTITY));
        return List.copyOf(layers);
    }

    /** Applied to what it sees. */
    public Scaling inputScaling() {
        return inputScaling;
    }

    /** o is given as shift + scale o. */
    public Scaling outputScaling() {
        return outputScaling;
    }

    /** The number of weights. */
    public int weightCount() {
        return foreign == null ? layers().stream().mapToInt(Layer::weightCount).sum() : initialWeights().length;
    }

    /** The first weights, by seed: a new array. */
    public double[] initialWeights() {
        if (foreign != null) {
            return foreign.block.getParameters().values().stream()
                    .flatMapToDouble(p -> Arrays.stream(BlockFunction.numbers(p.getArray())))
                    .toArray();
        }
        double[] weights = new double[weightCount()];
        SplittableRandom random = new SplittableRandom(seed);
        List<Layer> layers = layers();
        int at = 0;
        for (int n = 0; n < layers.size(); n++) {
            Layer layer = layers.get(n);
            for (int i = 0; i < layer.inputs() * layer.outputs(); i++) {
                double weight = initialization.weight(layer, random);
                weights[at + i] = zeroOutput && n == layers.size() - 1 ? 0 : weight;
            }
            at += layer.weightCount();
        }
        return weights;
    }

    /** For example {@code 2-16-16-1 tanh}. */
    @Override
    public String toString() {
        if (foreign != null) {
            return inputs.size() + "-" + outputs + " "
                    + foreign.block.getClass().getSimpleName();
        }
        String sizes = layers().stream().map(l -> "-" + l.outputs()).collect(Collectors.joining());
        return inputs.size() + sizes + (hidden.isEmpty() ? " linear" : " " + activation.symbol());
    }

    /** What a network is made of, while one is being changed. */
    private static final class Draft {
        private List<String> inputs;
        private List<Integer> hidden = List.of(16);
        private Activation activation = Activation.TANH;
        private int outputs = 1;
        private Scaling inputScaling;
        private Scaling outputScaling = Scaling.none(1);
        private Initialization initialization = Initialization.GLOROT;
        private long seed;
        private boolean zeroOutput;
        private Foreign foreign;

        Draft() {}

        Draft(Network from) {
            inputs = from.inputs;
            hidden = from.hidden;
            activation = from.activation;
            outputs = from.outputs;
            inputScaling = from.inputScaling;
            outputScaling = from.outputScaling;
            initialization = from.initialization;
            seed = from.seed;
            zeroOutput = from.zeroOutput;
            foreign = from.foreign;
        }
    }
}
