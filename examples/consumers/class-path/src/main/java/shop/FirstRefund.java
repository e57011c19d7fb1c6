package shop;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.inmemory.InMemoryAfterSales;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands.ApproveCase;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Commands.OpenCase;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A refund before shipping, with nothing but the published artifacts. */
public final class FirstRefund {
    private FirstRefund() {}

    public static void main(String[] args) {
        Instant now = Instant.parse("2026-03-02T10:00:00Z");
        InMemoryAfterSales shop = InMemoryAfterSales.under(ShopPolicy.STANDARD, now);
        Sale sale = Sale.of("1001", "EUR")
                .with(OrderLine.of("MUG", "MUG-BLUE", 3, 5997))
                .paidBy(Tender.money("CARD", "VISA", 5997));
        shop.orders().put(new OrderFacts(sale, "buyer-7", OrderState.PAID, now, List.of(), Map.of()));
        AfterSales desks = shop.desks();
        desks.applications()
                .open(OpenCase.of(
                        Request.of("c1", Actor.buyer("buyer-7")),
                        OrderId.of("1001"),
                        CaseKind.REFUND_ONLY,
                        List.of(ItemAsked.of("MUG", 2, "NO_REASON"))))
                .flatMap(it -> desks.reviews()
                        .approve(ApproveCase.byPolicy(Request.of("c2", Actor.reviewer("rita")), it.caseId())))
                .peek(it -> System.out.println(
                        "refunded: " + shop.repository().account(OrderId.of("1001")).get().refunded()))
                .peekLeft(refusal -> System.out.println(refusal.code() + ": " + refusal.message()));
    }
}
