// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gyrus.expression.Expression;
import org.gyrus.expression.Expression.Arithmetic;
import org.gyrus.expression.Expression.FunctionCall;
import org.gyrus.expression.Expression.LearnedCall;
import org.gyrus.expression.Expression.Literal;
import org.gyrus.expression.Expression.Symbol;
import org.gyrus.expression.Function;
import org.gyrus.expression.Operator;
import org.gyrus.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Interpreter on one lane, on many, and generated source give the same bits; no call allocates. */
class ExecutorsTest {
    private static Program random(long seed) {
        RandomExpressions trees = new RandomExpressions(seed);
        return Program.compile(List.of(trees.next(6), trees.next(4)), RandomExpressions.SIGNATURE, Map.of());
    }

    private static Program withNetwork() {
        List<Expression> x = List.of(new Symbol("x"), new Symbol("t"), new Symbol("a"));
        Expression f = new LearnedCall("f_1", x);
        return Program.compile(
                List.of(new Arithmetic(Operator.MULTIPLY, f, new Symbol("y")), new LearnedCall("f_2", x)),
                RandomExpressions.SIGNATURE,
                Map.of("f", Network.mlp("x", "t", "a").hidden(9, 5).outputs(2).softplus()));
    }

    /** 60 states on a ring, each driven by its neighbors through functions. */
    private static Program ring() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            names.add("x" + i);
        }
        List<Expression> rates = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Expression next = new Symbol(names.get((i + 1) % 60));
            Expression far = new Symbol(names.get((i + 31) % 60));
            Expression drive = new FunctionCall(Function.TANH, List.of(new Arithmetic(Operator.MULTIPLY, next, far)));
            Expression decay = new Arithmetic(Operator.DIVIDE, new Symbol(names.get(i)), new Literal(3));
            rates.add(new Arithmetic(Operator.SUBTRACT, drive, new Arithmetic(Operator.MULTIPLY, decay, next)));
        }
        return Program.compile(rates, new Signature("t", names, List.of(), List.of()), Map.of());
    }

    /** Everything that an evaluator gives at one set of random arguments, on lane l of many. */
    private record Point(Program program, int lanes, double[] y, double[] u, double[] p, double[] w, double[] seed) {
        static Point of(Program program, int lanes) {
            SplittableRandom random = new SplittableRandom(4);
            Signature names = program.signature();
            return new Point(
                    program,
                    lanes,
                    numbers(random, names.states().size() * lanes),
                    numbers(random, names.inputs().size() * lanes),
                    numbers(random, names.parameters().size() * lanes),
                    program.initialWeights(),
                    numbers(random, program.outputs() * lanes));
        }

        private static double[] numbers(SplittableRandom random, int n) {
            return random.doubles(n, -2, 2).toArray();
        }

        Point lane(int l) {
            return new Point(program, 1, pick(y, l), pick(u, l), pick(p, l), w, pick(seed, l));
        }

        private double[] pick(double[] x, int l) {
            double[] one = new double[x.length / lanes];
            for (int i = 0; i < one.length; i++) {
                one[i] = x[i * lanes + l];
            }
            return one;
        }

        /** Values, then cotangents and slopes, without those of the weights. */
        List<double[]> all(Evaluator evaluator) {
            evaluator.bind(p, w);
            double[] out = new double[seed.length];
            double[] tape = new double[evaluator.tapeLength()];
            evaluator.evaluate(0.3, y, 0, u, 0, out, 0, null, 0);
            double[] again = new double[seed.length];
            evaluator.evaluate(0.3, y, 0, u, 0, again, 0, tape, 0);
            Cotangent bar = program.cotangent(lanes);
            evaluator.pullBack(0.3, y, 0, u, 0, seed, 0, tape, 0, bar);
            Cotangent recomputed = program.cotangent(lanes);
            evaluator.pullBack(0.3, y, 0, u, 0, seed, 0, null, 0, recomputed);
            Tangent dot = program.tangent(lanes);
            System.arraycopy(y, 0, dot.y, 0, y.length);
            System.arraycopy(p, 0, dot.p, 0, p.length);
            double[] outDot = new double[seed.length];
            evaluator.pushForward(0.3, y, 0, u, 0, dot, outDot, 0);
            return List.of(out, again, bar.y, bar.u, bar.p, bar.t, recomputed.y, recomputed.p, outDot);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 8, 64, 128, 129, 1000})
    void lanesAgreeWithOneLaneBitByBit(int lanes) {
        List<Program> programs = List.of(random(1), random(2), random(3), withNetwork());
        for (Program program : programs) {
            Point many = Point.of(program, lanes);
            List<double[]> all = many.all(program.evaluator(lanes));
            Evaluator one = program.evaluator(1);
            for (int l = 0; l < lanes; l += Math.max(1, lanes / 7)) {
                List<double[]> alone = many.lane(l).all(one);
                for (int i = 0; i < all.size(); i++) {
                    assertThat(alone.get(i)).as("result %d of lane %d", i, l).containsExactly(many.pick(all.get(i), l));
                }
            }
        }
    }

    @Test
    void generatedSourceAgreesWithTheInterpreterBitByBit() {
        List<Program> programs = new ArrayList<>(List.of(withNetwork(), ring()));
        for (int seed = 0; seed < 25; seed++) {
            programs.add(random(seed));
        }
        for (Program program : programs) {
            Point point = Point.of(program, 1);
            List<double[]> interpreted = point.all(program.evaluator(1));
            program.compileSource();
            List<double[]> compiled = point.all(program.evaluator(1));
            for (int i = 0; i < compiled.size(); i++) {
                assertThat(compiled.get(i)).as("result %d", i).containsExactly(interpreted.get(i));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 13, 128, 300})
    void generatedSourceForLanesAgreesWithTheInterpreterBitByBit(int lanes) {
        assumeTrue(VectorSwitch.isPossible(), "no wide vectors on this machine");
        List<Program> programs = new ArrayList<>(List.of(withNetwork(), ring()));
        for (int seed = 0; seed < 25; seed++) {
            programs.add(random(seed));
        }
        for (Program program : programs) {
            Point point = Point.of(program, lanes);
            List<double[]> interpreted = point.all(program.evaluator(lanes));
            program.compileLanes();
            List<double[]> compiled = point.all(program.evaluator(lanes));
            for (int i = 0; i < compiled.size(); i++) {
                assertThat(compiled.get(i)).as("result %d", i).containsExactly(interpreted.get(i));
            }
        }
    }

    @Test
    void weightsAreSummedOverLanes() {
        Program program = withNetwork();
        Point many = Point.of(program, 129);
        Evaluator evaluator = program.evaluator(129);
        evaluator.bind(many.p, many.w);
        Cotangent bar = program.cotangent(129);
        evaluator.pullBack(0.3, many.y, 0, many.u, 0, many.seed, 0, null, 0, bar);
        Cotangent sum = program.cotangent(1);
        Evaluator one = program.evaluator(1);
        for (int l = 0; l < 129; l++) {
            Point lane = many.lane(l);
            one.bind(lane.p, lane.w);
            one.pullBack(0.3, lane.y, 0, lane.u, 0, lane.seed, 0, null, 0, sum);
        }
        for (int i = 0; i < sum.w.length; i++) {
            assertThat(bar.w[i]).isCloseTo(sum.w[i], org.assertj.core.data.Offset.offset(1e-12));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64, 200})
    void aCallAllocatesNothing(int lanes) {
        Program program = withNetwork();
        Point point = Point.of(program, lanes);
        Evaluator evaluator = program.evaluator(lanes);
        evaluator.bind(point.p, point.w);
        VectorSwitch.prepare();
        double[] out = new double[point.seed.length];
        double[] tape = new double[evaluator.tapeLength()];
        Cotangent bar = program.cotangent(lanes);
        Tangent dot = program.tangent(lanes);
        Runnable calls = () -> {
            for (int i = 0; i < 200; i++) {
                evaluator.evaluate(0.3, point.y, 0, point.u, 0, out, 0, tape, 0);
                evaluator.pullBack(0.3, point.y, 0, point.u, 0, point.seed, 0, tape, 0, bar);
                evaluator.pushForward(0.3, point.y, 0, point.u, 0, dot, out, 0);
            }
        };
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        // Vectors are objects until their loops are compiled, so wait for that.
        long least = Long.MAX_VALUE;
        long end = System.nanoTime() + 20_000_000_000L;
        while (least > 0 && System.nanoTime() < end) {
            long before = thread.getCurrentThreadAllocatedBytes();
            calls.run();
            least = Math.min(least, thread.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isZero();
    }

    @Test
    void aProgramServesManyThreads() throws Exception {
        Program program = withNetwork();
        Point point = Point.of(program, 5);
        List<double[]> expected = point.all(program.evaluator(5));
        Program fresh = withNetwork();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<double[]>>> results = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                results.add(threads.submit(() -> point.all(fresh.evaluator(5))));
            }
            for (Future<List<double[]>> result : results) {
                for (int i = 0; i < expected.size(); i++) {
                    assertThat(result.get().get(i)).containsExactly(expected.get(i));
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
