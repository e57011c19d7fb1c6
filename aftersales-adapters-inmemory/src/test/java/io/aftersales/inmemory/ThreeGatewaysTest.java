package io.aftersales.inmemory;

import static io.aftersales.inmemory.Bench.INSPECTOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.OutboxEntry.State;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.goods.ReturnMethod;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.FoundUnits;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.gateways.Gateways;
import io.aftersales.ports.tck.WatchedLogs;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A host that has orders, payments and stock, and nothing else: no carrier, no notices, no alarms of its own. */
class ThreeGatewaysTest {
    private final Bench bench = new Bench(
            ShopPolicy.STANDARD.offering(CaseKind.REFUND_ONLY, CaseKind.RETURN_REFUND),
            all -> Gateways.builder()
                    .orders(all.orders())
                    .payments(all.payments())
                    .inventory(all.inventory())
                    .build());

    private CaseId returned(FoundUnits... found) {
        CaseId id = bench.approved(bench.opened(
                SampleOrders.deliveredInTwoParcels("1001"),
                CaseKind.RETURN_REFUND,
                ItemAsked.of("A", 2, "NOT_LIKED").fromParcel("P1")));
        bench.send(Commands.ReceiveReturn.arrived(Request.of(bench.next(), INSPECTOR), id))
                .get();
        bench.send(Commands.InspectReturn.complete(Request.of(bench.next(), INSPECTOR), id, List.of(found)))
                .get();
        return id;
    }

    @Test
    void aRefundBeforeShippingIsPaid() {
        CaseId id = bench.refunded("1001", 1);
        assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
        assertThat(bench.payments.payments()).hasSize(1);
    }

    @Test
    void aReturnComesOnACarrierOfTheBuyerAndIsPaid() {
        CaseId id = returned(FoundUnits.of("A", Grade.GOOD, 2));
        assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
        assertThat(bench.repository.find(id).orElseThrow().inbounds())
                .singleElement()
                .satisfies(inbound -> assertThat(inbound.method()).isEqualTo(ReturnMethod.OWN_CARRIER));
        assertThat(bench.states(id, Effect.CreateReturnWaybill.class)).isEmpty();
    }

    @Test
    void refusedGoodsWaitForAPersonAndTheAlarmIsInTheLog() {
        CaseId id = returned(FoundUnits.of("A", Grade.DAMAGED, 2));
        assertThat(bench.status(id)).isEqualTo(CaseStatus.INSPECTION_FAILED);
        assertThat(bench.states(id, Effect.SendBack.class)).containsExactly(State.REJECTED);
        assertThat(WatchedLogs.lines())
                .anyMatch(line -> line.contains("SEND_BACK_FAILED of case " + id + ": NOT_OFFERED"));
    }
}
