package io.aftersales.examples.quickstart;

import io.aftersales.domain.goods.CarrierScan;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.review.StandardRules;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.RejectedException;
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
 * Prints two reshipments of lost parcels. For the first order a carrier scan confirms the loss and the goods are worth little, so a rule
 * approves the case without a reviewer. Then the lost parcel turns up, which raises an alarm. For the second order no stock is left, so the
 * money is refunded instead.
 */
final class ReshipDay {
    private static final Actor BUYER = Actor.buyer("buyer-7");
    private static final Actor INSPECTOR = Actor.inspector("ines");
    private static final Instant PLACED = Instant.parse("2026-03-02T10:00:00Z");

    private final InMemoryAfterSales shop = InMemoryAfterSales.under(
            ShopPolicy.STANDARD.with(CasePolicy.builder()
                    .rules(StandardRules.verifiedReshipBelow(Money.of("100.00", "CNY")))
                    .build()),
            PLACED.plus(Duration.ofDays(6)));
    private final AfterSales desks = shop.desks();
    private final Counter counter = new Counter(shop);
    private int commands;

    private ReshipDay() {
        shop.carrier().says("P1", CarrierScan.LOST);
        shop.warehouse().stocks("MUG-BLUE", 2);
    }

    static void print() {
        var day = new ReshipDay();
        day.sentAgain(OrderId.of("1003"));
        day.paidInstead(OrderId.of("1004"));
    }

    private void sentAgain(OrderId order) {
        CaseId id = lost(order);
        shop.clock().advance(Duration.ofDays(1));
        desks.fulfilment()
                .shipped(new Commands.ReportShipped(Request.of(next(), INSPECTOR), id, "SF", "SF200"))
                .getOrElseThrow(RejectedException::new);
        shop.clock().advance(Duration.ofDays(2));
        desks.fulfilment()
                .delivered(new Commands.ReportDelivered(Request.of(next(), INSPECTOR), id))
                .getOrElseThrow(RejectedException::new);
        desks.fulfilment()
                .found(new Commands.ReportFound(Request.of(next(), INSPECTOR), id, "P1", false))
                .getOrElseThrow(RejectedException::new);
        counter.timeline(id);
        counter.account("After", order);
        counter.alarms();
        counter.sum(order);
    }

    private void paidInstead(OrderId order) {
        CaseId id = lost(order);
        counter.timeline(id);
        counter.account("After", order);
    }

    /** Puts an order of two mugs whose parcel is lost, and opens a reshipment for both. */
    private CaseId lost(OrderId order) {
        var sale = Sale.of(order.value(), "CNY")
                .with(OrderLine.of("MUG", "MUG-BLUE", 2, 5000))
                .shipping(800)
                .paidBy(Tender.money("CARD", "VISA", 5800));
        var parcel = Parcel.packed("P1", "SHANGHAI", List.of(LineId.of("MUG"))).handedOver(PLACED, "SF", "SF100");
        var facts = new OrderFacts(sale, BUYER.id(), OrderState.SHIPPED, PLACED, List.of(parcel), Map.of());
        shop.orders().put(facts);
        counter.order(facts);
        return desks.applications()
                .open(Commands.OpenCase.of(
                        Request.of(next(), BUYER),
                        order,
                        CaseKind.RESHIP,
                        List.of(ItemAsked.of("MUG", 2, "LOST_IN_TRANSIT"))))
                .getOrElseThrow(RejectedException::new)
                .caseId();
    }

    private CommandId next() {
        commands++;
        return CommandId.of("command-" + commands);
    }
}
