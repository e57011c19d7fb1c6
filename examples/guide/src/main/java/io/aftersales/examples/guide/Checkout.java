package io.aftersales.examples.guide;

import io.aftersales.examples.guide.WebOrder.Row;
import java.util.ArrayList;
import java.util.List;

/** The checkout of a web shop: makes an order of a cart. */
final class Checkout {
    private Checkout() {}

    /** An article in a cart, with the price of a piece in cents. */
    record Item(String article, int pieces, long price) {
        private long amount() {
            return pieces * price;
        }
    }

    /** Places an order: a coupon takes a percentage off the goods, and a gift card pays as much as it can. */
    static WebOrder placed(List<Item> cart, int couponPercent, long shipping, long giftCard) {
        var rows = new ArrayList<Row>();
        long goods = 0;
        long vat = vat(shipping);
        for (Item item : cart) {
            long rowVat = vat(item.amount() - item.amount() * couponPercent / 100);
            rows.add(new Row(item.article(), item.pieces(), item.price(), rowVat));
            goods += item.amount();
            vat += rowVat;
        }
        long coupon = goods * couponPercent / 100;
        long total = goods - coupon + shipping;
        long byGiftCard = Math.min(giftCard, total);
        return new WebOrder("W-1", rows, coupon, shipping, vat(shipping), vat, byGiftCard, total - byGiftCard);
    }

    private static long vat(long gross) {
        return gross * 19 / 119;
    }
}
