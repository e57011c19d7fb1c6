package io.aftersales.domain.orders;

/**
 * What was asked beside the goods.
 *
 * @param shipping the shipping fee, 0 for free shipping
 * @param shippingTax tax on the shipping fee; contained in it when prices include tax
 * @param other gift wrap, instalment interest, rounding; may be negative; comes back with a full return only
 */
public record Charges(long shipping, long shippingTax, long other) {
    /** Nothing beside the goods. */
    public static final Charges NONE = new Charges(0, 0, 0);
}
