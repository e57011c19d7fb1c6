package io.aftersales.ports.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.ClaimLost;
import io.aftersales.ports.repositories.Commit;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.ports.repositories.Receipt;
import io.aftersales.ports.repositories.StaleVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules of {@link CaseRepository} about writing. */
abstract class CommitRules {
    private static final Instant NOON = Samples.NOON;
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final OrderId ORDER = OrderId.of("1001");

    private Storage storage;
    CaseRepository repository;
    Outbox outbox;
    Samples samples;

    /** Creates an empty database; called before each rule. */
    protected abstract Storage emptyStorage();

    Storage storage() {
        return storage;
    }

    @BeforeEach
    final void start() {
        storage = emptyStorage();
        repository = storage.cases();
        outbox = storage.outbox();
        samples = new Samples(repository);
    }

    @Test
    final void rule01_findsWhatWasCommittedEqualAndOneVersionLater() {
        for (Life life : Life.values()) {
            OrderId order = Life.order().sale().id();
            OrderAccount account = repository.account(order).orElse(null);
            Commit opening = samples.commit(
                    life.first()
                            .on(account)
                            .getOrElseThrow(refused -> new AssertionError(life + " refused: " + refused)),
                    account,
                    null,
                    "open-" + life);
            CaseId id = samples.write(opening);
            assertIsFound(opening, life + " opened");
            for (int step = 0; step < life.steps().size(); step++) {
                OrderAccount loaded = samples.account(id);
                var change =
                        life.steps().get(step).on(samples.subject(id), loaded).get();
                Commit commit = samples.commit(change, loaded, null, life + "-" + step);
                repository.commit(commit);
                assertIsFound(commit, life + " after step " + step);
            }
        }
        assertThat(repository.find(new CaseId(ORDER, 1)))
                .as("a case that never was")
                .isEmpty();
        assertThat(repository.account(ORDER)).as("an account that never was").isEmpty();
        assertThat(repository.receipt(ORDER, CommandId.of("c")))
                .as("a command that was never sent")
                .isEmpty();
    }

    private void assertIsFound(Commit commit, String when) {
        AfterSalesCase next = commit.change().next();
        assertThat(repository.find(next.id()))
                .as("%s: the case is stored whole, as saved() makes it", when)
                .contains(next.saved());
        assertThat(repository.receipt(
                        commit.order(), Objects.requireNonNull(commit.receipt()).commandId()))
                .as("%s: the receipt is stored whole", when)
                .contains(commit.receipt());
        assertThat(repository.timeline(next.id()))
                .as("%s: the timeline ends with the new events, down to the nanosecond", when)
                .endsWith(commit.change().events().toArray(TimelineEntry[]::new));
        for (OutboxEntry owed : commit.owed()) {
            assertThat(outbox.find(commit.order(), owed.key()))
                    .as("%s: the owed effects are stored whole", when)
                    .contains(owed);
        }
        if (commit.accountTouched()) {
            OrderAccount found = repository.account(commit.order()).orElseThrow();
            OrderAccount written = commit.change().account().saved();
            assertThat(found.toRecord())
                    .as("%s: the account's moving part is stored as saved() makes it", when)
                    .isEqualTo(written.toRecord());
            assertThat(found.frozen().sale())
                    .as("%s: the sale is stored frozen", when)
                    .isEqualTo(written.frozen().sale());
            assertThat(found.frozen().policy())
                    .as("%s: the money rules are stored frozen", when)
                    .isEqualTo(written.frozen().policy());
            assertThat(found.entries())
                    .as("%s: a loaded account has no entries of its own; they are appended elsewhere", when)
                    .isEmpty();
        }
    }

    @Test
    final void rule02_refusesWhatWasDecidedOnAnotherVersion() {
        CaseId id = samples.opened("1001", "c1");
        Commit late = samples.withdrawal(id, "late");
        samples.write(samples.question(id, "c2"));
        assertStale(late, "the case's version is compared with the one that is stored, in the same write");

        CaseId other = samples.opened("1001", "c3");
        Commit onOldAccount = samples.withdrawal(other, "late");
        samples.opened("1001", "c4");
        assertStale(onOldAccount, "the version of a touched account is compared, in the same write");

        Commit firstOfOrder = samples.opening("1002", "c1");
        Commit secondOfOrder = samples.opening("1002", "c2");
        samples.write(firstOfOrder);
        assertStale(secondOfOrder, "an account is inserted only where there is none");

        Commit fourth = samples.opening("1002", "c3");
        var sameIdOldAccount = new Commit(fourth.change(), false, fourth.owed(), fourth.settled(), fourth.receipt());
        samples.opened("1002", "c4");
        assertStale(sameIdOldAccount, "a case is inserted only where there is none under its id");
    }

    private void assertStale(Commit commit, String whatToCheck) {
        CaseId id = commit.change().next().id();
        var before = repository.find(id);
        assertThatExceptionOfType(StaleVersion.class).as(whatToCheck).isThrownBy(() -> repository.commit(commit));
        assertThat(repository.find(id))
                .as("the case is as it was: %s", whatToCheck)
                .isEqualTo(before);
    }

    @Test
    final void rule03_commitIsAllOrNothing() {
        samples.approved("1001", "c1");
        Commit onOldAccount = samples.payment(claimPayments(NOON).get(0));
        samples.opened("1001", "c2");
        assertNothingIsLeftOf(onOldAccount, "a touched account that is stale");

        CaseId moved = samples.opened("1002", "c1");
        Commit onOldCase = samples.withdrawal(moved, "late");
        samples.write(samples.question(moved, "c2"));
        assertNothingIsLeftOf(onOldCase, "a stale case");

        CaseId asked = samples.opened("1003", "c1");
        assertNothingIsLeftOf(samples.withdrawal(asked, "c1"), "a command id that was used");

        samples.approved("1004", "c1");
        Commit underOldClaim = samples.payment(claimPayments(NOON).get(0));
        outbox.claimDue(NOON.plus(LEASE), 100, "other", LEASE);
        assertNothingIsLeftOf(underOldClaim, "a claim that was lost");

        samples.approved("1005", "c1");
        Commit payment = samples.payment(claimPayments(NOON).get(0));
        Trace expected = Trace.of(payment, repository, outbox).with(payment);
        repository.commit(payment);
        assertThat(Trace.of(payment, repository, outbox))
                .as("with nothing in the way every part of the commit is written")
                .isEqualTo(expected);
    }

    /** Checks that nothing of a commit is left if it is refused; that it is refused is checked by other rules. */
    private void assertNothingIsLeftOf(Commit commit, String withWhat) {
        Trace before = Trace.of(commit, repository, outbox);
        if (catchThrowable(() -> repository.commit(commit)) != null) {
            assertThat(Trace.of(commit, repository, outbox))
                    .as("with %s the whole commit is rolled back: look for writes outside of its transaction", withWhat)
                    .isEqualTo(before);
        }
    }

    @Test
    final void rule04_takesACommandIdOncePerOrder() {
        CaseId id = samples.opened("1001", "c1");
        Receipt first = repository.receipt(ORDER, CommandId.of("c1")).orElseThrow();

        assertThatExceptionOfType(StaleVersion.class)
                .as("receipts are unique by order and command id, and a second one is a StaleVersion")
                .isThrownBy(() -> samples.write(samples.question(id, "c1")));
        assertThat(repository.receipt(ORDER, CommandId.of("c1")))
                .as("the first receipt stays")
                .contains(first);

        CaseId elsewhere = samples.opened("1002", "c1");
        assertThat(repository.receipt(elsewhere.order(), CommandId.of("c1")).map(Receipt::caseId))
                .as("the order is part of the receipt's key")
                .contains(elsewhere);
    }

    @Test
    final void rule05_keepsTheTimelineInOrderAndUnchanged() {
        CaseId id = samples.opened("1001", "c1");
        samples.opened("1001", "c2");
        var expected = new ArrayList<>(repository.timeline(id));
        Commit approval = samples.approval(id, "c3");
        samples.write(approval);
        expected.addAll(approval.change().events());
        for (OutboxEntry claimed : claimPayments(NOON)) {
            Commit commit = samples.at(NOON.plusSeconds(claimed.number())).payment(claimed);
            samples.write(commit);
            expected.addAll(commit.change().events());
        }
        assertThat(repository.timeline(id))
                .as("entries of one case only, by number, the earlier ones untouched by later commits")
                .isEqualTo(expected)
                .extracting(TimelineEntry::number)
                .isEqualTo(IntStream.rangeClosed(1, expected.size()).boxed().toList());
        CaseId elsewhere = samples.opened("2001", "c4");
        assertThat(repository.timelines(List.of(id, elsewhere, CaseId.parse("3001.1"))))
                .as("several at once: those asked for, and nothing of a case that does not exist")
                .isEqualTo(Map.of(id, expected, elsewhere, repository.timeline(elsewhere)));
    }

    @Test
    final void rule09_leavesAnUntouchedAccountAlone() {
        CaseId id = samples.opened("1001", "c1");
        Commit question = samples.question(id, "c2");
        assertThat(question.accountTouched()).isFalse();
        samples.opened("1001", "c3"); // the account moves on meanwhile
        OrderAccount before = samples.account(id);

        repository.commit(question);

        assertThat(samples.account(id).toRecord())
                .as("an account a commit did not touch is neither written nor compared")
                .isEqualTo(before.toRecord());
        assertThat(samples.subject(id).status()).isEqualTo(CaseStatus.AWAITING_INFO);
    }

    @Test
    final void rule10_letsExactlyOneOfManyThreadsCommitOnAVersion() {
        assertExactlyOneWins(IntStream.range(0, Racers.MANY)
                .mapToObj(racer -> samples.opening("1001", "racer-" + racer))
                .toList());
        CaseId id = new CaseId(ORDER, 1);
        assertThat(samples.account(id).unitsHeld())
                .as("one unit is held by one case")
                .isEqualTo(1);
        assertExactlyOneWins(IntStream.range(0, Racers.MANY)
                .mapToObj(racer -> samples.question(id, "question-" + racer))
                .toList());
    }

    private void assertExactlyOneWins(List<Commit> commits) {
        List<Callable<CaseId>> racers = commits.stream()
                .<Callable<CaseId>>map(commit -> () -> samples.write(commit))
                .toList();
        var finishes = Racers.race(racers);
        assertThat(finishes)
                .filteredOn(Racers.Finish::succeeded)
                .as("versions are compared and written in one step, under a lock or by the row count of an update")
                .hasSize(1);
        assertThat(finishes)
                .filteredOn(finish -> !finish.succeeded())
                .extracting(Racers.Finish::failure)
                .as("the loser gets StaleVersion and nothing else: translate the database's own errors")
                .allSatisfy(failure -> assertThat(failure).isInstanceOf(StaleVersion.class));
    }

    @Test
    final void rule11_settlesAnEntryOnlyUnderItsFence() {
        CaseId id = samples.approved("1001", "c1");
        List<OutboxEntry> both = claimPayments(NOON);
        OutboxEntry claimed = both.get(0);
        Commit payment = samples.payment(claimed);
        repository.commit(payment);
        assertThat(outbox.find(ORDER, claimed.key()))
                .as("the settled entry is written as saved() makes it")
                .contains(Objects.requireNonNull(payment.settled()).saved());

        OutboxEntry slow = both.get(1);
        OutboxEntry quick = claimPayments(NOON.plus(LEASE)).get(0);
        AfterSalesCase before = samples.subject(id);
        Commit lost = samples.payment(slow);
        assertThatExceptionOfType(ClaimLost.class)
                .as("the fence is compared with the one that is stored, in the same write")
                .isThrownBy(() -> repository.commit(lost));
        assertThat(samples.subject(id)).as("nothing of the commit is written").isEqualTo(before);
        assertThat(outbox.find(ORDER, slow.key()))
                .as("the claim of the other worker stands")
                .contains(quick);

        repository.commit(samples.payment(quick));
        assertThat(samples.subject(id).status()).isEqualTo(CaseStatus.REFUNDED);
    }

    /** Claims everything that is due; answers the payments among it. */
    private List<OutboxEntry> claimPayments(Instant when) {
        return outbox.claimDue(when, 100, "worker", LEASE).stream()
                .filter(entry -> entry.effect() instanceof Effect.PayRefund)
                .toList();
    }
}
