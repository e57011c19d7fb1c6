package io.aftersales.domain.review;

/**
 * What the host knows of a buyer, counted over the period it looks back on, such as the last twelve months. The case in hand is not
 * among them. Counts of a buyer who is not known are 0 and say nothing, neither good nor bad.
 *
 * @param known whether the host knows anything; a first order is known, and has counts of 0
 * @param vip whether the buyer is one of the best
 * @param orders orders placed
 * @param cases cases opened
 * @param refunded cases that ended with a refund
 * @param rejected cases that were not granted
 */
public record BuyerFacts(boolean known, boolean vip, int orders, int cases, int refunded, int rejected) {
    /** Nothing is known. */
    public static final BuyerFacts UNKNOWN = new BuyerFacts(false, false, 0, 0, 0, 0);

    /** What can be counted. */
    public enum Count {
        /** Orders placed. */
        ORDERS,
        /** Cases opened. */
        CASES,
        /** Cases that ended with a refund. */
        REFUNDED_CASES,
        /** Cases that were not granted. */
        REJECTED_CASES
    }

    /** Refuses negative counts. */
    public BuyerFacts {
        if (orders < 0 || cases < 0 || refunded < 0 || rejected < 0) {
            throw new IllegalArgumentException("a buyer with a negative count");
        }
    }

    /** A known buyer with so many orders and cases, of which so many were refunded and rejected. */
    public static BuyerFacts of(int orders, int cases, int refunded, int rejected) {
        return new BuyerFacts(true, false, orders, cases, refunded, rejected);
    }

    /** The same buyer, one of the best. */
    public BuyerFacts asVip() {
        return new BuyerFacts(true, true, orders, cases, refunded, rejected);
    }

    /** One of the counts. */
    public int count(Count which) {
        return switch (which) {
            case ORDERS -> orders;
            case CASES -> cases;
            case REFUNDED_CASES -> refunded;
            case REJECTED_CASES -> rejected;
        };
    }
}
