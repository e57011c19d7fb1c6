package io.aftersales.inmemory;

import static io.aftersales.inmemory.Bench.FINANCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.cases.RefundPart;
import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Effect.GiveBackPoints;
import io.aftersales.domain.effects.Effect.PayRefund;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.OutboxEntry.State;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.refunds.AccountEntry.Kind;
import io.aftersales.domain.refunds.TenderBalance;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.inmemory.ScriptedPayments.Behaviour;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The ways money goes back when the first one is closed. */
class RoutesTest {
    private static final Behaviour CLOSED = new Behaviour.Refuse("CLOSED", Answer.Retry.NEVER);

    private final Bench bench = new Bench();

    private RefundPart part(CaseId id) {
        return bench.subject(id).refund().parts().get(0);
    }

    @Test
    void aDefiniteRefusalGoesToTheBalanceUnderAnotherKey() {
        bench.payments.next(CLOSED);
        CaseId id = bench.refunded("1001", 1);
        assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
        assertThat(part(id).route()).isEqualTo(Route.BALANCE);
        assertThat(bench.states(id, PayRefund.class)).containsExactly(State.REJECTED, State.DONE);
        assertThat(bench.owed(id, PayRefund.class)).extracting(OutboxEntry::key).doesNotHaveDuplicates();
        assertThat(bench.payments.payments())
                .extracting(paid -> paid.instruction().route())
                .containsExactly(Route.BALANCE);
    }

    @Test
    void withEveryRouteClosedAPersonPaysByHandAndSaysSo() {
        bench.payments.next(CLOSED, CLOSED);
        CaseId id = bench.refunded("1001", 1);
        assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDING);
        assertThat(part(id).route()).isEqualTo(Route.OFFLINE);
        assertThat(bench.owed(id, PayRefund.class))
                .as("nothing is sent by hand")
                .hasSize(2);
        assertThat(bench.noticesOf(id)).contains("OFFLINE_PAYMENT_NEEDED to FINANCE");
        bench.muchLater();
        assertThat(bench.payments.calls()).isEqualTo(2);

        bench.send(Commands.ConfirmOffline.paid(Request.of(bench.next(), FINANCE), id, TenderId.of("CARD"), "BANK-1"))
                .get();
        assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
        assertThat(part(id).reference()).isEqualTo("BANK-1");
        assertThat(bench.payments.payments()).isEmpty();
        assertThat(bench.account(id).moneyOwed()).isZero();
    }

    @Test
    void notPaidByHandEitherIsAFailureThatFinanceMayTryAgainFromTheStart() {
        CaseId id = CommandSample.payingByHand(bench);
        bench.send(Commands.ConfirmOffline.notPaid(
                        Request.of(bench.next(), FINANCE), id, TenderId.of("CARD"), "NO_ACCOUNT"))
                .get();
        assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUND_FAILED);
        assertThat(bench.alarmsOf(id)).containsExactly("REFUND_FAILED " + id);
        bench.send(new Commands.RetryRefund(Request.of(bench.next(), FINANCE), id))
                .get();
        assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
        assertThat(part(id).route()).isEqualTo(Route.ORIGINAL);
        assertThat(bench.owed(id, PayRefund.class)).extracting(OutboxEntry::key).doesNotHaveDuplicates();
    }

    @Test
    void aPaymentThatCameBackIsPaidAgainUnderANewKey() {
        CaseId id = bench.refunded("1001", 1);
        EffectKey first = bench.owed(id, PayRefund.class).get(0).key();
        bench.desks.outcomes().report(id.order(), first, bench.payments.takeBack(first));
        assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUND_FAILED);
        bench.send(new Commands.RetryRefund(Request.of(bench.next(), FINANCE), id))
                .get();
        assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
        assertThat(bench.payments.payments())
                .extracting(paid -> paid.instruction().key().value())
                .containsExactly("as-1001-1-pay-CARD-1");
    }

    @Test
    void aProviderShortOfFundsIsTriedLaterUnderTheSameKey() {
        var busy = new Behaviour.Refuse("INSUFFICIENT_FUNDS", Answer.Retry.SAME_KEY_LATER);
        bench.payments.next(busy, busy);
        CaseId id = bench.refunded("1001", 1);
        assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDING);
        bench.later(Duration.ofSeconds(7));
        assertThat(bench.payments.calls()).as("not before its time").isEqualTo(1);
        bench.later(Duration.ofSeconds(10));
        bench.later(Duration.ofSeconds(20));
        assertThat(bench.payments.calls()).isEqualTo(3);
        assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
        assertThat(part(id).route()).isEqualTo(Route.ORIGINAL);
        assertThat(bench.owed(id, PayRefund.class)).hasSize(1);
    }

    @Test
    void aWarehouseOutOfReachIsTriedAgainAndTheMoneyWaitsForItsAnswer() {
        bench.warehouse.outOfReach(2);
        CaseId id = bench.refunded("1001", 1);
        assertThat(bench.status(id)).isEqualTo(CaseStatus.APPROVED);
        assertThat(bench.payments.calls()).isZero();
        bench.muchLater();
        assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
        assertThat(bench.warehouse.ledger()).hasSize(1);
        assertThat(bench.payments.calls()).isEqualTo(1);
        assertThat(bench.alarmsOf(id)).isEmpty();
    }

    @Test
    void aShareTooSmallForASinglePointCallsNobodyAndStaysOwedToNobody() {
        Sale sale = Sale.of("1001", "CNY")
                .with(OrderLine.of("A", "MUG", 10, 10_000))
                .paidBy(Tender.money("CARD", "CARD", 9_000), Tender.points("PTS", 1, 1_000));
        var order = new OrderFacts(sale, SampleOrders.BUYER, OrderState.PAID, SampleOrders.NOON, List.of(), Map.of());
        CaseId id = bench.approved(bench.opened(order, CaseKind.REFUND_ONLY, ItemAsked.of("A", 1, "ORDER_CANCELLED")));
        TenderBalance points = bench.account(id).tender(TenderId.of("PTS")).orElseThrow();
        assertThat(points.settled()).isEqualTo(100);
        assertThat(points.owed()).isZero();
        assertThat(bench.owed(id, GiveBackPoints.class)).isEmpty();
        assertThat(bench.journal(id)).endsWith(Kind.REFUND, Kind.POINTS_BACK);
        assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
    }
}
