package io.aftersales.domain.refunds;

import io.aftersales.domain.orders.DiscountKind;

/**
 * The shop's money rules. They are frozen with an order when after-sales first touches it, under their name and version, so that
 * a later change cannot move a refund.
 *
 * @param name what the shop calls this set of rules
 * @param version which edition of it
 * @param coupon what becomes of coupons
 * @param promotion what becomes of promotions
 * @param split how refunds are split over tenders
 * @param restockingFee what is kept for taking goods back
 * @param couponGoesBack whether coupons are handed back once the order is fully refunded
 */
public record RefundPolicy(
        String name,
        int version,
        DiscountRule coupon,
        DiscountRule promotion,
        TenderSplit split,
        RestockingFee restockingFee,
        boolean couponGoesBack) {

    /** Everything in proportion, no fee, coupons go back. */
    public static final RefundPolicy STANDARD = new RefundPolicy(
            "standard",
            1,
            DiscountRule.PRO_RATA,
            DiscountRule.PRO_RATA,
            TenderSplit.PROPORTIONAL,
            RestockingFee.NONE,
            true);

    /** The same rules under another name and version. */
    public RefundPolicy named(String newName, int newVersion) {
        return new RefundPolicy(newName, newVersion, coupon, promotion, split, restockingFee, couponGoesBack);
    }

    /** The same with these rules for discounts. */
    public RefundPolicy withDiscounts(DiscountRule forCoupons, DiscountRule forPromotions) {
        return new RefundPolicy(name, version, forCoupons, forPromotions, split, restockingFee, couponGoesBack);
    }

    /** The same with this split over tenders. */
    public RefundPolicy withSplit(TenderSplit newSplit) {
        return new RefundPolicy(name, version, coupon, promotion, newSplit, restockingFee, couponGoesBack);
    }

    /** The same with this restocking fee. */
    public RefundPolicy withRestockingFee(RestockingFee fee) {
        return new RefundPolicy(name, version, coupon, promotion, split, fee, couponGoesBack);
    }

    /** The same with coupons that are used up for good. */
    public RefundPolicy withCouponsUsedUp() {
        return new RefundPolicy(name, version, coupon, promotion, split, restockingFee, false);
    }

    /** The rule for a sort of discount; sorts other than coupons and promotions are shared in proportion. */
    public DiscountRule rule(DiscountKind kind) {
        if (kind.equals(DiscountKind.COUPON)) {
            return coupon;
        }
        return kind.equals(DiscountKind.PROMOTION) ? promotion : DiscountRule.PRO_RATA;
    }
}
