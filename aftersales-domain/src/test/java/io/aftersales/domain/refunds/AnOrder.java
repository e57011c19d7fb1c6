package io.aftersales.domain.refunds;

import io.aftersales.domain.orders.Charges;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;

/**
 * An order of a test and the money rules it is under. Unless tenders are named, one tender {@code T1} pays what is asked.
 *
 * @param sale what was sold
 * @param policy the money rules
 */
record AnOrder(Sale sale, RefundPolicy policy) {

    AnOrder with(OrderLine... lines) {
        return new AnOrder(sale.with(lines), policy);
    }

    AnOrder discountedBy(Discount... discounts) {
        return new AnOrder(sale.discountedBy(discounts), policy);
    }

    AnOrder shipping(String fee) {
        return charged(RefundFixtures.cny(fee), 0, 0);
    }

    AnOrder otherCharges(String amount) {
        Charges asked = sale.charges();
        return charged(asked.shipping(), asked.shippingTax(), RefundFixtures.cny(amount));
    }

    AnOrder charged(long shipping, long shippingTax, long other) {
        return new AnOrder(sale.charged(new Charges(shipping, shippingTax, other)), policy);
    }

    AnOrder taxOnTop() {
        return new AnOrder(sale.taxOnTop(), policy);
    }

    AnOrder paidBy(Tender... tenders) {
        return new AnOrder(sale.paidBy(tenders), policy);
    }

    AnOrder under(RefundPolicy rules) {
        return new AnOrder(sale, rules);
    }

    AnOrder coupons(DiscountRule rule) {
        return under(policy.withDiscounts(rule, policy.promotion()));
    }

    AnOrder promotions(DiscountRule rule) {
        return under(policy.withDiscounts(policy.coupon(), rule));
    }

    AnOrder withoutRestockingFee() {
        return under(policy.withRestockingFee(RestockingFee.NONE));
    }

    AnOrder underRules(DiscountRule rule) {
        return coupons(rule).promotions(rule);
    }

    /** The same order with every payment captured in full. */
    AnOrder captured() {
        Tender[] tenders = sale.tenders().stream()
                .map(tender -> tender.captured(tender.amount()))
                .toArray(Tender[]::new);
        return with(List.of(tenders));
    }

    private AnOrder with(List<Tender> tenders) {
        Sale paid = new Sale(
                sale.id(),
                sale.currency(),
                sale.lines(),
                sale.taxIncluded(),
                sale.discounts(),
                sale.charges(),
                tenders);
        return new AnOrder(paid, policy);
    }

    /** Goods less discounts, taxes that are on top, charges. */
    long asked() {
        BigInteger goods = sum(sale.lines().stream().map(line -> line.amount() - line.discount()));
        BigInteger taxes = sale.taxIncluded()
                ? BigInteger.ZERO
                : sum(sale.lines().stream().map(OrderLine::tax))
                        .add(big(sale.charges().shippingTax()));
        BigInteger discounts = sum(sale.discounts().stream().map(Discount::amount));
        BigInteger charges =
                big(sale.charges().shipping()).add(big(sale.charges().other()));
        return goods.subtract(discounts).add(taxes).add(charges).longValueExact();
    }

    FrozenOrder frozen() {
        Sale paid = sale.tenders().isEmpty() ? sale.paidBy(Tender.money("T1", "ALIPAY", asked())) : sale;
        return FrozenOrder.of(OrderSnapshot.of(paid).get(), policy);
    }

    OrderAccount account() {
        return OrderAccount.open(frozen());
    }

    Till till() {
        return new Till(account());
    }

    private static BigInteger sum(Stream<Long> amounts) {
        return amounts.map(AnOrder::big).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }
}
