package io.aftersales.domain.orders;

/**
 * The charges of an order beside the goods, in minor units.
 *
 * @param shipping the shipping fee, 0 for free shipping
 * @param shippingTax tax on the shipping fee; contained in it when prices include tax
 * @param other gift wrap, instalment interest, rounding; may be negative; refunded with a full return only
 */
public record Charges(long shipping, long shippingTax, long other) {
    /** No charges beside the goods. */
    public static final Charges NONE = new Charges(0, 0, 0);
}
