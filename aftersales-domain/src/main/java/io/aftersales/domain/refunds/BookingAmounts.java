package io.aftersales.domain.refunds;

/** The amounts of one booking in minor units, without explanation. The refund calculator fills them once. */
final class BookingAmounts {
    /** The worth of the claimed units over all lines, less goodwill given for them earlier. */
    long worthLessGoodwill;
    /** For each discount, the amount withheld for it after this booking, less the amount before. */
    long[] withheld = NO_DISCOUNTS;
    /** The change of the entitlement in excess of the price paid for the goods. */
    long overPaid;
    /** The change of the amount clawed back that later refunds still have to bear. */
    long carried;

    long goods;
    long shipping;
    long shippingTax;
    long otherCharges;
    /** The cut that the order's remaining money makes in the sum; negative when negative charges are more than the goods. */
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

    /** Returns the total before fees and before the waived amount. */
    long beforeFees() {
        return total + fees + waived;
    }
}
