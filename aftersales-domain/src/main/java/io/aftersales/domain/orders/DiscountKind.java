package io.aftersales.domain.orders;

/**
 * What sort of discount it is. Shops know more sorts than these two; a refund policy has rules for {@link #COUPON} and {@link
 * #PROMOTION}, every other sort is shared in proportion.
 *
 * @param code upper-case name, such as {@code COUPON}
 */
public record DiscountKind(String code) {
    /** The buyer handed in something that can be handed back. */
    public static final DiscountKind COUPON = new DiscountKind("COUPON");

    /** The shop took something off for what was in the basket. */
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
