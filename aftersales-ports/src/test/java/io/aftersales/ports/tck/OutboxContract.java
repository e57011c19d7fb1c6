package io.aftersales.ports.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.repositories.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rules of every {@link Outbox}, each under its number in the interface. */
@ExtendWith(SkippedRules.class)
public abstract class OutboxContract {
    private static final Instant NOON = Samples.NOON;
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final OrderId ORDER = OrderId.of("1001");

    private Outbox outbox;
    private Samples samples;

    /** Creates an empty database; called before each rule. */
    protected abstract Storage emptyStorage();

    @BeforeEach
    final void start() {
        Storage storage = emptyStorage();
        outbox = storage.outbox();
        samples = new Samples(storage.cases());
    }

    @Test
    final void rule01_claimsWhatIsDueEarliestFirst() {
        Samples later = samples.at(NOON.plusSeconds(1));
        List<OutboxEntry> second = owed(later, "1001");
        List<OutboxEntry> first = owed(samples, "1002");
        var expected = new ArrayList<OutboxEntry>();
        first.forEach(entry -> expected.add(entry.claimed("worker", NOON.plusSeconds(1), LEASE)));
        second.forEach(entry -> expected.add(entry.claimed("worker", NOON.plusSeconds(1), LEASE)));

        assertThat(claim(NOON.minusSeconds(1), 100))
                .as("nothing is due before its time")
                .isEmpty();
        int some = first.size() + 1;
        assertThat(claim(NOON.plusSeconds(1), some))
                .as(
                        "earliest first, those of one case in the order they are owed, at most as many as asked for, as claimed()")
                .isEqualTo(expected.subList(0, some));
        assertThat(claim(NOON.plusSeconds(1), 100))
                .as("the rest with the next claim")
                .isEqualTo(expected.subList(some, expected.size()));
        for (OutboxEntry entry : expected) {
            assertThat(outbox.find(entry.caseId().order(), entry.key()))
                    .as("a claim is written before it is answered")
                    .contains(entry);
        }
        assertThat(outbox.find(ORDER, new EffectKey("unknown")))
                .as("an unknown key")
                .isEmpty();
        Instant exact = NOON.plusSeconds(2).plusNanos(123_456_789);
        List<OutboxEntry> exactly = owed(samples.at(exact), "1003");
        assertThat(claim(exact.minusNanos(1), 100))
                .as("nothing is due a nanosecond before its time: a database with microseconds rounds due times up")
                .isEmpty();
        assertThat(claim(exact.plusNanos(1_000), 100))
                .as("all is due a microsecond after it")
                .hasSize(exactly.size());
    }

    @Test
    final void rule02_respectsALeaseAndTakesOverAfterIt() {
        List<OutboxEntry> owed = owed(samples, "1001");
        List<OutboxEntry> mine = claim(NOON, 100);
        Instant end = NOON.plus(LEASE);

        assertThat(claim(NOON, 100)).as("a claimed entry is not claimed again").isEmpty();
        assertThat(claim(end.minusSeconds(1), 100))
                .as("nor before its lease ends")
                .isEmpty();
        assertThat(outbox.claimDue(end, 100, "other", LEASE))
                .as("when the lease ends it is claimed again, as claimed() makes it: under the next fence, in doubt")
                .hasSize(owed.size())
                .isEqualTo(mine.stream()
                        .map(entry -> entry.claimed("other", end, LEASE))
                        .toList());
    }

    @Test
    final void rule03_givesEachEntryToOneOfManyThreads() {
        var keys = new ArrayList<EffectKey>();
        for (int order = 1; order <= Racers.MANY; order++) {
            owed(samples, "20" + order).forEach(entry -> keys.add(entry.key()));
        }
        List<Callable<List<OutboxEntry>>> racers = IntStream.range(0, Racers.MANY)
                .<Callable<List<OutboxEntry>>>mapToObj(
                        racer -> () -> outbox.claimDue(NOON, 100, "worker-" + racer, LEASE))
                .toList();
        var claimed = new ArrayList<EffectKey>();
        for (var finish : Racers.race(racers)) {
            assertThat(finish.failure())
                    .as("a claim that comes too late gets nothing")
                    .isNull();
            List<OutboxEntry> got = finish.value() == null ? List.of() : finish.value();
            got.forEach(entry -> claimed.add(entry.key()));
        }
        claim(NOON, 1000).forEach(entry -> claimed.add(entry.key()));
        assertThat(claimed)
                .as("claims are taken under a lock, or by an update whose row count tells (skip locked helps)")
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    final void rule04_settlesOnceAndOnlyUnderTheFenceOfTheClaim() {
        owed(samples, "1001");
        OutboxEntry slow = claim(NOON, 1).get(0);
        OutboxEntry unclear =
                samples.after(slow, new Answer.Unknown("TIME_OUT")).entry();
        assertThat(outbox.settle(unclear)).as("the newest claim settles").isTrue();
        OutboxEntry quick = claim(unclear.nextAt(), 100).stream()
                .filter(entry -> entry.key().equals(slow.key()))
                .findFirst()
                .orElseThrow();

        assertThat(outbox.settle(samples.paid(slow).entry()))
                .as("an older claim settles nothing: compare the fence in the same write")
                .isFalse();
        assertThat(outbox.find(ORDER, slow.key()))
                .as("and leaves the newer one as it is")
                .contains(quick);

        OutboxEntry done = samples.paid(quick).entry();
        assertThat(outbox.settle(done)).as("the newest claim settles").isTrue();
        assertThat(outbox.find(ORDER, done.key())).as("as saved() makes it").contains(done.saved());

        OutboxEntry again = quick.parked(NOON);
        assertThat(outbox.settle(again))
                .as("a second settlement under a fence is not written")
                .isFalse();
        assertThat(outbox.find(ORDER, done.key())).contains(done.saved());
    }

    @Test
    final void rule05_neverClaimsWhatIsFinished() {
        owed(samples, "1001");
        List<OutboxEntry> claimed = claim(NOON, 3);
        var rejected = new Answer.Rejected("NO", Answer.Retry.NEVER);
        outbox.settle(samples.paid(claimed.get(0)).entry());
        outbox.settle(samples.after(claimed.get(1), rejected).entry());
        outbox.settle(claimed.get(2).parked(NOON));

        assertThat(claim(NOON.plus(Duration.ofDays(365)), 100))
                .as("entries that are done, rejected or parked are not open")
                .isNotEmpty()
                .extracting(OutboxEntry::key)
                .doesNotContainAnyElementsOf(
                        claimed.stream().map(OutboxEntry::key).toList());
    }

    @Test
    final void rule06_answersWhatIsParked() {
        owed(samples, "1001");
        List<OutboxEntry> claimed = inOrder(claim(NOON, 100));
        assertThat(outbox.parked(null, 10)).as("none before one is").isEmpty();
        List<OutboxEntry> parked = claimed.subList(0, 3).stream()
                .map(entry -> entry.parked(NOON.minusSeconds(entry.number())).saved())
                .toList();
        outbox.settle(samples.paid(claimed.get(3)).entry());
        claimed.subList(0, 3).forEach(entry -> outbox.settle(entry.parked(NOON.minusSeconds(entry.number()))));

        assertThat(outbox.parked(null, 10))
                .as("the parked entries and no others, by order, case and number, whenever they were parked")
                .isEqualTo(parked);
        assertThat(outbox.parked(null, 2)).as("at most as many as asked for").isEqualTo(parked.subList(0, 2));
        assertThat(outbox.parked(parked.get(1), 10))
                .as("the next page, from after the given one on")
                .isEqualTo(parked.subList(2, 3));
        OutboxEntry up = parked.get(0).takenUp(NOON);
        assertThat(outbox.settle(up)).isTrue();
        assertThat(outbox.parked(null, 10))
                .as("an entry that is taken up again is parked no longer")
                .isEqualTo(parked.subList(1, 3));
    }

    @Test
    final void rule07_answersAllThatAnOrderOwesAsItStands() {
        List<OutboxEntry> first = owed(samples, "1001");
        owed(samples, "1002");
        assertThat(outbox.ofOrder(ORDER))
                .as("all of the order and nothing of another, by case and number")
                .isEqualTo(first);
        assertThat(outbox.ofOrder(OrderId.of("1003")))
                .as("an order that owes nothing")
                .isEmpty();
        assertThat(foundOneByOne(first)).as("each by its key").isEqualTo(first);

        List<OutboxEntry> claimed = inOrder(claim(NOON, 100)).stream()
                .filter(entry -> entry.caseId().order().equals(ORDER))
                .toList();
        assertThat(outbox.ofOrder(ORDER))
                .as("a claim is seen by every later reader: do not read from a replica that lags behind")
                .isEqualTo(claimed);
        assertThat(foundOneByOne(claimed))
                .as("a claim is seen by every later look-up by key")
                .isEqualTo(claimed);
        OutboxEntry done = samples.paid(claimed.get(0)).entry();
        outbox.settle(done);
        assertThat(outbox.ofOrder(ORDER))
                .as("finished entries are among them")
                .contains(done.saved())
                .hasSize(claimed.size());
        assertThat(outbox.find(ORDER, done.key())).as("finished, by its key").contains(done.saved());
    }

    @Test
    final void rule08_claimsExactlyWhatWasJustWritten() {
        Instant exact = NOON.plusNanos(123_456_789);
        List<OutboxEntry> backlog = owed(samples, "1002");
        List<OutboxEntry> written = owed(samples.at(exact), "1001");
        OutboxEntry taken =
                outbox.claim(written.subList(0, 1), exact, "other", LEASE).get(0);
        List<OutboxEntry> rest = written.subList(1, written.size());

        List<OutboxEntry> claimed = outbox.claim(written, exact, "worker", LEASE);

        assertThat(claimed)
                .as(
                        "the entries written and not claimed since, in their order, though the clock is more exact than the database")
                .isEqualTo(rest.stream()
                        .map(entry -> entry.claimed("worker", exact, LEASE))
                        .toList());
        assertThat(foundOneByOne(claimed))
                .as("a claim is written before it is answered")
                .isEqualTo(claimed);
        assertThat(outbox.find(ORDER, taken.key()))
                .as("an entry that another worker has claimed stays with that worker")
                .contains(taken);
        assertThat(outbox.claim(written, exact, "late", LEASE))
                .as("nothing is left to claim")
                .isEmpty();
        assertThat(backlog)
                .as("the effects of other orders are left alone, though they are due")
                .allSatisfy(entry -> assertThat(outbox.find(entry.caseId().order(), entry.key()))
                        .contains(entry));
    }

    @Test
    final void rule09_meansTheSameMomentInEveryZone() {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
            List<OutboxEntry> owed = owed(samples, "1001");
            TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
            assertThat(claim(NOON.minusSeconds(1), 100))
                    .as("nothing is due before its time: keep moments in UTC, and let no driver convert them")
                    .isEmpty();
            assertThat(claim(NOON, 100)).as("all is due at its time").hasSize(owed.size());
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private List<OutboxEntry> foundOneByOne(List<OutboxEntry> entries) {
        return entries.stream()
                .flatMap(entry -> outbox.find(ORDER, entry.key()).stream())
                .toList();
    }

    /** Opens a case and approves it; answers the effects that are owed, in order. */
    private List<OutboxEntry> owed(Samples at, String order) {
        var opening = at.opening(order, "c1");
        at.write(opening);
        var approval = at.approval(opening.change().next().id(), "c2");
        at.write(approval);
        var owed = new ArrayList<>(opening.owed());
        owed.addAll(approval.owed());
        owed.sort(Comparator.comparingInt(OutboxEntry::number));
        return Collections.unmodifiableList(owed);
    }

    private static List<OutboxEntry> inOrder(List<OutboxEntry> entries) {
        return entries.stream()
                .sorted(Comparator.comparingInt(OutboxEntry::number))
                .toList();
    }

    private List<OutboxEntry> claim(Instant now, int limit) {
        return outbox.claimDue(now, limit, "worker", LEASE);
    }
}
