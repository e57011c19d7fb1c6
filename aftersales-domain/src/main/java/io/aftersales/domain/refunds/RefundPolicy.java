package io.aftersales.domain.refunds;

import io.aftersales.domain.orders.DiscountKind;

/**
 * The shop's money rules. They are frozen with an order when after-sales first touches it, under their name and version, so that a later
 * change cannot move a refund.
 *
 * @param name the shop's name of this set of rules
 * @param version the edition of these rules
 * @param coupon the rule for coupons
 * @param promotion the rule for promotions
 * @param split the split of refunds over tenders
 * @param restockingFee the fee kept for taking goods back
 * @param couponGoesBack whether coupons are returned once the order is fully refunded
 * @param shippingOnFault the part of a shipping fee that comes back with goods that are the seller's or carrier's fault
 */
public record RefundPolicy(
        String name,
        int version,
        DiscountRule coupon,
        DiscountRule promotion,
        TenderSplit split,
        RestockingFee restockingFee,
        boolean couponGoesBack,
        ShippingOnFault shippingOnFault) {

    /** The standard rules: proportional shares and split, no restocking fee, coupons are returned. */
    public static final RefundPolicy STANDARD = new RefundPolicy(
            "standard",
            1,
            DiscountRule.PRO_RATA,
            DiscountRule.PRO_RATA,
            TenderSplit.PROPORTIONAL,
            RestockingFee.NONE,
            true,
            ShippingOnFault.WHOLE);

    /** Returns these rules under another name and version. */
    public RefundPolicy named(String newName, int newVersion) {
        return new RefundPolicy(
                newName, newVersion, coupon, promotion, split, restockingFee, couponGoesBack, shippingOnFault);
    }

    /** Returns a copy with these rules for discounts. */
    public RefundPolicy withDiscounts(DiscountRule forCoupons, DiscountRule forPromotions) {
        return new RefundPolicy(
                name, version, forCoupons, forPromotions, split, restockingFee, couponGoesBack, shippingOnFault);
    }

    /** Returns a copy with this split over tenders. */
    public RefundPolicy withSplit(TenderSplit newSplit) {
        return new RefundPolicy(
                name, version, coupon, promotion, newSplit, restockingFee, couponGoesBack, shippingOnFault);
    }

    /** Returns a copy with this restocking fee. */
    public RefundPolicy withRestockingFee(RestockingFee fee) {
        return new RefundPolicy(name, version, coupon, promotion, split, fee, couponGoesBack, shippingOnFault);
    }

    /** Returns a copy in which this part of a shipping fee comes back with faulty goods. */
    public RefundPolicy withShippingOnFault(ShippingOnFault part) {
        return new RefundPolicy(name, version, coupon, promotion, split, restockingFee, couponGoesBack, part);
    }

    /** Returns a copy in which coupons are used up for good. */
    public RefundPolicy withCouponsUsedUp() {
        return new RefundPolicy(name, version, coupon, promotion, split, restockingFee, false, shippingOnFault);
    }

    /** Returns the rule for a kind of discount; kinds other than coupons and promotions are shared in proportion. */
    public DiscountRule rule(DiscountKind kind) {
        if (kind.equals(DiscountKind.COUPON)) {
            return coupon;
        }
        return kind.equals(DiscountKind.PROMOTION) ? promotion : DiscountRule.PRO_RATA;
    }
}
