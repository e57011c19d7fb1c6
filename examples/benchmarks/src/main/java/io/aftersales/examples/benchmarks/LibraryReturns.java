package io.aftersales.examples.benchmarks;

import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
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
import io.aftersales.inmemory.InMemoryAfterSales;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.FoundUnits;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Whole returns at the desks of the library: validation, tickets, timeline and outbox included. */
final class LibraryReturns implements Returns {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Actor BUYER = Actor.buyer("b");
    private static final Actor REVIEWER = Actor.reviewer("r");
    private static final Actor INSPECTOR = Actor.inspector("i");
    private static final CommandId OPEN = CommandId.of("1");
    private static final CommandId APPROVE = CommandId.of("2");
    private static final CommandId RECEIVE = CommandId.of("3");
    private static final CommandId INSPECT = CommandId.of("4");
    private static final List<LineId> LINES = List.of(LineId.of("L1"));
    private static final OrderLine SOLD = OrderLine.of("L1", "SKU", UNITS, PRICE);
    private static final List<ItemAsked> ASKED = List.of(ItemAsked.of("L1", 1, "NO_REASON"));
    private static final List<FoundUnits> FOUND = List.of(FoundUnits.of("L1", Grade.GOOD, 1));

    private final InMemoryAfterSales shop = InMemoryAfterSales.under(ShopPolicy.STANDARD, NOON);
    private final AfterSales desks = shop.desks();

    private static String name(long order) {
        return "O" + order;
    }

    @Override
    public void wholeReturn(long order) {
        String name = name(order);
        var sale = Sale.of(name, "CNY")
                .with(SOLD)
                .paidBy(Tender.money("T", "CARD", PRICE).referredToAs(name));
        var parcel = Parcel.packed("P", "W", LINES).delivered(NOON);
        shop.orders().put(new OrderFacts(sale, "b", OrderState.DELIVERED, NOON, List.of(parcel), Map.of()));
        CaseId id = desks.applications()
                .open(Commands.OpenCase.of(Request.of(OPEN, BUYER), OrderId.of(name), CaseKind.RETURN_REFUND, ASKED))
                .get()
                .caseId();
        desks.reviews()
                .approve(Commands.ApproveCase.byPolicy(Request.of(APPROVE, REVIEWER), id))
                .get();
        desks.returns()
                .received(Commands.ReceiveReturn.arrived(Request.of(RECEIVE, INSPECTOR), id))
                .get();
        desks.inspections()
                .inspect(Commands.InspectReturn.complete(Request.of(INSPECT, INSPECTOR), id, FOUND))
                .get();
    }

    @Override
    public long paidBack(long order) {
        return shop.payments().paidOn(name(order));
    }

    @Override
    public boolean isRefunded(long order) {
        return shop.repository()
                .find(new CaseId(OrderId.of(name(order)), 1))
                .filter(each -> each.status() == CaseStatus.REFUNDED)
                .isPresent();
    }
}
