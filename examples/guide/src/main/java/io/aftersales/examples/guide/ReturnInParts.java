package io.aftersales.examples.guide;

import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.inmemory.InMemoryAfterSales;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.CaseFile;
import io.aftersales.ports.desks.Commands.ApproveCase;
import io.aftersales.ports.desks.Commands.FoundUnits;
import io.aftersales.ports.desks.Commands.InspectReturn;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Commands.OpenCase;
import io.aftersales.ports.desks.Commands.ReceiveReturn;
import io.aftersales.ports.desks.Commands.ReportPosted;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.texts.CaseProgress;
import io.aftersales.ports.texts.Texts;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A return to two warehouses, of which the buyer posts one parcel and lets the deadline of the other pass. */
final class ReturnInParts {
    private static final Instant DELIVERED = SampleShop.DELIVERED;
    private static final OrderId ORDER = OrderId.of("1002");
    private static final Actor BUYER = Actor.buyer("buyer-7");
    private static final Actor INES = Actor.inspector("ines");
    private static final Texts TEXTS = Texts.in(Locale.UK, ZoneOffset.UTC);

    private ReturnInParts() {}

    static void print(PrintStream out) {
        InMemoryAfterSales shop = InMemoryAfterSales.under(ShopPolicy.STANDARD, DELIVERED.plus(Duration.ofDays(2)));
        shop.orders().put(order());
        AfterSales desks = shop.desks();
        CaseId id = approved(desks);
        out.println(next(desks, id));
        sendsOne(desks, id, out);
        out.println(next(desks, id));
        shop.clock().advance(Duration.ofDays(8));
        while (desks.runDue(shop.clock().instant(), 100).most() > 0) {
            out.println(next(desks, id));
        }
    }

    /** An order of two mugs from one warehouse and a pot from another. */
    private static OrderFacts order() {
        var sale = Sale.of(ORDER.value(), "CNY")
                .with(OrderLine.of("MUG", "MUG-BLUE", 2, 5000), OrderLine.of("POT", "POT-1", 1, 9000))
                .paidBy(Tender.money("CARD", "VISA", 14000));
        return new OrderFacts(
                sale,
                BUYER.id(),
                OrderState.DELIVERED,
                DELIVERED,
                List.of(
                        Parcel.packed("P1", "SHANGHAI", List.of(LineId.of("MUG")))
                                .delivered(DELIVERED),
                        Parcel.packed("P2", "BEIJING", List.of(LineId.of("POT")))
                                .delivered(DELIVERED)),
                Map.of());
    }

    private static CaseId approved(AfterSales desks) {
        var items = List.of(ItemAsked.of("MUG", 2, "NOT_LIKED"), ItemAsked.of("POT", 1, "NOT_LIKED"));
        return desks.applications()
                .open(OpenCase.of(Request.of("c1", BUYER), ORDER, CaseKind.RETURN_REFUND, items))
                .flatMap(it -> desks.reviews()
                        .approve(ApproveCase.byPolicy(Request.of("c2", Actor.reviewer("rita")), it.caseId())))
                .get()
                .caseId();
    }

    private static String next(AfterSales desks, CaseId id) {
        CaseFile file = desks.files().file(BUYER, id).get();
        return file.subject().status() + ": "
                + CaseProgress.of(file.subject(), file.timeline(), TEXTS).next().text();
    }

    private static void sendsOne(AfterSales desks, CaseId id, PrintStream out) {
        // guide:start inbound-named
        desks.returns()
                .posted(ReportPosted.of(Request.of("c3", BUYER), id, "FASTPOST", "R1"))
                .peekLeft(refusal -> out.println(refusal.code() + " " + refusal.facts()));
        var found = List.of(FoundUnits.of("MUG", Grade.GOOD, 2));
        desks.returns()
                .posted(new ReportPosted(Request.of("c4", BUYER), id, 1, "FASTPOST", "R1"))
                .flatMap(it -> desks.returns().received(new ReceiveReturn(Request.of("c5", INES), id, 1, null, false)))
                .flatMap(it -> desks.inspections().inspect(InspectReturn.complete(Request.of("c6", INES), id, found)))
                .peek(it -> out.println("next: " + it.next().what()))
                .peekLeft(refusal -> out.println(refusal.message()));
        // guide:end inbound-named
    }
}
