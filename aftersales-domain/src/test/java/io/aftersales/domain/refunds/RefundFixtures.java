package io.aftersales.domain.refunds;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.orders.Tier;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import java.time.Instant;

/** Orders, lines and claims in few words. Amounts are written as on a receipt, in CNY: {@code "20.00"}. */
final class RefundFixtures {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final Actor REVIEWER = Actor.reviewer("r-1");

    private RefundFixtures() {}

    static AnOrder anOrder() {
        return anOrderIn("CNY");
    }

    static AnOrder anOrderIn(String currency) {
        return new AnOrder(Sale.of("1001", currency), RefundPolicy.STANDARD);
    }

    static long cny(String amount) {
        return Money.of(amount, "CNY").minor();
    }

    static OrderLine line(String id, long quantity, String amount) {
        return OrderLine.of(id, "SKU-" + id, quantity, cny(amount));
    }

    static Discount coupon(String amount) {
        return Discount.coupon("COUPON", cny(amount));
    }

    static Discount promotion(String amount, Tier... tiers) {
        return Discount.promotion("PROMOTION", cny(amount), tiers);
    }

    static Tier spend(String threshold, String off) {
        return Tier.spend(cny(threshold), cny(off));
    }

    static Tier every(String threshold, String off) {
        return Tier.every(cny(threshold), cny(off));
    }

    static Tender money(String id, String amount) {
        return Tender.money(id, "ALIPAY", cny(amount));
    }

    static LineId id(String line) {
        return LineId.of(line);
    }

    /** A return of so many units of a line, for no reason of the shop's. */
    static RefundClaim back(String line, long quantity) {
        return RefundClaim.of(Units.of(line, quantity));
    }

    /** So many units of a line for as many of something worth as much. */
    static ExchangedUnits swap(String line, long quantity, String sku) {
        return new ExchangedUnits(id(line), quantity, sku, null);
    }

    /** So many units of a line for as many of something that is worth so much, all together. */
    static ExchangedUnits swap(String line, long quantity, String sku, String value) {
        return new ExchangedUnits(id(line), quantity, sku, cny(value));
    }

    static CaseId caseNo(int number) {
        return new CaseId(OrderId.of("1001"), number);
    }

    static BookingContext inCase(int number) {
        return new BookingContext(caseNo(number), REVIEWER, NOON);
    }

    /** Of no case, such as what was refunded elsewhere. */
    static BookingContext ofNoCase() {
        return new BookingContext(null, Actor.finance("f-1"), NOON);
    }
}
