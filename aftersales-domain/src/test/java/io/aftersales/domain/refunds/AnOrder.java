package io.aftersales.domain.refunds;

import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.orders.ComesBack;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.orders.PaymentTerms;
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
        return charged(Charge.shipping(RefundFixtures.cny(fee)));
    }

    AnOrder otherCharges(String amount) {
        return charged(Charge.other(RefundFixtures.cny(amount)));
    }

    AnOrder charged(Charge... charges) {
        return new AnOrder(sale.charged(charges), policy);
    }

    AnOrder due(PaymentTerms terms) {
        return new AnOrder(sale.due(terms), policy);
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
                tenders,
                sale.paymentTerms());
        return new AnOrder(paid, policy);
    }

    /** A copy in which every charge comes back, if not before, with the last unit. */
    AnOrder comingBackInFull() {
        List<Charge> charges = sale.charges().stream()
                .map(charge -> charge.comesBack() == ComesBack.NEVER ? charge.comingBack(ComesBack.WITH_LAST) : charge)
                .toList();
        Sale changed = new Sale(
                sale.id(),
                sale.currency(),
                sale.lines(),
                sale.taxIncluded(),
                sale.discounts(),
                charges,
                sale.tenders(),
                sale.paymentTerms());
        return new AnOrder(changed, policy);
    }

    /** Goods less discounts, taxes that are on top, charges. */
    long asked() {
        BigInteger goods = sum(sale.lines().stream().map(line -> line.amount() - line.discount()));
        BigInteger taxes = sale.taxIncluded()
                ? BigInteger.ZERO
                : sum(Stream.concat(
                        sale.lines().stream().map(OrderLine::tax),
                        sale.charges().stream().map(Charge::tax)));
        BigInteger discounts = sum(sale.discounts().stream().map(Discount::amount));
        BigInteger charges = sum(sale.charges().stream().map(Charge::amount));
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
