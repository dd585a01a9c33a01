// SPDX-License-Identifier: Apache-2.0
package org.gyrus.space;

import java.util.Arrays;

/**
 * The neighbors of the cells inside a mask, numbered along x first, in segments that loops can run over.
 *
 * <p>In a regular segment each neighbor lies at a constant distance in the order of cells (a missing one at distance 0: the
 * cell itself, between which and itself nothing flows), so that one loop without a question runs over all of it. What is
 * left, the ends of rows above all, has its neighbors in a list. Sides: x down, x up, y down, y up, z down, z up.
 */
final class Segments {
    static final int SIDES = 6;
    /** The neighbor beyond a boundary that holds a value. */
    static final int BEYOND = -1;

    private static final int STRIDE = 256;

    /** Shorter segments are listed. */
    private static final int SHORT = 8;

    /** The first cell of each; then the number of cells, at which searches and loops end. */
    private int[] start = new int[65];
    /** Where the neighbors of its first cell are in {@link #neighbor}; -1 for a regular one. */
    private int[] list = new int[64];

    private int count;
    /** Which sides of a regular segment are beyond a boundary that holds a value: one bit each. */
    private byte[] beyond = new byte[64];
    /** The segment of every {@link #STRIDE}th cell, where searches begin. */
    private int[] near = {};

    /** Where loops that begin in a regular segment may end: beyond listed cells, which are done again afterwards. */
    private int[] span = {};

    private int reach;
    /** {@code [segment * SIDES + side]}; 0 beyond a boundary. */
    int[] distance = new int[64 * SIDES];
    /** {@code [listed cell * SIDES + side]}. */
    int[] neighbor = new int[64 * SIDES];

    private int listed;

    private Segments() {}

    /** @param place the cells' places in a raster, rising */
    static Segments of(Lattice lattice, int[] place) {
        int[] cellAt = new int[lattice.size()];
        Arrays.fill(cellAt, -1);
        for (int i = 0; i < place.length; i++) {
            cellAt[place[i]] = i;
        }
        Segments made = new Segments();
        int[] now = new int[SIDES];
        int[] before = new int[SIDES];
        int begin = 0;
        for (int i = 0; i <= place.length; i++) {
            if (i < place.length) {
                neighbors(lattice, cellAt, place[i], i, now);
            }
            if (i == place.length || i == 0 || !goesOn(now, before, i)) {
                made.close(lattice, cellAt, place, begin, i);
                begin = i;
            }
            int[] swap = before;
            before = now;
            now = swap;
        }
        made.start[made.count] = place.length;
        made.trim();
        return made;
    }

    private static void neighbors(Lattice lattice, int[] cellAt, int place, int cell, int[] out) {
        for (int side = 0; side < SIDES; side++) {
            int p = lattice.neighbor(place, side / 2, side % 2 == 0 ? -1 : 1);
            int j = p < 0 ? -1 : cellAt[p];
            boolean none = side / 2 >= lattice.axes() || Double.isNaN(lattice.held());
            out[side] = j >= 0 ? j : none ? cell : BEYOND;
        }
    }

    /** Whether every neighbor is as far away as that of the cell before, or beyond the boundary like that one. */
    private static boolean goesOn(int[] now, int[] before, int cell) {
        boolean same = true;
        for (int side = 0; side < SIDES; side++) {
            boolean out = now[side] == BEYOND || before[side] == BEYOND;
            same &= out ? now[side] == before[side] : now[side] - cell == before[side] - (cell - 1);
        }
        return same;
    }

    private void close(Lattice lattice, int[] cellAt, int[] place, int from, int to) {
        if (from == to) {
            return;
        }
        int[] now = new int[SIDES];
        neighbors(lattice, cellAt, place[from], from, now);
        if (to - from >= SHORT) {
            open(from, -1);
            for (int side = 0; side < SIDES; side++) {
                boolean out = now[side] == BEYOND;
                distance[(count - 1) * SIDES + side] = out ? 0 : now[side] - from;
                beyond[count - 1] |= (byte) (out ? 1 << side : 0);
                reach = Math.max(reach, out ? 0 : Math.abs(now[side] - from));
            }
            return;
        }
        if (count == 0 || list[count - 1] < 0) {
            open(from, listed * SIDES);
        }
        for (int i = from; i < to; i++) {
            neighbors(lattice, cellAt, place[i], i, now);
            if ((listed + 1) * SIDES > neighbor.length) {
                neighbor = Arrays.copyOf(neighbor, 2 * neighbor.length);
            }
            for (int j : now) {
                reach = Math.max(reach, j == BEYOND ? 0 : Math.abs(j - i));
            }
            System.arraycopy(now, 0, neighbor, listed++ * SIDES, SIDES);
        }
    }

    private void open(int from, int listAt) {
        if (count == list.length) {
            list = Arrays.copyOf(list, 2 * count);
            beyond = Arrays.copyOf(beyond, 2 * count);
            start = Arrays.copyOf(start, 2 * count + 1);
            distance = Arrays.copyOf(distance, 2 * count * SIDES);
        }
        start[count] = from;
        list[count++] = listAt;
    }

    private void trim() {
        start = Arrays.copyOf(start, count + 1);
        list = Arrays.copyOf(list, count);
        beyond = Arrays.copyOf(beyond, count);
        span = new int[count];
        for (int s = count - 1, next = -1; s >= 0; s--) {
            if (list[s] < 0) {
                span[s] = next >= 0 && isAlike(s, next) ? span[next] : start[s + 1];
                next = s;
            }
        }
        near = new int[start[count] / STRIDE + 1];
        for (int k = 0, s = 0; k < near.length; k++) {
            while (s < count - 1 && start[s + 1] <= k * STRIDE) {
                s++;
            }
            near[k] = s;
        }
        distance = Arrays.copyOf(distance, count * SIDES);
        neighbor = Arrays.copyOf(neighbor, listed * SIDES);
    }

    /** Whether the neighbors in two regular segments are equally far away, none beyond a boundary. */
    private boolean isAlike(int a, int b) {
        return beyond[a] == 0
                && beyond[b] == 0
                && Arrays.equals(distance, a * SIDES, (a + 1) * SIDES, distance, b * SIDES, (b + 1) * SIDES);
    }

    /** The end of the cells, listed ones among them, that one loop over a regular segment and those alike may run over. */
    int span(int segment) {
        return span[segment];
    }

    /** The segment of a cell. */
    int find(int cell) {
        int s = near[cell / STRIDE];
        while (start[s + 1] <= cell) {
            s++;
        }
        return s;
    }

    /** The first cell of a segment; of the one after the last, the number of cells. */
    int start(int segment) {
        return start[segment];
    }

    boolean isRegular(int segment) {
        return list[segment] < 0;
    }

    /** Which sides of a regular segment are beyond the boundary: one bit each. */
    int beyond(int segment) {
        return beyond[segment];
    }

    /** How far apart neighbors are at most. */
    int reach() {
        return reach;
    }

    /** Where the distances of a regular segment are. */
    int distancesOf(int segment) {
        return segment * SIDES;
    }

    /** Where the neighbors of a cell in a listed segment are. */
    int neighborsOf(int segment, int cell) {
        return list[segment] + (cell - start[segment]) * SIDES;
    }

    /** One neighbor of a cell; the cell itself where there is none, {@link #BEYOND} beyond a boundary. */
    int neighborOf(int segment, int cell, int side) {
        if (!isRegular(segment)) {
            return neighbor[neighborsOf(segment, cell) + side];
        }
        return (beyond[segment] >> side & 1) != 0 ? BEYOND : cell + distance[segment * SIDES + side];
    }

    /** How many cells are listed. */
    int listed() {
        return listed;
    }
}
