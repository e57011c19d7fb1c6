package io.aftersales.domain.review;

/**
 * The host's record of a buyer, counted over a period such as the last twelve months, without the case in hand. The counts of an unknown
 * buyer are 0 and say nothing, neither good nor bad.
 *
 * @param known whether the host knows the buyer; a buyer with a first order is known, and has counts of 0
 * @param vip whether the host counts the buyer among its VIPs
 * @param group the group the host puts the buyer in, such as a price list; empty for none
 * @param orders the orders placed
 * @param cases the cases opened
 * @param refunded the cases that ended with a refund
 * @param rejected the cases that were not granted
 * @param kept the cases that were paid while their goods stayed with the buyer
 */
public record BuyerFacts(
        boolean known, boolean vip, String group, int orders, int cases, int refunded, int rejected, int kept) {
    /** The record of a buyer unknown to the host. */
    public static final BuyerFacts UNKNOWN = new BuyerFacts(false, false, "", 0, 0, 0, 0, 0);

    /** A count in a buyer's record. */
    public enum Count {
        /** The orders placed. */
        ORDERS,
        /** The cases opened. */
        CASES,
        /** The cases that ended with a refund. */
        REFUNDED_CASES,
        /** The cases that were not granted. */
        REJECTED_CASES,
        /** The cases that were paid while their goods stayed with the buyer. */
        KEPT_CASES
    }

    /** Refuses negative counts with an {@link IllegalArgumentException}. */
    public BuyerFacts {
        if (orders < 0 || cases < 0 || refunded < 0 || rejected < 0 || kept < 0) {
            throw new IllegalArgumentException("a buyer with a negative count");
        }
    }

    /** Returns the record of a known buyer who is no VIP and has kept no goods that were paid back. */
    public static BuyerFacts of(int orders, int cases, int refunded, int rejected) {
        return new BuyerFacts(true, false, "", orders, cases, refunded, rejected, 0);
    }

    /** Returns this record with the buyer as a VIP. */
    public BuyerFacts asVip() {
        return new BuyerFacts(true, true, group, orders, cases, refunded, rejected, kept);
    }

    /** Returns this record with the buyer in a group. */
    public BuyerFacts inGroup(String name) {
        return new BuyerFacts(known, vip, name, orders, cases, refunded, rejected, kept);
    }

    /** Returns this record with another number of cases that were paid while their goods stayed with the buyer. */
    public BuyerFacts keptBefore(int times) {
        return new BuyerFacts(known, vip, group, orders, cases, refunded, rejected, times);
    }

    /** Returns one of the counts. */
    public int count(Count which) {
        return switch (which) {
            case ORDERS -> orders;
            case CASES -> cases;
            case REFUNDED_CASES -> refunded;
            case REJECTED_CASES -> rejected;
            case KEPT_CASES -> kept;
        };
    }
}
