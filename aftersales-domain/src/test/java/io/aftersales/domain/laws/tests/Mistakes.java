package io.aftersales.domain.laws.tests;

import io.aftersales.domain.laws.RefundLaws;
import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.orders.ComesBack;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.orders.TenderKind;
import net.jqwik.api.Arbitrary;

/** Mappings with one mistake each. */
final class Mistakes {
    private Mistakes() {}

    /** The coupon is deducted from the lines, and from the order once more. */
    static class CouponAppliedTwice extends ShopLaws {
        @Override
        OrderLine line(ShopOrder order, int i) {
            return super.line(order, i).discountedBy(order.couponByItem().get(i));
        }
    }

    /** Prices contain their tax, and it is added once more. */
    static class TaxAddedToGross extends ShopLaws {
        @Override
        protected Sale sale(ShopOrder order) {
            return super.sale(order).taxOnTop();
        }
    }

    /** Each line is one unit, however many pieces it has. */
    static class QuantityMixedUpWithLines extends ShopLaws {
        @Override
        OrderLine line(ShopOrder order, int i) {
            OrderLine line = super.line(order, i);
            return new OrderLine(line.id(), line.sku(), 1, line.amount(), 0, line.tax(), line.taxRate());
        }
    }

    /** The price of a piece is taken for the price of the line. */
    static class PriceOfAPiece extends ShopLaws {
        @Override
        OrderLine line(ShopOrder order, int i) {
            ShopOrder.Item item = order.items().get(i);
            return OrderLine.of("" + i, "ARTICLE-" + item.article(), item.pieces(), item.price());
        }
    }

    /** Lines are named by their article, which can be there twice. */
    static class ArticleAsLine extends ShopLaws {
        @Override
        OrderLine line(ShopOrder order, int i) {
            OrderLine line = super.line(order, i);
            return OrderLine.of(line.sku(), line.sku(), line.quantity(), line.amount());
        }

        @Override
        Discount coupon(ShopOrder order) {
            return Discount.coupon("COUPON", order.coupon());
        }
    }

    /** The mapping fails on an order without a coupon. */
    static class MappingThrows extends ShopLaws {
        @Override
        Discount coupon(ShopOrder order) {
            if (order.coupon() == 0) {
                throw new IllegalStateException("no coupon");
            }
            return super.coupon(order);
        }
    }

    /** The card is another payment each time that the order is read. */
    static class AnotherPaymentEachTime extends ShopLaws {
        private int read;

        @Override
        Sale paid(Sale sale, ShopOrder order) {
            return sale.paidBy(Tender.money("" + ++read, "CARD", order.total()));
        }
    }

    /** The shipping fee is left out. */
    static class ShippingForgotten extends ShopLaws {
        @Override
        protected Sale sale(ShopOrder order) {
            return paid(lines(Sale.of("1001", "EUR"), order).discountedBy(coupon(order)), order);
        }
    }

    /** The shipping fee never comes back, although the shop refunds it. */
    static class ShippingNeverComesBack extends ShopLaws {
        @Override
        protected Sale sale(ShopOrder order) {
            Sale sale = lines(Sale.of("1001", "EUR"), order).discountedBy(coupon(order));
            return paid(sale.charged(Charge.shipping(order.shipping()).comingBack(ComesBack.NEVER)), order);
        }
    }

    /** Amounts are ten times too large, as when they are read in tenths of a cent. */
    static class TenTimesTooLarge extends ShopLaws {
        @Override
        protected Sale sale(ShopOrder order) {
            var more = new ShopOrder(
                    order.items().stream()
                            .map(item -> new ShopOrder.Item(item.article(), item.pieces(), 10 * item.price()))
                            .toList(),
                    10 * order.coupon(),
                    order.couponOn(),
                    10 * order.shipping(),
                    10 * order.giftCard());
            return super.sale(more);
        }
    }

    /** The coupon for one item is taken off all of them. */
    static class CouponOfALineOnAll extends ShopLaws {
        @Override
        Discount coupon(ShopOrder order) {
            return Discount.coupon("COUPON", order.coupon());
        }
    }

    /** The tax of a piece is taken for that of the line. */
    static class TaxOfAPiece extends ShopLaws {
        @Override
        OrderLine line(ShopOrder order, int i) {
            return super.line(order, i)
                    .taxed(order.tax(i) / order.items().get(i).pieces(), "19");
        }
    }

    /** The amount of the gift card is stated for the card, and the other way round. */
    static class PaymentsSwapped extends ShopLaws {
        @Override
        Sale paid(Sale sale, ShopOrder order) {
            return sale.paidBy(
                    Tender.of("GIFT", "GIFT_CARD", TenderKind.GIFT_CARD, order.card()),
                    Tender.money("CARD", "CARD", order.giftCard()).referredToAs("PAY-1"));
        }
    }

    /** No mistake, by a host that tells the two figures only that it has to. */
    static class FewFigures extends RefundLaws<ShopOrder> {
        private final ShopLaws shop = new ShopLaws();

        @Override
        protected Arbitrary<ShopOrder> orders() {
            return shop.orders();
        }

        @Override
        protected Sale sale(ShopOrder order) {
            return shop.sale(order);
        }

        @Override
        protected long paid(ShopOrder order) {
            return shop.paid(order);
        }

        @Override
        protected long units(ShopOrder order) {
            return shop.units(order);
        }
    }
}
