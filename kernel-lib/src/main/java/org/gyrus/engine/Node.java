// SPDX-License-Identifier: Apache-2.0
package org.gyrus.engine;

import java.util.List;

/**
 * One value of a program: an operation on earlier values, which are named by their number.
 *
 * @param datum what the operation needs beside operands: the bits of a constant; place and index of an argument;
 *     network and tape row of a network node; the number of a result
 */
record Node(Operation operation, List<Integer> operands, long datum) {

    static Node constant(double value) {
        return new Node(Operation.CONSTANT, List.of(), Double.doubleToRawLongBits(value));
    }

    @SuppressWarnings("EnumOrdinal") // never stored
    static Node argument(Place place, int index) {
        return new Node(Operation.ARGUMENT, List.of(), (long) place.ordinal() << 32 | index);
    }

    /** @param row where its record starts on the tape, or -1 to keep none */
    static Node network(Operation operation, List<Integer> operands, int network, int row) {
        return new Node(operation, List.copyOf(operands), (long) network << 32 | (row & 0xffffffffL));
    }

    int operand(int k) {
        return operands.get(k);
    }

    boolean is(Operation other) {
        return operation == other;
    }

    double value() {
        return Double.longBitsToDouble(datum);
    }

    Place place() {
        return PLACES[high()];
    }

    /** Of an argument, or of a network's result. */
    int index() {
        return (int) datum;
    }

    int network() {
        return high();
    }

    int row() {
        return (int) datum;
    }

    private int high() {
        return (int) (datum >> 32);
    }

    private static final Place[] PLACES = Place.values();
}
