package io.aftersales.domain.effects;

import static io.aftersales.domain.effects.Entries.BEFORE;
import static io.aftersales.domain.effects.Entries.CASE;
import static io.aftersales.domain.effects.Entries.KEY;
import static io.aftersales.domain.effects.Entries.LEASE;
import static io.aftersales.domain.effects.Entries.NOW;
import static io.aftersales.domain.effects.Entries.PAYMENT;
import static io.aftersales.domain.effects.Entries.RETRY;
import static io.aftersales.domain.effects.Entries.entry;
import static io.aftersales.domain.effects.Entries.fresh;
import static io.aftersales.domain.effects.Entries.sent;
import static io.aftersales.domain.effects.ProviderProfile.STRAIGHTFORWARD;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.Answer.Retry;
import io.aftersales.domain.effects.OutboxEntry.Call;
import io.aftersales.domain.effects.OutboxEntry.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How an entry is claimed and sent, and what the rules of the payment port come to over several tries. */
class OutboxEntryTest {
    private static final ProviderProfile FORGETS_AFTER_A_DAY = STRAIGHTFORWARD.remembering(Duration.ofHours(24));
    private static final ProviderProfile KNOWS_NO_KEYS = STRAIGHTFORWARD.remembering(Duration.ZERO);
    private static final ProviderProfile MUTE = STRAIGHTFORWARD.asked(false, Duration.ZERO, false);
    private static final Answer UNKNOWN = new Answer.Unknown("time-out");
    private static final Answer SUCCEEDED = new Answer.Succeeded("tx-1");

    private static OutboxEntry claimed(OutboxEntry entry) {
        return entry.claimed("worker", NOW, LEASE);
    }

    @Nested
    class Owing {
        @Test
        void isDueAtOnce() {
            assertThat(fresh())
                    .isEqualTo(new OutboxEntry(CASE, 1, PAYMENT, State.READY, false, Call.SEND, 0, null, NOW, null, 0));
            assertThat(fresh().key()).isEqualTo(PAYMENT.key());
            assertThat(fresh().isDue(NOW)).isTrue();
            assertThat(fresh().isDue(NOW.minusNanos(1))).isFalse();
        }

        @ParameterizedTest
        @EnumSource
        void isDueOnlyWhileItIsOpen(State state) {
            boolean open = state == State.READY || state == State.SENT || state == State.IN_DOUBT;
            OutboxEntry entry = entry(state, false, 1, BEFORE);

            assertThat(state.isOpen()).isEqualTo(open);
            assertThat(entry.isDue(entry.nextAt())).isEqualTo(open);
            assertThat(entry.isDue(entry.nextAt().minusNanos(1))).isFalse();
        }
    }

    @Nested
    class Claiming {
        @Test
        void writesDownSentWithLeaseOwnerAndFenceBeforeTheCall() {
            assertThat(claimed(fresh()))
                    .isEqualTo(new OutboxEntry(
                            CASE, 1, PAYMENT, State.SENT, false, Call.SEND, 1, NOW, NOW.plus(LEASE), "worker", 1));
        }

        @Test
        void keepsTheMomentOfTheFirstSend() {
            OutboxEntry again = entry(State.READY, true, 3, BEFORE).claimed("other", NOW, LEASE);

            assertThat(again)
                    .isEqualTo(new OutboxEntry(
                            CASE, 1, PAYMENT, State.SENT, true, Call.SEND, 4, BEFORE, NOW.plus(LEASE), "other", 4));
        }

        @Test
        void leavesTheEntryAloneUntilTheLeaseEnds() {
            OutboxEntry held = claimed(fresh());

            assertThat(held.isDue(NOW.plus(LEASE).minusNanos(1))).isFalse();
            assertThat(held.isDue(NOW.plus(LEASE))).isTrue();
        }

        @Test
        void takesAnInterruptedSendForDoubtAndAsksFirst() {
            OutboxEntry taken = sent().claimed("other", NOW, LEASE);

            assertThat(taken)
                    .isEqualTo(new OutboxEntry(
                            CASE, 1, PAYMENT, State.SENT, true, Call.QUERY, 2, BEFORE, NOW.plus(LEASE), "other", 2));
            assertThat(taken.callTo(STRAIGHTFORWARD)).isEqualTo(Call.QUERY);
        }

        @Test
        void asksAgainWhereAskingWasInterrupted() {
            OutboxEntry asking = claimed(entry(State.IN_DOUBT, true, 1, BEFORE));

            assertThat(asking.call()).isEqualTo(Call.QUERY);
            assertThat(claimed(asking).call()).isEqualTo(Call.QUERY);
        }

        @Test
        void growsTheFenceEachTimeAndNoAnswerMovesItBack() {
            OutboxEntry first = claimed(fresh());
            OutboxEntry second = claimed(first);
            OutboxEntry third =
                    claimed(second.after(UNKNOWN, STRAIGHTFORWARD, RETRY, NOW).entry());

            assertThat(first.fence()).isEqualTo(1);
            assertThat(second.fence()).isEqualTo(2);
            assertThat(third.fence()).isEqualTo(3);
            assertThat(third.saved().fence()).isEqualTo(4);
        }

        @Test
        void isNoTryWhenItIsGivenBackUnsent() {
            OutboxEntry later = claimed(fresh()).postponed(NOW.plusSeconds(30));

            assertThat(later.state()).isEqualTo(State.READY);
            assertThat(later.attempts()).isZero();
            assertThat(later.owner()).isNull();
            assertThat(later.isDue(NOW.plusSeconds(29))).isFalse();
            assertThat(later.isDue(NOW.plusSeconds(30))).isTrue();
        }

        @Test
        void staysAQuestionWhenAnInterruptedSendIsGivenBackUnsent() {
            OutboxEntry later = claimed(sent()).postponed(NOW.plusSeconds(30));

            assertThat(later.doubted()).isTrue();
            assertThat(claimed(later).callTo(STRAIGHTFORWARD)).isEqualTo(Call.QUERY);
        }
    }

    @Nested
    class Sending {
        @ParameterizedTest
        @CsvSource(textBlock = """
                # doubted, key memory in minutes, may be sent a minute after the first send
                false,     0,                     true
                false,     1440,                  true
                true,      0,                     false
                true,      1,                     false
                true,      2,                     true
                true,      ,                      true
                """)
        void inDoubtIsForTheTimeOfTheKeyMemoryOnly(boolean doubted, Long minutes, boolean may) {
            OutboxEntry held = claimed(entry(State.READY, doubted, 1, BEFORE));
            Duration memory = minutes == null ? null : Duration.ofMinutes(minutes);

            assertThat(held.maySend(STRAIGHTFORWARD.remembering(memory), NOW)).isEqualTo(may);
        }

        @Test
        void replacesTheQuestionWhereNobodyCanBeAsked() {
            OutboxEntry interrupted = claimed(sent());

            assertThat(interrupted.callTo(MUTE)).isEqualTo(Call.SEND);
            assertThat(interrupted.maySend(MUTE, NOW)).isTrue();
            assertThat(interrupted.maySend(MUTE.remembering(Duration.ZERO), NOW))
                    .isFalse();
        }
    }

    /** The numbered rules of the payment port. */
    @Nested
    class Rules {
        @Test
        void rule1UnknownIsAskedAndNeverFailed() {
            OutboxEntry entry =
                    sent().after(UNKNOWN, STRAIGHTFORWARD, RETRY, NOW).entry();

            assertThat(entry.state()).isEqualTo(State.IN_DOUBT);
            assertThat(claimed(entry).callTo(STRAIGHTFORWARD)).isEqualTo(Call.QUERY);
        }

        @Test
        void rule2WhatIsNotFoundIsSentAgainWhileTheKeyIsRememberedAndThenParked() {
            OutboxEntry doubtful =
                    sent().after(UNKNOWN, FORGETS_AFTER_A_DAY, RETRY, NOW).entry();
            var absent = new Answer.NotFound();

            assertThat(claimed(doubtful)
                            .after(absent, FORGETS_AFTER_A_DAY, RETRY, NOW)
                            .entry()
                            .state())
                    .isEqualTo(State.READY);
            assertThat(claimed(doubtful)
                            .after(absent, FORGETS_AFTER_A_DAY, RETRY, NOW.plus(Duration.ofHours(24)))
                            .entry()
                            .state())
                    .isEqualTo(State.PARKED);
        }

        @Test
        void rule2AProviderThatKnowsNoKeysIsSentThingsAtMostOnce() {
            var mute = MUTE.remembering(Duration.ZERO);

            assertThat(sent().after(UNKNOWN, mute, RETRY, NOW).entry().state()).isEqualTo(State.PARKED);
            assertThat(sent().after(UNKNOWN, KNOWS_NO_KEYS, RETRY, NOW).entry().state())
                    .isEqualTo(State.IN_DOUBT);
            assertThat(claimed(sent()).maySend(mute, NOW)).isFalse();
        }

        @ParameterizedTest
        @CsvSource({"ALREADY_REFUNDED", "EXCEEDS_REMAINING"})
        void rule3ASignOfSuccessIsOneOnlyAfterDoubt(String code) {
            var sign = new Answer.Rejected(code, Retry.NEVER);
            OutboxEntry doubtful =
                    claimed(sent().after(UNKNOWN, MUTE, RETRY, NOW).entry());

            assertThat(sent().after(sign, STRAIGHTFORWARD, RETRY, NOW))
                    .as("a contradiction at the first attempt is left to a person, and no other route is taken")
                    .isEqualTo(new OutboxEntry.Next(sent().parked(NOW), null));
            assertThat(doubtful.after(sign, STRAIGHTFORWARD, RETRY, NOW).entry().state())
                    .isEqualTo(State.IN_DOUBT);
            assertThat(doubtful.after(sign, MUTE, RETRY, NOW).entry().state()).isEqualTo(State.PARKED);
        }

        @Test
        void rule2WhatIsPendingForDaysIsNotParkedByOneTimeOut() {
            var pending = new Answer.Pending("tx-1");
            OutboxEntry entry = fresh();
            for (int day = 0; day < 40; day++) {
                entry = entry.claimed("worker", entry.nextAt(), LEASE);
                entry = entry.after(
                                pending, STRAIGHTFORWARD, RETRY, entry.nextAt().plus(Duration.ofHours(12)))
                        .entry();
            }
            OutboxEntry silent = entry.claimed("worker", entry.nextAt(), LEASE);

            assertThat(silent.after(UNKNOWN, STRAIGHTFORWARD, RETRY, NOW.plus(Duration.ofDays(40)))
                            .entry()
                            .state())
                    .isEqualTo(State.IN_DOUBT);
        }

        @Test
        void rule5WhatIsTakenBackBeforeItsSuccessIsKnownWasDoneAndASuccessAfterItIsTheCasesToJudge() {
            OutboxEntry.Next back = sent().after(new Answer.Reversed("tx-1"), STRAIGHTFORWARD, RETRY, NOW);

            assertThat(back.outcome()).isEqualTo(new Outcome.TakenBack("tx-1"));
            assertThat(back.entry().after(SUCCEEDED, STRAIGHTFORWARD, RETRY, NOW))
                    .as("the case knows that the payment came back")
                    .isEqualTo(new OutboxEntry.Next(back.entry(), new Outcome.Done("tx-1")));
        }

        @Test
        void rule5WhatIsNoPaymentAndIsTakenBackBeforeItIsDoneWasNotDone() {
            var reserve = new Effect.ReserveStock(KEY, "NOT_LIKED", List.of(new Goods("MUG", 1)), NOW.plus(LEASE));
            OutboxEntry held = OutboxEntry.owed(CASE, 1, reserve, NOW).claimed("worker", NOW, LEASE);

            assertThat(held.after(new Answer.Reversed("x"), ProviderProfile.IN_HOUSE, RETRY, NOW)
                            .outcome())
                    .isEqualTo(new Outcome.Refused("REVERSED"));
        }

        @Test
        void rule5SuccessMayBeTakenBackLater() {
            OutboxEntry done =
                    sent().after(SUCCEEDED, STRAIGHTFORWARD, RETRY, NOW).entry();

            assertThat(done.after(new Answer.Reversed("tx-1"), STRAIGHTFORWARD, RETRY, NOW))
                    .isEqualTo(new OutboxEntry.Next(done, new Outcome.TakenBack("tx-1")));
        }

        @ParameterizedTest
        @EnumSource
        void rule6ANoticeOfSuccessCountsWheneverItComes(State state) {
            OutboxEntry.Next next = entry(state, true, 3, BEFORE).after(SUCCEEDED, FORGETS_AFTER_A_DAY, RETRY, NOW);

            assertThat(next.entry().state()).isEqualTo(State.DONE);
            assertThat(next.outcome()).isEqualTo(new Outcome.Done("tx-1"));
            assertThat(next.entry().after(SUCCEEDED, FORGETS_AFTER_A_DAY, RETRY, NOW))
                    .as("told again to the case, which may know it from the staff alone")
                    .isEqualTo(new OutboxEntry.Next(next.entry(), new Outcome.Done("tx-1")));
        }
    }

    @Nested
    class ByHand {
        @ParameterizedTest
        @EnumSource
        void settlesWhatIsOpenOrParked(State state) {
            OutboxEntry entry = entry(state, true, 3, BEFORE);
            boolean ended = state == State.DONE || state == State.REJECTED;

            assertThat(entry.settledBy(new Outcome.Done("tx-1"), NOW).map(OutboxEntry::state))
                    .isEqualTo(ended ? Optional.empty() : Optional.of(State.DONE));
            assertThat(entry.settledBy(new Outcome.Refused("NO"), NOW).map(OutboxEntry::state))
                    .isEqualTo(ended ? Optional.empty() : Optional.of(State.REJECTED));
        }

        @Test
        void isTheOnlyWayOnForWhatIsParkedUnlessSomethingDefiniteComes() {
            OutboxEntry parked = sent().parked(NOW);

            assertThat(parked.isDue(NOW.plus(Duration.ofDays(365)))).isFalse();
            assertThat(parked.after(UNKNOWN, STRAIGHTFORWARD, RETRY, NOW).entry())
                    .isEqualTo(parked);
        }
    }
}
