package io.aftersales.domain.effects;

import static io.aftersales.domain.effects.Entries.LEASE;
import static io.aftersales.domain.effects.Entries.NOW;
import static io.aftersales.domain.effects.Entries.RETRY;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.Answer.Retry;
import io.aftersales.domain.effects.OutboxEntry.Call;
import io.aftersales.domain.effects.OutboxEntry.Next;
import io.aftersales.domain.effects.OutboxEntry.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What is always true of an entry, whatever the other side answers and however often its worker dies. */
class OutboxEntryProperties {
    /** Ends the worker's life before an answer is written. */
    private static final Answer CRASH = new Answer.Unknown("crash");

    /** One life of an entry: what became of each try, in order, and how long the host slept before it. */
    record Life(ProviderProfile profile, List<Answer> answers, List<Duration> naps) {}

    @Property
    void unknownNeverBecomesRejected(
            @ForAll("entries") OutboxEntry entry, @ForAll("profiles") ProviderProfile profile) {
        Next next = entry.after(new Answer.Unknown("time-out"), profile, RETRY, NOW);

        assertThat(next.outcome()).isNull();
        assertThat(next.entry().state() == State.REJECTED).isEqualTo(entry.state() == State.REJECTED);
    }

    /** A payment may be done by what the staff stated alone, so its case hears of every success that the provider reports. */
    @Property
    void successAfterDoneChangesNoEntryAndIsHeardOfPaymentsAlone(
            @ForAll("entries") OutboxEntry entry,
            @ForAll("profiles") ProviderProfile profile,
            @ForAll("answers") Answer between) {
        var succeeded = new Answer.Succeeded("tx-1");
        OutboxEntry done = entry.after(succeeded, profile, RETRY, NOW).entry();
        OutboxEntry later = done.after(between, profile, RETRY, NOW).entry();

        assertThat(later).isEqualTo(done);
        Outcome heard = entry.effect().isPayment() ? new Outcome.Done(succeeded.by(), succeeded.reference()) : null;
        assertThat(later.after(succeeded, profile, RETRY, NOW)).isEqualTo(new Next(done, heard));
    }

    @Property
    void keyContentAndFirstSendNeverChange(
            @ForAll("entries") OutboxEntry entry,
            @ForAll("profiles") ProviderProfile profile,
            @ForAll("answers") Answer answer) {
        OutboxEntry next = entry.after(answer, profile, RETRY, NOW).entry();

        assertThat(next.effect()).isEqualTo(entry.effect());
        assertThat(next.caseId()).isEqualTo(entry.caseId());
        assertThat(next.number()).isEqualTo(entry.number());
        assertThat(next.firstSentAt()).isEqualTo(entry.firstSentAt());
        boolean anew = answer instanceof Answer.Pending && entry.state().isOpen();
        assertThat(next.attempts()).isEqualTo(anew ? 0 : entry.attempts());
        assertThat(next.fence()).isEqualTo(entry.fence());
    }

    @Property
    void nothingIsSentInDoubtAfterTheKeyMemory(@ForAll("lives") Life life) {
        live(life, (entry, call, at) -> {
            Instant first = entry.firstSentAt();
            Duration memory = life.profile().keyMemory();
            if (call == Call.SEND && entry.doubted() && memory != null && first != null) {
                assertThat(at).isBefore(first.plus(memory));
            }
        });
    }

    @Property
    void noQuestionComesSoonerThanTheProviderAllows(
            @ForAll("entries") OutboxEntry entry,
            @ForAll("profiles") ProviderProfile profile,
            @ForAll("answers") Answer answer) {
        OutboxEntry next = entry.after(answer, profile, RETRY, NOW).entry();

        if (!next.equals(entry) && next.state() == State.IN_DOUBT) {
            assertThat(next.nextAt()).isAfterOrEqualTo(NOW.plus(profile.minQueryDelay()));
        }
    }

    @Property
    void everyEntryEndsWithinItsTriesUnlessItIsPending(@ForAll("lives") Life life) {
        OutboxEntry end = live(life, (entry, call, at) -> {});

        boolean waits = life.answers().stream().anyMatch(each -> each == CRASH || each instanceof Answer.Pending);
        if (!waits) {
            assertThat(end.state()).isIn(State.DONE, State.REJECTED, State.PARKED);
            assertThat(end.attempts()).isLessThanOrEqualTo(RETRY.attempts());
        }
    }

    private interface Watch {
        void on(OutboxEntry claimed, Call call, Instant at);
    }

    /** What a runner does with an entry, as long as there are answers. */
    private static OutboxEntry live(Life life, Watch watch) {
        OutboxEntry entry = Entries.fresh();
        for (int i = 0; i < life.answers().size() && entry.state().isOpen(); i++) {
            Instant now = entry.nextAt().plus(life.naps().get(i));
            OutboxEntry held = entry.claimed("worker", now, LEASE);
            Call call = held.callTo(life.profile());
            if (call == Call.SEND && !held.maySend(life.profile(), now)) {
                return held.parked(now);
            }
            watch.on(held, call, now);
            Answer answer = life.answers().get(i);
            entry = answer == CRASH
                    ? held
                    : held.after(answer, life.profile(), RETRY, now).entry();
        }
        return entry;
    }

    @Provide
    Arbitrary<Answer> answers() {
        return Arbitraries.of(
                new Answer.Succeeded("tx-1"),
                new Answer.Pending("tx-1"),
                new Answer.Rejected("ACCOUNT_CLOSED", Retry.NEVER),
                new Answer.Rejected("ALREADY_REFUNDED", Retry.NEVER),
                new Answer.Rejected("BUSY", Retry.SAME_KEY_LATER),
                new Answer.Abnormal("BOUNCED"),
                new Answer.Reversed("tx-1"),
                new Answer.NotFound(),
                new Answer.Unknown("time-out"));
    }

    /** Mostly answers that leave the entry open, so that lives are long. */
    private static Arbitrary<Answer> inconclusive() {
        return Arbitraries.of(
                CRASH,
                new Answer.Pending("tx-1"),
                new Answer.NotFound(),
                new Answer.Unknown("time-out"),
                new Answer.Unknown("nonsense"),
                new Answer.Rejected("ALREADY_REFUNDED", Retry.NEVER),
                new Answer.Rejected("BUSY", Retry.SAME_KEY_LATER));
    }

    @Provide
    Arbitrary<ProviderProfile> profiles() {
        Arbitrary<Duration> memories = Arbitraries.of(Duration.ZERO, Duration.ofMinutes(30), Duration.ofHours(24))
                .injectNull(0.2);
        Arbitrary<Duration> delays = Arbitraries.of(Duration.ZERO, Duration.ofSeconds(10), Duration.ofHours(2));
        Arbitrary<Boolean> yesOrNo = Arbitraries.of(true, false);
        return Combinators.combine(memories, yesOrNo, delays, yesOrNo)
                .as((memory, asks, delay, isFinal) ->
                        ProviderProfile.IN_HOUSE.remembering(memory).asked(asks, delay, isFinal));
    }

    @Provide
    Arbitrary<OutboxEntry> entries() {
        Arbitrary<Instant> firstSends = Arbitraries.longs().between(0, 200_000).map(NOW::minusSeconds);
        return Combinators.combine(
                        Arbitraries.of(State.class),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(1, 2 * RETRY.attempts()),
                        firstSends)
                .as(Entries::entry);
    }

    @Provide
    Arbitrary<Life> lives() {
        Arbitrary<Answer> answers = Arbitraries.frequencyOf(Tuple.of(8, inconclusive()), Tuple.of(1, answers()));
        Arbitrary<Duration> naps = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(Duration.ZERO)),
                Tuple.of(1, Arbitraries.integers().between(0, 40).map(Duration::ofHours)));
        int most = RETRY.attempts() + 3;
        return Combinators.combine(
                        profiles(), answers.list().ofSize(most), naps.list().ofSize(most))
                .as(Life::new);
    }
}
