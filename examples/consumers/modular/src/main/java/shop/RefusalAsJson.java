package shop;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.inmemory.InMemoryAfterSales;
import io.aftersales.jackson.AfterSalesJackson3Module;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Commands.OpenCase;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** A refusal written as JSON, on the module path. */
public final class RefusalAsJson {
    private RefusalAsJson() {}

    public static void main(String[] args) {
        var json = JsonMapper.builder().addModule(new AfterSalesJackson3Module()).build();
        InMemoryAfterSales.under(ShopPolicy.STANDARD, Instant.parse("2026-03-02T10:00:00Z"))
                .desks()
                .applications()
                .open(OpenCase.of(
                        Request.of("c1", Actor.buyer("buyer-7")),
                        OrderId.of("1001"),
                        CaseKind.REFUND_ONLY,
                        List.of(ItemAsked.of("MUG", 1, "NO_REASON"))))
                .peekLeft(refusal -> System.out.println(json.writeValueAsString(refusal)));
    }
}
