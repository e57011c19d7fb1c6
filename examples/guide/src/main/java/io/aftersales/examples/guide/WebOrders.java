package io.aftersales.examples.guide;

import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.examples.guide.WebOrder.Row;

/** Maps the orders of a web shop to sales. */
final class WebOrders {
    private WebOrders() {}

    // guide:start own-mapping
    static Sale sale(WebOrder order) {
        Sale sale = Sale.of(order.number(), "EUR");
        for (int i = 0; i < order.rows().size(); i++) {
            Row row = order.rows().get(i);
            sale = sale.with(OrderLine.of("" + i, row.article(), row.pieces(), row.pieces() * row.price())
                    .taxed(row.vat(), "VAT19"));
        }
        return sale.discountedBy(Discount.coupon("COUPON", order.coupon()))
                .charged(Charge.shipping(order.shipping()).taxed(order.shippingVat(), "VAT19"))
                .paidBy(
                        Tender.of("GIFT", "GIFT_CARD", TenderKind.GIFT_CARD, order.giftCard()),
                        Tender.money("CARD", "CARD", order.card()));
    }
    // guide:end own-mapping
}
