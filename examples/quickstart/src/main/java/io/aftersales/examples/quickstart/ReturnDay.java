package io.aftersales.examples.quickstart;

import io.aftersales.domain.cases.Inbound;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.orders.Tier;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.RejectedException;
import io.aftersales.inmemory.InMemoryAfterSales;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.FoundUnits;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Prints two returns on one order: one of three mugs comes back, then the rest of the order. Every cent is explained, and the two refunds
 * add up to what was paid.
 */
final class ReturnDay {
    private static final OrderId ORDER = OrderId.of("1001");
    private static final Actor BUYER = Actor.buyer("buyer-7");
    private static final Actor REVIEWER = Actor.reviewer("rita");
    private static final Actor INSPECTOR = Actor.inspector("ines");
    private static final Instant DELIVERED = Instant.parse("2026-03-02T10:00:00Z");

    private final InMemoryAfterSales shop =
            InMemoryAfterSales.under(ShopPolicy.STANDARD, DELIVERED.plus(Duration.ofDays(2)));
    private final AfterSales desks = shop.desks();
    private final Counter counter = new Counter(shop);
    private int commands;

    private ReturnDay() {
        shop.orders().put(order());
    }

    static void print() {
        var day = new ReturnDay();
        day.counter.order(order());
        day.comesBack("One mug comes back", List.of(ItemAsked.of("MUG", 1, "NOT_LIKED")));
        day.shop.clock().advance(Duration.ofDays(1));
        day.comesBack(
                "The rest comes back",
                List.of(ItemAsked.of("MUG", 2, "NOT_LIKED"), ItemAsked.of("TEAPOT", 1, "NOT_LIKED")));
        day.counter.askedOnceMore(BUYER, ORDER);
        day.counter.sum(ORDER);
    }

    /** An order of three mugs and a teapot with a coupon and a promotion, paid by card, gift card and points. */
    private static OrderFacts order() {
        var sale = Sale.of(ORDER.value(), "CNY")
                .with(OrderLine.of("MUG", "MUG-BLUE", 3, 8000), OrderLine.of("TEAPOT", "POT-1", 1, 14000))
                .discountedBy(
                        Discount.coupon("SPRING", 1000), Discount.promotion("200-20", 2000, Tier.spend(20000, 2000)))
                .shipping(800)
                .paidBy(
                        Tender.money("CARD", "VISA", 14800),
                        Tender.of("GIFT", "GIFTCARD", TenderKind.GIFT_CARD, 4000),
                        Tender.points("POINTS", 100, 1000));
        var parcel = Parcel.packed("P1", "SHANGHAI", List.of(LineId.of("MUG"), LineId.of("TEAPOT")))
                .handedOver(DELIVERED.minus(Duration.ofDays(1)), "SF", "SF100")
                .delivered(DELIVERED);
        return new OrderFacts(
                sale, BUYER.id(), OrderState.DELIVERED, DELIVERED.minus(Duration.ofDays(3)), List.of(parcel), Map.of());
    }

    private void comesBack(String title, List<ItemAsked> items) {
        counter.title(title);
        counter.account("Before", ORDER);
        counter.quote(desks.quotes()
                .quote(BUYER, ORDER, CaseKind.RETURN_REFUND, items)
                .getOrElseThrow(RejectedException::new));
        CaseId id = desks.applications()
                .open(Commands.OpenCase.of(Request.of(next(), BUYER), ORDER, CaseKind.RETURN_REFUND, items))
                .getOrElseThrow(RejectedException::new)
                .caseId();
        desks.reviews()
                .approve(Commands.ApproveCase.byPolicy(Request.of(next(), REVIEWER), id))
                .getOrElseThrow(RejectedException::new);
        shop.clock().advance(Duration.ofHours(10));
        Inbound.Label waybill = Objects.requireNonNull(
                shop.repository().find(id).orElseThrow().inbounds().get(0).label());
        desks.returns()
                .posted(Commands.ReportPosted.of(
                        Request.of(next(), BUYER), id, waybill.carrier(), waybill.trackingNumber()))
                .getOrElseThrow(RejectedException::new);
        shop.clock().advance(Duration.ofDays(1));
        desks.returns()
                .received(Commands.ReceiveReturn.arrived(Request.of(next(), INSPECTOR), id))
                .getOrElseThrow(RejectedException::new);
        List<FoundUnits> found = items.stream()
                .map(item -> FoundUnits.of(item.line().value(), Grade.GOOD, item.quantity()))
                .toList();
        desks.inspections()
                .inspect(Commands.InspectReturn.complete(Request.of(next(), INSPECTOR), id, found))
                .getOrElseThrow(RejectedException::new);
        counter.timeline(id);
        counter.account("After", ORDER);
    }

    private CommandId next() {
        commands++;
        return CommandId.of("command-" + commands);
    }
}
