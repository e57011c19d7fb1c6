package io.aftersales.examples.guide;

import java.util.List;

// guide:start own-order
/**
 * An order as a web shop keeps it: amounts in cents, prices with VAT.
 *
 * @param coupon the coupon on the whole order
 * @param vat the VAT in everything, shipping among it
 */
record WebOrder(
        String number,
        List<Row> rows,
        long coupon,
        long shipping,
        long shippingVat,
        long vat,
        long giftCard,
        long card) {

    /** Pieces of an article, with the price of a piece and the VAT in what was paid for the row. */
    record Row(String article, long pieces, long price, long vat) {}
}
// guide:end own-order
