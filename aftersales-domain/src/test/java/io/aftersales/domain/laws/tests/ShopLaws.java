package io.aftersales.domain.laws.tests;

import io.aftersales.domain.laws.PaidLine;
import io.aftersales.domain.laws.RefundLaws;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.shared.LineId;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;

/** The laws over orders of a shop that are mapped right, with every figure told. */
class ShopLaws extends RefundLaws<ShopOrder> {
    @Override
    protected Arbitrary<ShopOrder> orders() {
        return ShopOrder.any();
    }

    @Override
    protected Sale sale(ShopOrder order) {
        return paid(
                lines(Sale.of("1001", "EUR"), order).discountedBy(coupon(order)).shipping(order.shipping()), order);
    }

    Sale lines(Sale sale, ShopOrder order) {
        Sale sold = sale;
        for (int i = 0; i < order.items().size(); i++) {
            sold = sold.with(line(order, i));
        }
        return sold;
    }

    OrderLine line(ShopOrder order, int i) {
        ShopOrder.Item item = order.items().get(i);
        return OrderLine.of("" + i, "ARTICLE-" + item.article(), item.pieces(), item.amount())
                .taxed(order.tax(i), "19");
    }

    Discount coupon(ShopOrder order) {
        Discount coupon = Discount.coupon("COUPON", order.coupon());
        return order.couponOn() < 0 ? coupon : coupon.on(LineId.of("" + order.couponOn()));
    }

    Sale paid(Sale sale, ShopOrder order) {
        return sale.paidBy(
                Tender.of("GIFT", "GIFT_CARD", TenderKind.GIFT_CARD, order.giftCard()),
                Tender.money("CARD", "CARD", order.card()).referredToAs("PAY-1"));
    }

    @Override
    protected long paid(ShopOrder order) {
        return order.total();
    }

    @Override
    protected long units(ShopOrder order) {
        return order.items().stream().mapToLong(ShopOrder.Item::pieces).sum();
    }

    @Override
    protected OptionalLong tax(ShopOrder order) {
        return OptionalLong.of(order.tax());
    }

    @Override
    protected Map<String, PaidLine> lines(ShopOrder order) {
        Map<String, PaidLine> lines = new TreeMap<>();
        for (int i = 0; i < order.items().size(); i++) {
            lines.put("" + i, new PaidLine(order.items().get(i).pieces(), order.paidFor(i)));
        }
        return lines;
    }

    @Override
    protected Map<String, Long> payments(ShopOrder order) {
        return Map.of("GIFT", order.giftCard(), "PAY-1", order.card());
    }
}
