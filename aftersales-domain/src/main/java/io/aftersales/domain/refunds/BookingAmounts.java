package io.aftersales.domain.refunds;

/** The amounts of one booking in minor units, without explanation. The refund calculator fills them once. */
final class BookingAmounts {
    private static final long[] NOTHING = new long[0];
    private static final RefundTerms NO_TERMS = new RefundTerms(0, true, 0, null);

    /** For each line of the claim, the worth of its units less goodwill given for them earlier. */
    final long[] worth;
    /** For each part of the order, the worth of its units. */
    final long[] worthByPart;
    /** For each part of the order, the goods. */
    final long[] goodsByPart;
    /** For each part of the order, the units of the claim. */
    final long[] unitsByPart;
    /** For each discount, the amount withheld for it after this booking, less the amount before. */
    long[] withheld = NOTHING;
    /** For each charge, the amount of it. */
    long[] charges = NOTHING;
    /** The change of the entitlement in excess of the price paid for the goods. */
    long overPaid;
    /** The change of the amount clawed back that later refunds still have to bear. */
    long carried;

    long goods;
    long chargesInAll;
    /** The amount of the case without regard to refunds made elsewhere. */
    long full;
    /** The amount of the case that the order still has. */
    long taken;

    RefundTerms terms = NO_TERMS;
    long deductions;
    long restockingFee;
    long ownFee;
    long waived;
    /** The amount that goes to the buyer. */
    long total;

    /** The worth of the units that were never handed to a carrier, or their number when nothing is worth anything. */
    long neverShipped;
    /** The worth of the other units, or their number. */
    long shipped;

    BookingAmounts(int lines, int parts) {
        worth = new long[lines];
        worthByPart = new long[parts];
        goodsByPart = new long[parts];
        unitsByPart = new long[parts];
    }

    /** Returns the cut that the order's remaining money makes. */
    long limited() {
        return goods + chargesInAll - taken;
    }

    long fees() {
        return restockingFee + ownFee;
    }

    long kept() {
        return deductions + fees() + waived;
    }

    /** Shares what is taken between the buyer and the shop. */
    void keep(RestockingFee restocking) {
        long mostGoods = Math.min(goods, taken);
        deductions = Math.min(terms.deductions(), mostGoods);
        long left = taken - deductions;
        restockingFee = terms.spared() ? 0 : Math.min(left, restocking.on(mostGoods - deductions));
        ownFee = Math.min(left - restockingFee, terms.fee());
        long afterFees = left - fees();
        Long agreed = terms.agreed();
        waived = agreed == null ? 0 : afterFees - Math.min(agreed, afterFees);
        total = afterFees - waived;
    }
}
