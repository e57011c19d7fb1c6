package io.aftersales.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.CommandObserver;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.gateways.Agents;
import io.aftersales.ports.gateways.Alarms;
import io.aftersales.ports.gateways.Buyers;
import io.aftersales.ports.gateways.Cause;
import io.aftersales.ports.gateways.Coupons;
import io.aftersales.ports.gateways.Fulfilment;
import io.aftersales.ports.gateways.Gateways;
import io.aftersales.ports.gateways.Gifts;
import io.aftersales.ports.gateways.Logistics;
import io.aftersales.ports.gateways.Notices;
import io.aftersales.ports.gateways.Points;
import io.aftersales.ports.gateways.Prices;
import io.aftersales.ports.gateways.ReturnRouting;
import io.aftersales.ports.gateways.TopUps;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What a host has to name, and what is there when a host names nothing. */
class AssemblyTest {
    private final Bench bench = new Bench();
    private final ScriptedWarehouse warehouse = bench.warehouse;

    private Gateways.Builder obligatory() {
        return Gateways.builder().orders(bench.orders).payments(bench.payments).inventory(warehouse);
    }

    @Test
    void gatewaysNameEveryPortThatIsMissing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Gateways.builder().build())
                .withMessage("Gateways.builder() lacks orders, payments, inventory");
        assertThatIllegalStateException()
                .isThrownBy(() -> Gateways.builder()
                        .orders(bench.orders)
                        .inventory(warehouse)
                        .build())
                .withMessage("Gateways.builder() lacks payments");
    }

    @Test
    void gatewaysThatAreNotNamedOfferNothing() {
        assertThat(obligatory().build())
                .isEqualTo(new Gateways(
                        bench.orders,
                        bench.payments,
                        TopUps.NONE,
                        warehouse,
                        Fulfilment.NONE,
                        Prices.NONE,
                        Logistics.NONE,
                        Points.NONE,
                        Coupons.NONE,
                        Gifts.NONE,
                        Notices.NONE,
                        Alarms.LOGGED,
                        Agents.NONE,
                        Buyers.NONE,
                        ReturnRouting.OWN_CARRIER));
    }

    @Test
    void returnsAreRoutedByTheStandardWhereTheHostHasACarrierAndAsItSaysInAnyCase() {
        assertThat(obligatory().logistics(bench.carrier).build().returnRouting())
                .isSameAs(ReturnRouting.STANDARD);
        assertThat(obligatory().returnRouting(bench.routing).build().returnRouting())
                .isSameAs(bench.routing);
    }

    @Test
    void gatewaysAreTheSameButForWhatIsNamedAnew() {
        Gateways all = bench.gateways();
        assertThat(all.toBuilder().build()).isEqualTo(all);
        Gateways other = all.toBuilder().buyers(Buyers.NONE).build();
        assertThat(other.buyers()).isSameAs(Buyers.NONE);
        assertThat(other.toBuilder().buyers(all.buyers()).build()).isEqualTo(all);
    }

    @Test
    void pointsAndCouponsOfAHostWithoutAnyAreNotTakenForGivenBack() {
        var key = new EffectKey("as-1001-1-x-0");
        assertThat(Points.NONE.giveBack(key, new Cause(CaseId.parse("1001.1"), "NO_REASON"), "b-1", "PAY-1", 5))
                .isEqualTo(new Answer.Rejected("NOT_OFFERED", Answer.Retry.NEVER));
        assertThatThrownBy(
                        () -> Coupons.NONE.giveBack(key, new Cause(CaseId.parse("1001.1"), "NO_REASON"), "b-1", "C-1"))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("no Coupons were passed that could give back C-1");
    }

    @Test
    void desksNameEverythingThatIsMissing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> AfterSales.builder().build())
                .withMessage("AfterSales.builder() lacks cases, outbox, tickets, gateways");
        assertThatIllegalStateException()
                .isThrownBy(() -> AfterSales.builder()
                        .cases(bench.storage)
                        .tickets(bench.tickets)
                        .gateways(bench.gateways())
                        .build())
                .withMessage("AfterSales.builder() lacks outbox");
    }

    @Test
    void commandsAreObservedByTheirKindsWithTheirAnswers() {
        var observed = new ArrayList<String>();
        AfterSales desks = AfterSales.builder()
                .cases(bench.storage)
                .outbox(bench.storage)
                .tickets(bench.tickets)
                .gateways(bench.gateways())
                .clock(bench.clock)
                .observer(new CommandObserver() {
                    @Override
                    public <R> Either<Rejection, R> around(String command, Supplier<Either<Rejection, R>> run) {
                        Either<Rejection, R> answer = run.get();
                        observed.add(command + " " + answer.fold(Rejection::code, receipt -> "ACCEPTED"));
                        return answer;
                    }
                })
                .build();
        bench.orders.put(SampleOrders.unshipped("1001"));
        var opening =
                Commands.OpenCase.cancellation(Request.of("c1", Bench.BUYER), OrderId.of("1001"), "ORDER_CANCELLED");

        CaseId id = desks.applications().open(opening).get().caseId();
        assertThat(desks.reviews()
                        .approve(Commands.ApproveCase.byPolicy(Request.of("c2", Bench.BUYER), id))
                        .isLeft())
                .isTrue();
        assertThat(desks.applications().open(opening).get().caseId()).isEqualTo(id);

        assertThat(observed).containsExactly("OpenCase ACCEPTED", "ApproveCase NOT_PERMITTED", "OpenCase ACCEPTED");
    }
}
