package io.aftersales.examples.benchmarks;

/**
 * One way to carry out whole returns with everything in memory: an order of one line is delivered, one of its three units is applied for,
 * approved, received and inspected, its price is refunded, and the case is over.
 */
interface Returns {
    /** Units of the only line of each order. */
    int UNITS = 3;

    /** Price of the whole line, minor units. */
    long PRICE = 2_000;

    /** Carries out the return of one unit on an order of its own; order numbers differ. */
    void wholeReturn(long order);

    /** Returns the amount the payment provider has paid back for an order, minor units. */
    long paidBack(long order);

    /** Tells whether the case of an order is over and paid. */
    boolean isRefunded(long order);

    /** Checks that two ways refund the same for some orders, which have not been used before, and are done with them. */
    static void requireSame(Returns one, Returns other, long... orders) {
        for (long order : orders) {
            one.wholeReturn(order);
            other.wholeReturn(order);
            if (one.paidBack(order) == 0
                    || one.paidBack(order) != other.paidBack(order)
                    || !one.isRefunded(order)
                    || !other.isRefunded(order)) {
                throw new IllegalStateException("order %d: %d paid back, and otherwise %d"
                        .formatted(order, one.paidBack(order), other.paidBack(order)));
            }
        }
    }
}
