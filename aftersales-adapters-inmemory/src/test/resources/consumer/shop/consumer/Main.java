package shop.consumer;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.RejectedException;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.inmemory.InMemoryAfterSales;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.gateways.Gateways;
import io.aftersales.ports.texts.Texts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;

public final class Main {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Actor BUYER = Actor.buyer("buyer-7");
    private static final OrderId ORDER = OrderId.of("1001");

    private Main() {}

    public static void main(String[] arguments) {
        ShopPolicy rules = ShopPolicy.STANDARD.with(
                CasePolicy.builder().fourEyesAbove(Money.of("500.00", "CNY")).build());
        InMemoryAfterSales memory = InMemoryAfterSales.under(rules, NOON);
        Sale sale = Sale.of("1001", "CNY")
                .with(OrderLine.of("MUG", "MUG", 2, 5_000))
                .paidBy(Tender.money("T1", "CARD", 5_000));
        memory.orders().put(new OrderFacts(sale, "buyer-7", OrderState.PAID, NOON, List.of(), Map.of()));

        // the desks of a host with ports of its own
        Gateways gateways = Gateways.builder()
                .orders(memory.orders())
                .payments(memory.payments())
                .inventory(memory.warehouse())
                .logistics(memory.carrier())
                .notices((key, caseId, notice) -> System.out.println("notice " + notice.kind()))
                .alarms((key, caseId, alarm, detail) -> System.out.println("alarm " + alarm))
                .build();
        AfterSales desks = AfterSales.builder()
                .cases(memory.repository())
                .outbox(memory.repository())
                .tickets(memory.tickets())
                .gateways(gateways)
                .policy(rules.offering(CaseKind.REFUND_ONLY))
                .clock(memory.clock())
                .build();

        System.out.println(open(desks, "c1", 0).getLeft().code());
        var id = open(desks, "c2", 1).getOrElseThrow(RejectedException::new).caseId();
        var approved = desks.reviews()
                .approve(Commands.ApproveCase.byPolicy(Request.of("c3", Actor.reviewer("rita")), id))
                .getOrElseThrow(RejectedException::new);
        System.out.println(approved.caseId());
        System.out.println(desks.files()
                .file(BUYER, id)
                .getOrElseThrow(RejectedException::new)
                .subject()
                .status());
        System.out.println(Texts.in(Locale.UK, ZoneOffset.UTC) != null);
    }

    private static io.vavr.control.Either<Rejection, ? extends io.aftersales.ports.repositories.Receipt> open(
            AfterSales desks, String command, long units) {
        return desks.applications()
                .open(Commands.OpenCase.of(
                        Request.of(command, BUYER),
                        ORDER,
                        CaseKind.REFUND_ONLY,
                        List.of(ItemAsked.of("MUG", units, "ORDER_CANCELLED"))));
    }
}
