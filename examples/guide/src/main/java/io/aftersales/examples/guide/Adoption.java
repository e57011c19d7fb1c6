package io.aftersales.examples.guide;

import io.aftersales.domain.cases.ParkedResolution;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.orders.ChargeKind;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.RefundHistory;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.TenderBalance;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.inmemory.InMemoryAfterSales;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands.ApproveCase;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Commands.OpenCase;
import io.aftersales.ports.desks.Commands.ResolveParked;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A shop that has sold and refunded for years takes the library up: the shop checks its past orders, and tells their history or not. */
final class Adoption {
    private static final Instant PLACED = Instant.parse("2026-03-01T10:00:00Z");
    private static final Actor BUYER = Actor.buyer("buyer-7");
    private static final TenderId CARD = TenderId.of("CARD");
    private static final LineId MUG = LineId.of("MUG");

    private Adoption() {}

    /**
     * An order as the shop has kept it for years.
     *
     * @param id the order's id
     * @param mugs the number of mugs sold
     * @param asked the price of the mugs, in cents
     * @param paid what the card was charged, in cents
     * @param mugsBack the mugs that came back and were refunded in the provider's dashboard
     * @param refunded the cents refunded there
     */
    private record PastOrder(String id, long mugs, long asked, long paid, long mugsBack, long refunded) {}

    private static final List<PastOrder> PAST = List.of(
            new PastOrder("2001", 2, 3998, 3998, 0, 0),
            new PastOrder("2002", 2, 3998, 3998, 1, 1999),
            new PastOrder("2003", 3, 5997, 5996, 0, 0),
            new PastOrder("2004", 1, 1999, 1599, 0, 0));

    static void print(PrintStream out) {
        check(out);
        told(out);
        untold(out);
    }

    // guide:start adoption-map
    private static Sale sale(PastOrder past) {
        return Sale.of(past.id(), "EUR")
                .with(OrderLine.of("MUG", "MUG-BLUE", past.mugs(), past.asked()))
                .paidBy(Tender.money("CARD", "STRIPE", past.paid()));
    }

    private static OrderFacts facts(PastOrder past) {
        var facts = new OrderFacts(sale(past), BUYER.id(), OrderState.PAID, PLACED, List.of(), Map.of());
        return past.refunded() == 0
                ? facts
                : facts.refundedBefore(new RefundHistory(Map.of(MUG, past.mugsBack()), Map.of(CARD, past.refunded())));
    }
    // guide:end adoption-map

    /** Asks for each past order whether its facts can be right, without opening a case. */
    private static void check(PrintStream out) {
        out.println("Orders that do not balance");
        // guide:start adoption-check
        PAST.forEach(past -> OrderSnapshot.of(sale(past))
                .peekLeft(refusal -> out.println("  " + past.id() + ": " + refusal.code() + " " + refusal.facts())));
        // guide:end adoption-check
        out.println("  2003 with its cent: "
                + OrderSnapshot.of(rounded(PAST.get(2))).isRight());
    }

    // guide:start adoption-rounding
    /** A cent that the old shop rounded away is a charge below zero: it lowers what the goods give back, by a cent in all. */
    private static Sale rounded(PastOrder past) {
        long cents = past.paid() - past.asked();
        return cents < 0 && cents >= -past.mugs()
                ? sale(past).charged(Charge.of("ROUNDING", ChargeKind.OTHER, cents))
                : sale(past);
    }
    // guide:end adoption-rounding

    private static void told(PrintStream out) {
        out.println("39.98 paid, 19.99 refunded before, and the shop tells so");
        PastOrder past = PAST.get(1);
        InMemoryAfterSales shop = shop(facts(past));
        cancel(shop.desks(), past, 2, out);
        cancel(shop.desks(), past, 1, out);
        tell(shop, past, out);
    }

    private static void untold(PrintStream out) {
        out.println("The same order, and the shop does not tell");
        PastOrder past = PAST.get(1);
        InMemoryAfterSales shop =
                shop(new OrderFacts(sale(past), BUYER.id(), OrderState.PAID, PLACED, List.of(), Map.of()));
        cancel(shop.desks(), past, 2, out);
        tell(shop, past, out);
        resolve(shop.desks(), out);
        tell(shop, past, out);
    }

    private static InMemoryAfterSales shop(OrderFacts order) {
        InMemoryAfterSales shop = InMemoryAfterSales.under(ShopPolicy.STANDARD, PLACED.plus(Duration.ofDays(1)));
        shop.orders().put(order);
        shop.payments().captured("CARD", Money.of("19.99", "EUR")); // what the provider still has of the payment
        return shop;
    }

    private static void cancel(AfterSales desks, PastOrder past, int mugs, PrintStream out) {
        var asked = List.of(ItemAsked.of("MUG", mugs, "NO_REASON"));
        desks.applications()
                .open(OpenCase.of(
                        Request.of("open-" + mugs, BUYER), OrderId.of(past.id()), CaseKind.REFUND_ONLY, asked))
                .flatMap(it -> desks.reviews()
                        .approve(ApproveCase.byPolicy(
                                Request.of("approve-" + mugs, Actor.reviewer("rita")), it.caseId())))
                .peek(it -> out.println("  " + mugs + " asked: granted"))
                .peekLeft(refusal -> out.println("  " + mugs + " asked: " + refusal.message()));
    }

    private static void resolve(AfterSales desks, PrintStream out) {
        // guide:start adoption-resolve
        // Fay pays the 19.99 that are left in the provider's dashboard, as re_9; she and Finn then say that the buyer
        // has all of it.
        Actor fay = Actor.finance("fay");
        for (OutboxEntry parked : desks.parked().parked(fay, null, 50).get()) {
            for (Actor by : List.of(fay, Actor.finance("finn"))) {
                desks.parked()
                        .resolve(new ResolveParked(
                                Request.of("paid-" + by.id(), by),
                                parked.caseId(),
                                parked.key(),
                                ParkedResolution.PAID,
                                "re_9"))
                        .peekLeft(refusal -> out.println(refusal.message()));
            }
        }
        // guide:end adoption-resolve
    }

    private static void tell(InMemoryAfterSales shop, PastOrder past, PrintStream out) {
        OrderAccount account = shop.repository().account(OrderId.of(past.id())).orElseThrow();
        shop.repository().ofOrder(OrderId.of(past.id())).forEach(entry -> {
            if (entry.state() == OutboxEntry.State.PARKED) {
                out.println("  parked: " + entry.key());
            }
        });
        var paid = shop.payments().payments().stream()
                .map(each -> each.instruction().amount())
                .toList();
        long owed = account.tenders().stream().mapToLong(TenderBalance::owed).sum();
        out.println("  paid by the library: " + paid + "; refunded " + account.refunded() + ", of it owed " + owed);
    }
}
