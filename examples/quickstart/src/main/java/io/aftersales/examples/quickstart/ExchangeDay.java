package io.aftersales.examples.quickstart;

import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.RejectedException;
import io.aftersales.inmemory.InMemoryAfterSales;
import io.aftersales.inmemory.ScriptedTopUps;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.FoundUnits;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.gateways.Prices;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Prints an exchange for dearer goods and their return. A blue mug is exchanged for a red one that lists at another price and is dearer, and the buyer pays the difference
 * before the red one is sent. Then the red mug comes back as well, and what was paid for it goes back to the cent: to the card and to the
 * means of payment of the difference.
 */
final class ExchangeDay {
    private static final OrderId ORDER = OrderId.of("1002");
    private static final Actor BUYER = Actor.buyer("buyer-7");
    private static final Actor REVIEWER = Actor.reviewer("rita");
    private static final Actor INSPECTOR = Actor.inspector("ines");
    private static final Instant DELIVERED = Instant.parse("2026-03-02T10:00:00Z");

    private final InMemoryAfterSales shop =
            InMemoryAfterSales.under(ShopPolicy.STANDARD, DELIVERED.plus(Duration.ofDays(2)));
    private final AfterSales desks = shop.desks();
    private final Counter counter = new Counter(shop);
    private int commands;

    private ExchangeDay() {
        shop.orders().put(order());
        shop.warehouse().stocks("MUG-RED", 5);
        shop.prices()
                .put("MUG-RED", Money.of("30.00", "CNY"))
                .list("MUG-BLUE", Prices.Listing.of(Money.of("27.00", "CNY")).variantOf("MUG"))
                .list("MUG-RED", Prices.Listing.of(Money.of("31.00", "CNY")).variantOf("MUG"));
    }

    static void print() {
        var day = new ExchangeDay();
        day.counter.order(order());
        day.exchanged();
        day.counter.title("The red mug comes back too");
        CaseId returned = day.sentBack(
                CaseKind.RETURN_REFUND, ItemAsked.of("MUG/1", 1, "NOT_LIKED"), FoundUnits.of("MUG/1", Grade.GOOD, 1));
        day.counter.timeline(returned);
        day.counter.account("After", ORDER);
        day.counter.sum(ORDER);
    }

    /** An order of three blue mugs for CNY 80.00, paid by card. */
    private static OrderFacts order() {
        var sale = Sale.of(ORDER.value(), "CNY")
                .with(OrderLine.of("MUG", "MUG-BLUE", 3, 8000))
                .paidBy(Tender.money("CARD", "VISA", 8000));
        var parcel = Parcel.packed("P1", "SHANGHAI", List.of(LineId.of("MUG")))
                .handedOver(DELIVERED.minus(Duration.ofDays(1)), "SF", "SF100")
                .delivered(DELIVERED);
        return new OrderFacts(
                sale, BUYER.id(), OrderState.DELIVERED, DELIVERED.minus(Duration.ofDays(3)), List.of(parcel), Map.of());
    }

    private void exchanged() {
        counter.title("One blue mug for a red one, which lists higher and costs more");
        counter.quote(desks.quotes()
                .quoteOfExchange(
                        BUYER,
                        ORDER,
                        List.of(ItemAsked.of("MUG", 1, "NOT_LIKED").wanting("MUG-RED")))
                .getOrElseThrow(RejectedException::new));
        CaseId id = sentBack(
                CaseKind.EXCHANGE,
                ItemAsked.of("MUG", 1, "NOT_LIKED").wanting("MUG-RED"),
                FoundUnits.of("MUG", Grade.GOOD, 1));
        ScriptedTopUps.Request asked = shop.topUps().requests().get(0);
        System.out.printf("%n  the buyer is asked for %s until %s%n", asked.amount(), asked.expires());
        shop.clock().advance(Duration.ofHours(3));
        desks.outcomes().report(ORDER, asked.key(), shop.topUps().pays(asked.key(), "ALIPAY"));
        shop.clock().advance(Duration.ofDays(1));
        desks.fulfilment()
                .shipped(new Commands.ReportShipped(Request.of(next(), INSPECTOR), id, "SF", "SF200"))
                .getOrElseThrow(RejectedException::new);
        shop.clock().advance(Duration.ofDays(1));
        desks.fulfilment()
                .delivered(new Commands.ReportDelivered(Request.of(next(), INSPECTOR), id))
                .getOrElseThrow(RejectedException::new);
        counter.timeline(id);
        counter.account("After", ORDER);
    }

    /** Opens a case and brings it to its inspection: applied for, approved, received and inspected. */
    private CaseId sentBack(CaseKind kind, ItemAsked item, FoundUnits found) {
        CaseId id = desks.applications()
                .open(Commands.OpenCase.of(Request.of(next(), BUYER), ORDER, kind, List.of(item)))
                .getOrElseThrow(RejectedException::new)
                .caseId();
        desks.reviews()
                .approve(Commands.ApproveCase.byPolicy(Request.of(next(), REVIEWER), id))
                .getOrElseThrow(RejectedException::new);
        shop.clock().advance(Duration.ofDays(1));
        desks.returns()
                .received(Commands.ReceiveReturn.arrived(Request.of(next(), INSPECTOR), id))
                .getOrElseThrow(RejectedException::new);
        desks.inspections()
                .inspect(Commands.InspectReturn.complete(Request.of(next(), INSPECTOR), id, List.of(found)))
                .getOrElseThrow(RejectedException::new);
        return id;
    }

    private CommandId next() {
        commands++;
        return CommandId.of("command-" + commands);
    }
}
