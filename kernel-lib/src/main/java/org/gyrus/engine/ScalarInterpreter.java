// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gyrus.engine.Code.Sink;

/** Runs a code on one lane: one number per value. */
final class ScalarInterpreter implements Executor {
    private final double[] value;
    private final Operation[] operation;
    private final int[] result;
    private final int[] a;
    private final int[] b;
    private final int[] c;
    /** How many of the first operations give fixed values, computed when bound. */
    private final int fixed;

    private final Node[] arguments;
    private final int[] argumentAt;
    private final Sink[] sinks;
    private final NetworkCalls calls;

    ScalarInterpreter(Code code, NetworkKernel[] kernels) {
        List<Node> nodes = code.nodes();
        value = new double[nodes.size()];
        List<Integer> steps = new ArrayList<>();
        List<Integer> loads = new ArrayList<>();
        for (int i = 0; i < value.length; i++) {
            switch (nodes.get(i).operation()) {
                case ARGUMENT -> loads.add(i);
                case CONSTANT -> value[i] = nodes.get(i).value();
                default -> steps.add(i);
            }
        }
        calls = new NetworkCalls(code, kernels, 1);
        boolean[] stays = code.fixed();
        steps.sort(Comparator.comparing(i -> !stays[i]));
        fixed = (int) steps.stream().filter(i -> stays[i]).count();
        int n = steps.size();
        operation = new Operation[n];
        result = new int[n];
        a = new int[n];
        b = new int[n];
        c = new int[n];
        for (int s = 0; s < n; s++) {
            Node node = nodes.get(steps.get(s));
            operation[s] = node.operation();
            result[s] = steps.get(s);
            if (!node.operation().isNetwork()) {
                a[s] = node.operand(0);
                b[s] = node.operation().arity > 1 ? node.operand(1) : node.index();
                c[s] = node.operation().arity > 2 ? node.operand(2) : 0;
            }
        }
        arguments = loads.stream().map(nodes::get).toArray(Node[]::new);
        argumentAt = loads.stream().mapToInt(i -> i).toArray();
        sinks = code.sinks().toArray(new Sink[0]);
    }

    @Override
    public void bind(Frame frame) {
        load(frame, true);
        compute(0, fixed, frame);
    }

    private void load(Frame frame, boolean bound) {
        for (int i = 0; i < arguments.length; i++) {
            Place place = arguments[i].place();
            if (place.bound == bound) {
                value[argumentAt[i]] =
                        place == Place.TIME ? frame.time : frame.array(place)[frame.at(place) + arguments[i].index()];
            }
        }
    }

    @Override
    public void run(Frame frame) {
        load(frame, false);
        compute(fixed, result.length, frame);
        double[] v = value;
        for (Sink sink : sinks) {
            double[] array = frame.array(sink.place());
            int at = frame.at(sink.place()) + sink.index();
            array[at] = sink.place().accumulates() ? array[at] + v[sink.value()] : v[sink.value()];
        }
    }

    private void compute(int from, int to, Frame frame) {
        double[] v = value;
        for (int s = from; s < to; s++) {
            switch (operation[s]) {
                case NETWORK, NETWORK_VJP, NETWORK_JVP -> calls.runOne(result[s], v, frame);
                case OUTPUT -> v[result[s]] = calls.results(a[s])[b[s]];
                default -> v[result[s]] = operation[s].apply(v[a[s]], v[b[s]], v[c[s]]);
            }
        }
    }
}
