package io.aftersales.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Effect.PayRefund;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.OutboxEntry.State;
import io.aftersales.domain.effects.ProviderProfile;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.inmemory.FaultyGateways.Crash;
import io.aftersales.inmemory.ScriptedPayments.Behaviour;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Doubt never becomes failure, and never pays twice. */
class DoubtTest {
    private static final ProviderProfile REMEMBERS_AND_CANNOT_BE_ASKED =
            ProviderProfile.STRAIGHTFORWARD.asked(false, Duration.ZERO, false);
    private static final ProviderProfile KNOWS_NO_KEYS = REMEMBERS_AND_CANNOT_BE_ASKED.remembering(Duration.ZERO);

    private final Bench bench = new Bench();

    private OutboxEntry payment(CaseId id) {
        return bench.owed(id, PayRefund.class).get(0);
    }

    private void assertPaidOnceUnderTheFirstKey(CaseId id) {
        assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
        assertThat(bench.owed(id, PayRefund.class))
                .as("no other route was tried")
                .hasSize(1);
        assertThat(bench.payments.payments())
                .extracting(paid -> paid.instruction().key())
                .containsExactly(payment(id).key());
        assertThat(bench.timeline(id)).doesNotContain("REFUND_PART_FAILED", "REFUND_FAILED");
        assertThat(bench.alarmsOf(id)).isEmpty();
    }

    @Nested
    class ATimeOut {
        @Test
        void afterNothingWasDoneIsAskedAboutThenSentAgainUnderTheSameKey() {
            bench.payments.next(new Behaviour.TimeOut());
            CaseId id = bench.refunded("1001", 1);
            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDING);
            assertThat(payment(id).state()).isEqualTo(State.IN_DOUBT);
            assertThat(bench.timeline(id)).doesNotContain("REFUND_PART_FAILED");

            bench.later(Duration.ofSeconds(10));
            assertThat(bench.payments.calls()).as("asked, not sent").isEqualTo(1);
            bench.later(Duration.ofSeconds(20));
            assertThat(bench.payments.calls()).isEqualTo(2);
            assertPaidOnceUnderTheFirstKey(id);
        }

        @Test
        void afterItWasPaidIsFoundOutByAsking() {
            bench.payments.next(new Behaviour.PayThenTimeOut());
            CaseId id = bench.refunded("1001", 1);
            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDING);
            bench.later(Duration.ofSeconds(10));
            assertThat(bench.payments.calls()).isEqualTo(1);
            assertPaidOnceUnderTheFirstKey(id);
        }

        @Test
        void ofAProviderThatCannotBeAskedIsSentAgainWhileItRemembersTheKey() {
            bench.payments.profile("CARD", REMEMBERS_AND_CANNOT_BE_ASKED);
            bench.payments.next(new Behaviour.PayThenTimeOut());
            CaseId id = bench.refunded("1001", 1);
            bench.later(Duration.ofSeconds(10));
            assertThat(bench.payments.calls()).isEqualTo(2);
            assertPaidOnceUnderTheFirstKey(id);
        }

        @Test
        void outlastingTheMemoryForKeysIsLeftToAPerson() {
            bench.payments.profile("CARD", REMEMBERS_AND_CANNOT_BE_ASKED.remembering(Duration.ofMinutes(1)));
            bench.payments.next(new Behaviour.TimeOut());
            CaseId id = bench.refunded("1001", 1);
            bench.later(Duration.ofMinutes(2));
            bench.muchLater();
            assertThat(bench.payments.calls())
                    .as("not sent when it may be forgotten")
                    .isEqualTo(1);
            assertThat(payment(id).state()).isEqualTo(State.PARKED);
            assertThat(bench.alarmsOf(id)).containsExactly("PARKED PAY_REFUND");
        }

        @Test
        void thatWaitsForASlowAnswerAsksNoSoonerThanTheProviderLikes() {
            bench.payments.profile("CARD", ProviderProfile.STRAIGHTFORWARD.asked(true, Duration.ofMinutes(30), true));
            bench.payments.next(new Behaviour.PayThenTimeOut());
            CaseId id = bench.refunded("1001", 1);
            bench.later(Duration.ofMinutes(30).minusSeconds(1));
            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDING);
            bench.later(Duration.ofSeconds(1));
            assertPaidOnceUnderTheFirstKey(id);
        }
    }

    @Nested
    class Nonsense {
        @Test
        void isNoFailureEither() {
            var dumb = new Bench(ShopPolicy.STANDARD, FaultyGateways.refunding((real, asked) -> {
                real.refund(asked);
                return null;
            }));
            CaseId id = dumb.refunded("1001", 1);
            assertThat(dumb.status(id)).isEqualTo(CaseStatus.REFUNDING);
            dumb.later(Duration.ofSeconds(10));
            assertThat(dumb.status(id)).isEqualTo(CaseStatus.REFUNDED);
            assertThat(dumb.payments.calls()).isEqualTo(1);
        }
    }

    @Nested
    class AProviderWithoutKeysOrQueries {
        private CaseId timedOut() {
            bench.payments.profile("CARD", KNOWS_NO_KEYS);
            bench.payments.next(new Behaviour.PayThenTimeOut());
            return bench.refunded("1001", 1);
        }

        @Test
        void isCalledOnceThenAPersonIsAsked() {
            CaseId id = timedOut();
            bench.muchLater();
            assertThat(bench.payments.calls()).isEqualTo(1);
            assertThat(payment(id).state()).isEqualTo(State.PARKED);
            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDING);
            assertThat(bench.alarmsOf(id)).containsExactly("PARKED PAY_REFUND");
        }

        @Test
        void isSettledByThePersonsEvidence() {
            CaseId id = timedOut();
            assertThat(bench.desks.outcomes().report(id.order(), payment(id).key(), new Answer.Succeeded("R-9")))
                    .isTrue();
            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
            assertThat(bench.subject(id).refund().parts().get(0).reference()).isEqualTo("R-9");
        }

        @Test
        void isNotCalledAgainAfterACrash() {
            CaseId id = bench.cancelling("1001", 1);
            bench.payments.profile("CARD", KNOWS_NO_KEYS);
            AfterSales dying = bench.assemble(
                    FaultyGateways.refunding((real, asked) -> {
                        real.refund(asked);
                        throw new Crash();
                    }),
                    assembly -> assembly);
            assertThatThrownBy(() -> Sending.to(
                            dying, Commands.ApproveCase.byPolicy(Request.of(bench.next(), Bench.REVIEWER), id)))
                    .isInstanceOf(Crash.class);
            bench.later(Bench.LEASE);
            bench.muchLater();
            assertThat(bench.payments.calls()).isEqualTo(1);
            assertThat(payment(id).state()).isEqualTo(State.PARKED);
            assertThat(bench.alarmsOf(id)).containsExactly("PARKED PAY_REFUND");
        }

        @Test
        void thatRefusesForGoodIsNoDoubt() {
            bench.payments.profile("CARD", KNOWS_NO_KEYS);
            bench.payments.next(new Behaviour.Refuse("CLOSED", Answer.Retry.NEVER));
            CaseId id = bench.refunded("1001", 1);
            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
            assertThat(bench.alarmsOf(id)).isEmpty();
        }
    }
}
