package io.aftersales.domain.refunds;

/** What one booking comes to, in minor units: the numbers alone. Filled once by the calculator. */
final class BookingAmounts {
    /** Sum over the claim's lines of what they are worth, less goodwill given for them earlier. */
    long worthLessGoodwill;
    /** For each discount, what is withheld for it after this booking less before. */
    long[] withheld = NO_DISCOUNTS;
    /** How much of the entitlement goes beyond what was paid for the goods; change with this booking. */
    long overPaid;
    /** How much clawed back is still to be taken from later refunds; change with this booking. */
    long carried;

    long goods;
    long shipping;
    long shippingTax;
    long otherCharges;
    /** What the order had left cuts the sum by so much; negative when negative charges are more than the goods. */
    long limited;

    long restockingFee;
    long ownFee;
    long fees;
    long waived;
    long total;

    boolean grantsShipping;
    boolean grantsCharges;
    boolean everythingBack;

    private static final long[] NO_DISCOUNTS = new long[0];

    /** Before fees and what was waived. */
    long beforeFees() {
        return total + fees + waived;
    }
}
