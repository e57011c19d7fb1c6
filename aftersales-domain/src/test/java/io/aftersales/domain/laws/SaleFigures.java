package io.aftersales.domain.laws;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.orders.ComesBack;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The sums of a sale, worked out without the code under test so that an impossible sale has them too, and the sale as text. */
final class SaleFigures {
    private final Sale sale;

    SaleFigures(Sale sale) {
        this.sale = sale;
    }

    /** Returns the amount that the sale asks for: goods, less discounts, plus charges, plus taxes that are not contained. */
    long asked() {
        long goods = sum(sale.lines().stream().mapToLong(OrderLine::afterOwnDiscount));
        long charges = sum(sale.charges().stream().mapToLong(Charge::amount));
        return goods - ofDiscounts() + charges + (sale.taxIncluded() ? 0 : taxes());
    }

    /** Returns all taxes, contained or not. */
    long taxes() {
        return sum(LongStream.concat(
                sale.lines().stream().mapToLong(OrderLine::tax),
                sale.charges().stream().mapToLong(Charge::tax)));
    }

    long ofTenders() {
        return sum(sale.tenders().stream().mapToLong(Tender::amount));
    }

    long units() {
        return sum(sale.lines().stream().mapToLong(OrderLine::quantity));
    }

    long units(String line) {
        return sum(sale.lines().stream()
                .filter(each -> each.id().value().equals(line))
                .mapToLong(OrderLine::quantity));
    }

    /** Returns the ids of the lines. */
    SortedSet<String> lines() {
        return sale.lines().stream().map(each -> each.id().value()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the most by which a host that rounds another way may differ on a line: a unit for each line and amount that is shared. */
    long rounding() {
        long shared = sale.discounts().size()
                + sale.charges().stream()
                        .filter(each -> each.comesBack() == ComesBack.WITH_GOODS)
                        .count();
        return shared * (sale.lines().size() - 1);
    }

    private long ofDiscounts() {
        return sum(sale.discounts().stream().mapToLong(Discount::amount));
    }

    /** Tells whether one of the discounts, all of one sort, or those of all lines come to this amount. */
    boolean isADiscount(long amount) {
        LongStream each = LongStream.concat(
                sale.discounts().stream().mapToLong(Discount::amount),
                sale.lines().stream().mapToLong(OrderLine::discount));
        LongStream sums = LongStream.of(ofDiscounts(), sum(sale.lines().stream().mapToLong(OrderLine::discount)));
        return amount > 0 && LongStream.concat(each, sums).anyMatch(minor -> minor == amount);
    }

    /** Returns the sale with every charge refunded in the end. */
    Sale refundedInFull() {
        return new Sale(
                sale.id(),
                sale.currency(),
                sale.lines(),
                sale.taxIncluded(),
                sale.discounts(),
                sale.charges().stream()
                        .map(each -> each.comesBack() == ComesBack.NEVER ? each.comingBack(ComesBack.WITH_LAST) : each)
                        .toList(),
                sale.tenders(),
                sale.paymentTerms());
    }

    private static long sum(LongStream amounts) {
        return amounts.reduce(0, Math::addExact);
    }

    /** Returns the sale as text, one part a line. */
    String text(String indent) {
        String head = sale.id() + ", prices "
                + (sale.taxIncluded() ? "contain their tax" : "without their tax, which is added");
        return Stream.of(
                        Stream.of(head),
                        sale.lines().stream().map(this::text),
                        sale.discounts().stream().map(this::text),
                        sale.charges().stream().map(this::text),
                        sale.tenders().stream().map(this::text))
                .flatMap(parts -> parts)
                .collect(Collectors.joining("\n" + indent));
    }

    private String text(OrderLine line) {
        return "line " + line.id() + ": " + line.quantity() + " of " + line.sku() + " for " + money(line.amount())
                + (line.discount() == 0 ? "" : ", less " + money(line.discount()))
                + tax(line.tax(), line.taxRate());
    }

    private String text(Discount discount) {
        return "discount " + discount.id() + ": " + discount.kind() + " of " + money(discount.amount())
                + (discount.scope().isEmpty() ? "" : " on lines " + discount.scope())
                + (discount.charges().isEmpty() ? "" : " on charges " + discount.charges());
    }

    private String text(Charge charge) {
        return "charge " + charge.id() + ": " + charge.kind() + " of " + money(charge.amount())
                + tax(charge.tax(), charge.taxRate())
                + (charge.scope().isEmpty() ? "" : " for lines " + charge.scope())
                + (charge.comesBack() == ComesBack.WITH_LAST ? "" : ", comes back " + charge.comesBack());
    }

    private String text(Tender tender) {
        return "tender " + tender.id() + ": " + money(tender.amount()) + " by " + tender.channel() + ", payment "
                + tender.paymentReference()
                + (tender.captured() == tender.amount() ? "" : ", captured " + money(tender.captured()));
    }

    private String tax(long minor, String rate) {
        return minor == 0 && rate.isEmpty() ? "" : ", tax " + money(minor) + (rate.isEmpty() ? "" : " (" + rate + ")");
    }

    /** Returns minor units as an amount of the sale's currency. */
    String money(long minor) {
        return Money.ofMinor(minor, sale.currency()).toString();
    }
}
