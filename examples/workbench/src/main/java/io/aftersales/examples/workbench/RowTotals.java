package io.aftersales.examples.workbench;

import io.aftersales.domain.orders.OrderLine;
import io.aftersales.examples.workbench.CsvTable.Column;

/**
 * Totals of the rows read so far. Every figure of a command is a sum of some of these rows, so that none of them overflows when these totals
 * do not.
 */
final class RowTotals {
    private long amounts;
    private long units;

    /** Counts an amount in minor units; a credit counts like a charge of the same size. */
    void amount(CsvRow row, Column column, long minor) {
        long size = minor == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(minor);
        amounts = counted(amounts, size, row, column, "amounts");
    }

    /** Counts units; a number that no order can have counts as none, because no case is opened on it. */
    void units(CsvRow row, Column column, long quantity) {
        units = counted(units, isPossible(quantity) ? quantity : 0, row, column, "quantities");
    }

    /** Tells whether an order can have so many units of a line. */
    static boolean isPossible(long quantity) {
        return quantity >= 1 && quantity <= OrderLine.MOST_UNITS;
    }

    private static long counted(long total, long more, CsvRow row, Column column, String what) {
        if (total > Long.MAX_VALUE - more) {
            throw row.fault(column, "the " + what + " of all rows up to this one are beyond 64 bits");
        }
        return total + more;
    }
}
