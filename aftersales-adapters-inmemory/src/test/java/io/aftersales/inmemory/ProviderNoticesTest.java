package io.aftersales.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Effect.PayRefund;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OutboxEntry.State;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.inmemory.ScriptedPayments.Behaviour;
import io.aftersales.ports.desks.ShopPolicy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a provider says unasked: twice, late, early, out of order. */
class ProviderNoticesTest {
    private final Bench bench = new Bench();

    private boolean report(CaseId id, EffectKey key, Answer answer) {
        return bench.desks.outcomes().report(id.order(), key, answer);
    }

    private EffectKey key(CaseId id) {
        return bench.owed(id, PayRefund.class).get(0).key();
    }

    @Test
    void aPaymentThatWasTakenIsSettledByTheNotice() {
        bench.payments.next(new Behaviour.PayLater());
        CaseId id = bench.refunded("1001", 1);
        bench.later(Duration.ofHours(1));
        assertThat(bench.status(id)).as("asked, it is still pending").isEqualTo(CaseStatus.REFUNDING);

        Answer notice = bench.payments.complete(key(id));
        assertThat(report(id, key(id), notice)).isTrue();
        assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
        assertThat(bench.noticesOf(id)).contains("REFUNDED to BUYER");
    }

    @Test
    void theSecondNoticeChangesNothing() {
        bench.payments.next(new Behaviour.PayLater());
        CaseId id = bench.refunded("1001", 1);
        Answer notice = bench.payments.complete(key(id));
        report(id, key(id), notice);
        var before = bench.traces();
        assertThat(report(id, key(id), notice)).isFalse();
        assertThat(bench.traces()).isEqualTo(before);
    }

    @Test
    void aLatePendingAfterTheSuccessChangesNothing() {
        CaseId id = bench.refunded("1001", 1);
        var before = bench.traces();
        assertThat(report(id, key(id), new Answer.Pending("x"))).isFalse();
        assertThat(report(id, key(id), new Answer.Unknown("x"))).isFalse();
        assertThat(report(id, key(id), new Answer.Rejected("x", Answer.Retry.NEVER)))
                .isFalse();
        assertThat(bench.traces()).isEqualTo(before);
    }

    @Test
    void aNoticeMayComeBeforeTheAnswer() {
        var early = new AtomicReference<Bench>();
        early.set(new Bench(ShopPolicy.STANDARD, FaultyGateways.refunding((real, asked) -> {
            Answer answer = real.refund(asked);
            OrderId order = asked.caseId().order();
            assertThat(early.get().desks.outcomes().report(order, asked.key(), answer))
                    .isTrue();
            return answer;
        })));
        Bench quick = early.get();
        CaseId id = quick.refunded("1001", 1);
        assertThat(quick.status(id)).isEqualTo(CaseStatus.REFUNDED);
        assertThat(quick.timeline(id)).containsOnlyOnce("REFUND_PART_PAID", "REFUND_SETTLED");
        assertThat(quick.noticesOf(id)).containsOnlyOnce("REFUNDED to BUYER");
        quick.muchLater();
        assertThat(quick.payments.calls()).isEqualTo(1);
        assertThat(quick.alarmsOf(id)).isEmpty();
    }

    @Test
    void aPaymentTakenBackIsAFailureAndAnAlarmOnce() {
        CaseId id = bench.refunded("1001", 1);
        Answer notice = bench.payments.takeBack(key(id));
        assertThat(report(id, key(id), notice)).isTrue();
        assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUND_FAILED);
        assertThat(bench.account(id).moneyOwed()).isEqualTo(2_000);
        assertThat(bench.alarmsOf(id)).containsExactly("REFUND_TAKEN_BACK CARD", "REFUND_FAILED " + id);
        var before = bench.traces();
        assertThat(report(id, key(id), notice)).isFalse();
        assertThat(bench.traces()).isEqualTo(before);
    }

    @Test
    void aTakingBackThatOvertakesTheSuccessTellsOfBothAndTheSuccessAfterItIsNoNews() {
        bench.payments.next(new Behaviour.PayLater());
        CaseId id = bench.refunded("1001", 1);
        EffectKey first = key(id);
        report(id, first, new Answer.Reversed("R-1"));
        assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUND_FAILED);
        assertThat(bench.states(id, PayRefund.class)).containsExactly(State.DONE);
        assertThat(bench.account(id).moneyOwed()).isEqualTo(2_000);

        var before = bench.traces();
        assertThat(report(id, first, new Answer.Succeeded("R-1"))).isFalse();
        assertThat(report(id, first, new Answer.Reversed("R-1"))).isFalse();
        assertThat(bench.traces()).isEqualTo(before);
        assertThat(bench.alarmsOf(id)).containsExactly("REFUND_TAKEN_BACK CARD", "REFUND_FAILED " + id);
    }

    @Test
    void aNoticeAboutNothingIsNoAnswer() {
        CaseId id = bench.refunded("1001", 1);
        assertThat(report(id, new EffectKey("as-1001-9-pay-CARD-0"), new Answer.Succeeded("R")))
                .isFalse();
        assertThat(bench.desks.outcomes().report(OrderId.of("9"), key(id), new Answer.Succeeded("R")))
                .isFalse();
    }

    @Test
    void aNoticeInATransactionOfTheHostLeavesWhatFollowsUntilAfterIt() {
        bench.payments.next(new Behaviour.PayLater());
        CaseId id = bench.refunded("1001", 1);
        Answer notice = bench.payments.complete(key(id));
        bench.transactions.begin();
        assertThat(report(id, key(id), notice)).isTrue();
        assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
        assertThat(bench.noticesOf(id)).doesNotContain("REFUNDED to BUYER");
        bench.transactions.commit();
        assertThat(bench.noticesOf(id)).contains("REFUNDED to BUYER");
    }
}
