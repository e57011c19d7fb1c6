package io.aftersales.domain.refunds;

/** The amounts of one booking in minor units, without explanation. The refund calculator fills them once. */
final class BookingAmounts {
    private static final long[] NOTHING = new long[0];

    /** For each line of the claim, its place in the account. */
    final int[] places;
    /** For each part of the order, the goods. */
    final long[] goodsByPart;
    /** For each discount, the amount withheld for it after this booking, less the amount before; empty when none is ever withheld. */
    final long[] withheld;
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

    /** The amount by which the goods are worth less than when they were sold. */
    long deductible;
    /** The part of it that is deducted. */
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

    BookingAmounts(int[] places, int parts, int discounts) {
        this.places = places;
        goodsByPart = new long[parts];
        withheld = new long[discounts];
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

    /** Returns what the shop keeps of the refund of a claim, before limits. */
    RefundTerms terms(RefundClaim claim) {
        boolean spared = claim.isAnyAtFault() || claim.units().isEmpty();
        return new RefundTerms(deductible, spared, claim.fee(), claim.agreed());
    }

    /** Shares what is taken between the buyer and the shop. */
    void keep(RefundTerms terms, RestockingFee restocking) {
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
