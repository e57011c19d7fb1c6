package io.aftersales.examples.quickstart;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.refunds.RefundQuote;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.RejectedException;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.inmemory.InMemoryAfterSales;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Prints an order whose card was captured in two parts, with two VAT rates: a tin of tea is refunded before the second capture and a mug
 * after it. What was not captured is not paid back; the second capture makes the first refund due.
 */
final class CaptureDay {
    private static final OrderId ORDER = OrderId.of("1008");
    private static final Actor BUYER = Actor.buyer("buyer-7");
    private static final Actor REVIEWER = Actor.reviewer("rita");
    private static final Actor FINANCE = Actor.finance("fay");
    private static final Instant PLACED = Instant.parse("2026-03-02T10:00:00Z");

    private final InMemoryAfterSales shop =
            InMemoryAfterSales.under(ShopPolicy.STANDARD, PLACED.plus(Duration.ofDays(1)));
    private final AfterSales desks = shop.desks();
    private final Counter counter = new Counter(shop);
    private int commands;

    private CaptureDay() {
        shop.orders().put(order());
    }

    static void print() {
        var day = new CaptureDay();
        day.counter.order(order());
        CaseId tea = day.cancelled("A tin of tea is cancelled before the second capture", "TEA");
        day.captured();
        day.counter.timeline(tea);
        day.counter.account("After the second capture", ORDER);
        day.cancelled("A mug is cancelled after the second capture", "MUG");
        day.counter.sum(ORDER);
    }

    /** An order of tea at 9 % and mugs at 21 % VAT, contained in the prices; 200.00 of the agreed 230.00 are captured so far. */
    private static OrderFacts order() {
        var sale = Sale.of(ORDER.value(), "CNY")
                .with(
                        OrderLine.of("TEA", "TEA-GREEN", 2, 10_900).taxed(900, "VAT-9"),
                        OrderLine.of("MUG", "MUG-BLUE", 2, 12_100).taxed(2_100, "VAT-21"))
                .paidBy(Tender.money("CARD", "VISA", 23_000).captured(20_000));
        return new OrderFacts(sale, BUYER.id(), OrderState.PAID, PLACED, List.of(), Map.of());
    }

    private CaseId cancelled(String title, String line) {
        counter.title(title);
        counter.account("Before", ORDER);
        var items = List.of(ItemAsked.of(line, 1, "ORDER_CANCELLED"));
        RefundQuote quote =
                desks.quotes().quote(BUYER, ORDER, CaseKind.REFUND_ONLY, items).getOrElseThrow(RejectedException::new);
        counter.quote(quote);
        counter.taxes(quote.breakdown());
        CaseId id = desks.applications()
                .open(Commands.OpenCase.of(Request.of(next(), BUYER), ORDER, CaseKind.REFUND_ONLY, items))
                .getOrElseThrow(RejectedException::new)
                .caseId();
        desks.reviews()
                .approve(Commands.ApproveCase.byPolicy(Request.of(next(), REVIEWER), id))
                .getOrElseThrow(RejectedException::new);
        counter.timeline(id);
        counter.account("After", ORDER);
        return id;
    }

    private void captured() {
        counter.title("The rest is captured");
        desks.refunds()
                .recordCapture(new Commands.RecordCapture(
                        Request.of(next(), FINANCE),
                        ORDER,
                        TenderId.of("CARD"),
                        Money.ofMinor(3_000, "CNY"),
                        "capture-2"))
                .getOrElseThrow(RejectedException::new);
    }

    private CommandId next() {
        commands++;
        return CommandId.of("command-" + commands);
    }
}
