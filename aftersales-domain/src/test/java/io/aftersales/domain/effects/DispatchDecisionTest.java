package io.aftersales.domain.effects;

import static io.aftersales.domain.effects.Entries.CASE;
import static io.aftersales.domain.effects.Entries.LEASE;
import static io.aftersales.domain.effects.Entries.NOW;
import static io.aftersales.domain.effects.Entries.RETRY;
import static io.aftersales.domain.effects.ProviderProfile.IN_HOUSE;
import static io.aftersales.domain.effects.ProviderProfile.STRAIGHTFORWARD;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.Answer.Retry;
import io.aftersales.domain.effects.OutboxEntry.Call;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.TenderId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is to be done with a claimed entry, by what the provider allows and what else the order owes. */
class DispatchDecisionTest {
    private static final DispatchDecision GO = new DispatchDecision.Go(Call.SEND);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Answer UNKNOWN = new Answer.Unknown("time-out");

    private static OutboxEntry refund(int number, String payment, Route route, Instant paidAt) {
        var effect = new Effect.PayRefund(
                EffectKey.of("as", CASE, "pay-T" + number, 0),
                TenderId.of("T"),
                "CARD",
                payment,
                route,
                Money.ofMinor(100, "CNY"),
                Money.ofMinor(1000, "CNY"),
                "NO_REASON",
                paidAt);
        return OutboxEntry.owed(CASE, number, effect, NOW.minus(DAY));
    }

    private static OutboxEntry refund(int number) {
        return refund(number, "P-1", Route.ORIGINAL, null);
    }

    private static OutboxEntry claimed(OutboxEntry entry) {
        return entry.claimed("worker", NOW, LEASE);
    }

    /** As it stands after this answer, given a minute ago. */
    private static OutboxEntry answered(OutboxEntry entry, Answer answer) {
        Instant then = NOW.minusSeconds(60);
        return entry.claimed("worker", then, LEASE)
                .after(answer, STRAIGHTFORWARD, RETRY, then)
                .entry();
    }

    private static DispatchDecision turn(OutboxEntry entry, ProviderProfile profile, OutboxEntry... others) {
        List<OutboxEntry> all = List.of(others);
        return DispatchDecision.of(claimed(entry), profile, RETRY, key -> find(all, key), () -> all, NOW);
    }

    private static Optional<OutboxEntry> find(List<OutboxEntry> all, EffectKey key) {
        return all.stream().filter(each -> each.key().equals(key)).findFirst();
    }

    @Nested
    class TheWindow {
        @ParameterizedTest
        @CsvSource({"86399, false", "86400, true", "86401, true"})
        void isOverWhenItsTimeHasPassed(long secondsAgo, boolean over) {
            OutboxEntry entry = refund(1, "P-1", Route.ORIGINAL, NOW.minusSeconds(secondsAgo));
            assertThat(turn(entry, STRAIGHTFORWARD.limited(null, DAY)))
                    .isEqualTo(over ? new DispatchDecision.Refuse("REFUND_WINDOW") : GO);
        }

        @Test
        void isNoneOfAnotherRoute() {
            OutboxEntry entry = refund(1, "P-1", Route.BALANCE, NOW.minus(DAY));
            assertThat(turn(entry, STRAIGHTFORWARD.limited(0, DAY).paced(DAY, true), claimed(refund(2))))
                    .isEqualTo(GO);
        }

        @Test
        void doesNotTurnDoubtIntoARefusal() {
            OutboxEntry doubtful = answered(refund(1, "P-1", Route.ORIGINAL, NOW.minus(DAY)), UNKNOWN);
            assertThat(turn(doubtful, STRAIGHTFORWARD.limited(0, DAY))).isEqualTo(new DispatchDecision.Go(Call.QUERY));
            assertThat(turn(doubtful, IN_HOUSE.limited(0, DAY))).isEqualTo(GO);
        }
    }

    @Nested
    class TheLimit {
        @ParameterizedTest
        @CsvSource({"1, true", "2, false"})
        void countsWhatWasPaidOnTheSamePayment(int limit, boolean reached) {
            var paid = new Answer.Succeeded("tx");
            assertThat(turn(
                            refund(1),
                            STRAIGHTFORWARD.limited(limit, null),
                            answered(refund(2), paid),
                            answered(refund(3), new Answer.Rejected("NO", Retry.NEVER)),
                            answered(refund(4, "P-2", Route.ORIGINAL, null), paid),
                            answered(refund(5, "P-1", Route.BALANCE, null), paid)))
                    .isEqualTo(reached ? new DispatchDecision.Refuse("PARTIAL_REFUND_LIMIT") : GO);
        }
    }

    @Nested
    class OneAtATime {
        private final ProviderProfile one = STRAIGHTFORWARD.paced(Duration.ZERO, true);

        @Test
        void waitsForWhatIsClaimedOrInDoubt() {
            assertThat(turn(refund(1), one, claimed(refund(2)))).isInstanceOf(DispatchDecision.Wait.class);
            assertThat(turn(refund(1), one, answered(refund(2), UNKNOWN))).isInstanceOf(DispatchDecision.Wait.class);
            assertThat(turn(refund(1), one, answered(refund(2), new Answer.Pending("x"))))
                    .isInstanceOf(DispatchDecision.Wait.class);
        }

        @Test
        void doesNotWaitForWhatIsSettledOrNotUnderWay() {
            assertThat(turn(
                            refund(1),
                            one,
                            refund(2),
                            answered(refund(3), new Answer.Succeeded("tx")),
                            answered(refund(4), new Answer.Rejected("BUSY", Retry.SAME_KEY_LATER)),
                            claimed(refund(5, "P-2", Route.ORIGINAL, null)),
                            claimed(refund(6)).parked(NOW)))
                    .isEqualTo(GO);
        }

        @Test
        void twoInDoubtDoNotWaitForEachOther() {
            assertThat(turn(answered(refund(1), UNKNOWN), one, answered(refund(2), UNKNOWN)))
                    .isEqualTo(new DispatchDecision.Go(Call.QUERY));
        }
    }

    @Test
    void theIntervalIsCountedFromWhatWasPaidLastOrMayHaveBeen() {
        ProviderProfile paced = STRAIGHTFORWARD.paced(Duration.ofMinutes(5), false);
        Duration spread = RETRY.after(1, refund(1).key());
        Instant due = NOW.minusSeconds(60).plus(Duration.ofMinutes(5)).plus(spread);

        assertThat(turn(refund(1), paced, answered(refund(2), new Answer.Succeeded("tx"))))
                .isEqualTo(new DispatchDecision.Wait(due));
        assertThat(turn(refund(1), paced, answered(refund(2), UNKNOWN))).isEqualTo(new DispatchDecision.Wait(due));
        assertThat(turn(refund(1), paced, answered(refund(2), new Answer.Rejected("NO", Retry.NEVER))))
                .isEqualTo(GO);
        assertThat(turn(refund(1), STRAIGHTFORWARD.paced(Duration.ofSeconds(60), false), answered(refund(2), UNKNOWN)))
                .isEqualTo(GO);
    }

    @Nested
    class WhatUndoes {
        private final EffectKey reservation = EffectKey.of("as", CASE, "reserve", 0);
        private final OutboxEntry reserve = OutboxEntry.owed(
                CASE,
                1,
                new Effect.ReserveStock(reservation, "NOT_LIKED", List.of(new Goods("MUG", 2)), NOW.plus(DAY)),
                NOW);

        private OutboxEntry release(Goods... goods) {
            return OutboxEntry.owed(
                    CASE,
                    2,
                    new Effect.ReleaseStock(
                            EffectKey.of("as", CASE, "release", 2), "NOT_LIKED", reservation, List.of(goods)),
                    NOW);
        }

        @Test
        void withdrawsWhatWasNeverSent() {
            assertThat(turn(release(), IN_HOUSE, reserve)).isEqualTo(new DispatchDecision.Withdraw(reserve));
        }

        @Test
        void waitsForWhatMayHaveBeenSent() {
            var wait = new DispatchDecision.Wait(NOW.plus(RETRY.first()));
            OutboxEntry doubtful =
                    claimed(reserve).after(UNKNOWN, IN_HOUSE, RETRY, NOW).entry();
            assertThat(turn(release(), IN_HOUSE, claimed(reserve))).isEqualTo(wait);
            assertThat(doubtful.state()).isEqualTo(OutboxEntry.State.READY);
            assertThat(turn(release(), IN_HOUSE, doubtful)).isEqualTo(wait);
            assertThat(turn(release(new Goods("MUG", 1)), IN_HOUSE, reserve)).isEqualTo(wait);
        }

        @Test
        void goesOnceThatIsSettledOrParked() {
            assertThat(turn(release(), IN_HOUSE, claimed(reserve).parked(NOW))).isEqualTo(GO);
            assertThat(turn(release(), IN_HOUSE)).isEqualTo(GO);
        }
    }

    @Test
    void whatCouldNotBeCalledIsTriedAgainAndParkedInTheEnd() {
        OutboxEntry entry = refund(1);
        for (int tries = 1; tries < RETRY.attempts(); tries++) {
            OutboxEntry held = entry.claimed("worker", entry.nextAt(), LEASE);
            entry = held.notCalled(RETRY, held.nextAt());
            assertThat(entry.state()).isEqualTo(OutboxEntry.State.READY);
            assertThat(entry.doubted()).isFalse();
            assertThat(entry.nextAt()).isAfter(held.nextAt());
        }
        assertThat(claimed(entry).notCalled(RETRY, NOW))
                .isEqualTo(claimed(entry).parked(NOW));
    }

    @Test
    void whatWasParkedInDoubtIsTakenUpInDoubt() {
        ProviderProfile keyless = IN_HOUSE.remembering(Duration.ZERO);
        OutboxEntry parked =
                claimed(refund(1)).after(UNKNOWN, keyless, RETRY, NOW).entry();
        assertThat(parked.state()).isEqualTo(OutboxEntry.State.PARKED);
        assertThat(turn(parked.takenUp(NOW), keyless)).isEqualTo(new DispatchDecision.Park());
        assertThat(turn(parked.takenUp(NOW), STRAIGHTFORWARD)).isEqualTo(new DispatchDecision.Go(Call.QUERY));
    }
}
