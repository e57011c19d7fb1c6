package io.aftersales.examples.quickstart;

import io.aftersales.domain.cases.Inbound;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.RejectedException;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.inmemory.InMemoryAfterSales;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands.FoundUnits;
import io.aftersales.ports.desks.Commands.InspectReturn;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Commands.OpenCase;
import io.aftersales.ports.desks.Commands.ReceiveReturn;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.repositories.Receipt;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A shop in memory with one order, which was delivered two days ago, and the persons who deal with its returns. */
final class OneOrderShop {
    static final Actor BUYER = Actor.buyer("buyer-7");
    static final Actor AGENT = Actor.agent("alex");
    static final Actor REVIEWER = Actor.reviewer("rita");
    static final Actor SUPERVISOR = Actor.supervisor("sue");
    static final Actor INSPECTOR = Actor.inspector("ines");
    static final Actor FINANCE = Actor.finance("fay");

    private final OrderId order;
    private final InMemoryAfterSales shop;
    private final Counter counter;
    private int commands;

    /** Opens a shop with an order of two mugs and a teapot for these tenders, and prints the order. */
    OneOrderShop(String id, CasePolicy rules, Instant delivered, Tender... tenders) {
        order = OrderId.of(id);
        shop = InMemoryAfterSales.under(ShopPolicy.STANDARD.with(rules), delivered.plus(Duration.ofDays(2)));
        counter = new Counter(shop);
        var sale = Sale.of(id, "CNY")
                .with(OrderLine.of("MUG", "MUG-BLUE", 2, 6000), OrderLine.of("TEAPOT", "POT-1", 1, 14000))
                .paidBy(tenders);
        var parcel = Parcel.packed("P1", "SHANGHAI", List.of(LineId.of("MUG"), LineId.of("TEAPOT")))
                .handedOver(delivered.minus(Duration.ofDays(1)), "SF", "SF100")
                .delivered(delivered);
        var facts = new OrderFacts(
                sale, BUYER.id(), OrderState.DELIVERED, delivered.minus(Duration.ofDays(3)), List.of(parcel), Map.of());
        shop.orders().put(facts);
        counter.order(facts);
    }

    InMemoryAfterSales shop() {
        return shop;
    }

    AfterSales desks() {
        return shop.desks();
    }

    Counter counter() {
        return counter;
    }

    OrderId order() {
        return order;
    }

    /** Returns a request of this actor under an id of its own. */
    Request by(Actor actor) {
        commands++;
        return Request.of(CommandId.of("command-" + commands), actor);
    }

    /** Lets time pass. */
    void days(int days) {
        shop.clock().advance(Duration.ofDays(days));
    }

    /** Returns an application of this actor for the return of goods. */
    OpenCase returning(Actor actor, String line, long quantity, String reason) {
        return OpenCase.of(by(actor), order, CaseKind.RETURN_REFUND, List.of(ItemAsked.of(line, quantity, reason)));
    }

    /** Opens a case, which is not refused. */
    CaseId opened(OpenCase application) {
        return done(desks().applications().open(application)).caseId();
    }

    /** Returns the receipt of a command that is not refused. */
    Receipt done(Either<Rejection, Receipt> answer) {
        return answer.getOrElseThrow(RejectedException::new);
    }

    /** Prints the refusal of a command. */
    void refused(Either<Rejection, Receipt> answer) {
        Rejection refusal =
                answer.swap().getOrElseThrow(receipt -> new IllegalStateException("not refused: " + receipt));
        System.out.println("  " + refusal.code() + ": " + refusal.message());
    }

    /** Returns the label under which the buyer sends goods back. */
    Inbound.Label label(CaseId id) {
        return Objects.requireNonNull(
                shop.repository().find(id).orElseThrow().inbounds().get(0).label());
    }

    /** Receives and inspects what came back, a day later. */
    void inspected(CaseId id, FoundUnits... found) {
        days(1);
        done(desks().returns().received(ReceiveReturn.arrived(by(INSPECTOR), id)));
        done(desks().inspections().inspect(InspectReturn.complete(by(INSPECTOR), id, List.of(found))));
    }
}
