package io.aftersales.domain.orders;

/**
 * The kind of a discount. Shops know more kinds than these two; a refund policy has rules for {@link #COUPON} and {@link #PROMOTION}, every
 * other kind is shared in proportion.
 *
 * @param code upper-case name, such as {@code COUPON}
 */
public record DiscountKind(String code) {
    /** A coupon that the buyer redeemed and that can be returned to the buyer. */
    public static final DiscountKind COUPON = new DiscountKind("COUPON");

    /** A promotion: the shop deducted an amount for the goods in the basket. */
    public static final DiscountKind PROMOTION = new DiscountKind("PROMOTION");

    /** Refuses a blank code. */
    public DiscountKind {
        if (code.isBlank()) {
            throw new IllegalArgumentException("discount kind is blank");
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
