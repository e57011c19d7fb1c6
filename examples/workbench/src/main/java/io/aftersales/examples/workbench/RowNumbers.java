package io.aftersales.examples.workbench;

import java.util.Arrays;

/** Numbers of rows in a file, one for each part of an order. They are plain ints, because a history has hundreds of thousands of rows. */
final class RowNumbers {
    private static final int[] NONE = {};

    private int[] rows = NONE;
    private int size;

    void add(int row) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, 2 * size + 1);
        }
        rows[size++] = row;
    }

    int get(int index) {
        return rows[index];
    }
}
