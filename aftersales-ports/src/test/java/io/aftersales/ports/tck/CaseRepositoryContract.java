package io.aftersales.ports.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.CaseRepository.FeedEntry;
import io.aftersales.ports.repositories.CaseRepository.JournalEntry;
import io.aftersales.ports.repositories.CaseWithAccount;
import io.aftersales.ports.repositories.CommandSubject;
import io.aftersales.ports.repositories.Commit;
import io.aftersales.ports.repositories.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rules of every {@link CaseRepository}, each under its number in the interface. */
@ExtendWith(SkippedRules.class)
public abstract class CaseRepositoryContract extends JoiningRules {
    private static final Instant NOON = Samples.NOON;

    @Test
    final void rule06_answersDueCasesEarliestFirst() {
        CaseId last = samples.at(NOON.plusSeconds(2)).opened("1001", "c1");
        CaseId first = samples.opened("1002", "c1");
        CaseId middle = samples.at(NOON.plusSeconds(1)).opened("1003", "c1");
        CaseId withdrawn = samples.opened("1004", "c1");
        samples.write(samples.withdrawal(withdrawn, "c2"));
        CaseId movedOn = samples.opened("1005", "c1");
        samples.at(NOON.plusSeconds(60)).write(samples.at(NOON.plusSeconds(60)).question(movedOn, "c2"));
        Instant due = Objects.requireNonNull(samples.subject(first).waiting().dueAt());

        assertThat(repository.due(due.minusNanos(1000), 10))
                .as("nothing is due before its time")
                .isEmpty();
        assertThat(repository.due(due, 10))
                .as("a case is due at its moment, not after it")
                .containsExactly(first);
        assertThat(repository.due(due.plusSeconds(2), 10))
                .as("by due time, not by order; a closed case is never due, a case that moved on not at its old time")
                .containsExactly(first, middle, last);
        assertThat(repository.due(due.plusSeconds(2), 2))
                .as("the limit keeps the earliest")
                .containsExactly(first, middle);
    }

    @Test
    final void rule07_searchesByOrderThenNumber() {
        var ids = new ArrayList<CaseId>();
        samples.opened("1003", "c1");
        IntStream.rangeClosed(1, 10).forEach(number -> ids.add(samples.opened("1002", "c" + number)));
        CaseId asked = samples.opened("1001", "c1");
        samples.write(samples.question(asked, "c2"));
        ids.add(0, asked);
        ids.add(new CaseId(OrderId.of("1003"), 1));
        var all = CaseQuery.builder().limit(1000).build();

        assertThat(found(all)).as("by order, then by number as a number").isEqualTo(ids);
        assertThat(found(all.atMost(3))).as("the limit keeps the first").isEqualTo(ids.subList(0, 3));
        assertThat(found(all.after(ids.get(2)).atMost(4)))
                .as("a page starts after the given case, which is not in it")
                .isEqualTo(ids.subList(3, 7));
        assertThat(found(CaseQuery.ofOrder(OrderId.of("1002"))))
                .as("of one order")
                .isEqualTo(ids.subList(1, 11));
        assertThat(found(CaseQuery.ofBuyer(Samples.BUYER))).as("of one buyer").isEqualTo(ids);
        assertThat(found(CaseQuery.ofBuyer("buyer-2")))
                .as("of a buyer without cases")
                .isEmpty();
        assertThat(found(CaseQuery.in(CaseStatus.AWAITING_INFO, CaseStatus.CLOSED)))
                .as("in one of these statuses")
                .containsExactly(asked);
        Instant due = samples.subject(ids.get(1)).waiting().dueAt();
        assertThat(found(CaseQuery.builder().dueBefore(due).build()))
                .as("due before a moment: not at it")
                .isEmpty();
        assertThat(found(CaseQuery.builder()
                        .order(OrderId.of("1002"))
                        .dueBefore(NOON.plusSeconds(999_999))
                        .limit(3)
                        .build()))
                .as("several conditions hold together")
                .isEqualTo(ids.subList(1, 4));
    }

    private List<CaseId> found(CaseQuery query) {
        return repository.search(query).stream().map(AfterSalesCase::id).toList();
    }

    @Test
    final void rule18_answersTheAccountsOnWhichAnEntryWaits() {
        Actor first = Actor.finance("f-1");
        samples.opened("1000", "c1");
        for (String order : List.of("a-1", "1002", "B-1", "10010")) {
            CaseId id = samples.opened(order, "c1");
            samples.opened(order, "c2");
            samples.write(samples.refundElsewhere(id, first, "R-1"));
            samples.write(samples.refundElsewhere(id, first, "R-2"));
        }
        CaseId confirmed = samples.opened("1003", "c1");
        samples.write(samples.refundElsewhere(confirmed, first, "R-1"));

        assertThat(waiting(null, 10))
                .as("by order, each once, however many of its entries wait")
                .containsExactly("10010", "1002", "1003", "B-1", "a-1");
        samples.write(samples.refundElsewhere(confirmed, Actor.finance("f-2"), "R-1"));
        assertThat(waiting(null, 10))
                .as("an entry that a second person has made waits no longer")
                .containsExactly("10010", "1002", "B-1", "a-1");
        assertThat(waiting(null, 2)).as("the limit keeps the first").containsExactly("10010", "1002");
        assertThat(waiting("1002", 2)).as("from after the given order on").containsExactly("B-1", "a-1");
        assertThat(waiting("1001", 1))
                .as("also after an order of which nothing waits")
                .containsExactly("10010");
        OrderId one = OrderId.of("1002");
        assertThat(repository.accountsWaiting(OrderId.of("10010"), 1).get(0).waiting())
                .as("with all that waits on it")
                .isEqualTo(repository.account(one).orElseThrow().waiting())
                .hasSize(2);
    }

    @Test
    final void rule19_answersTheCasesThatOweMoney() {
        samples.opened("1000", "c1");
        for (String order : List.of("a-1", "1002", "B-1", "10010")) {
            samples.opened(order, "c1");
            samples.approved(order, "c2");
        }
        assertThat(owing(null, 10))
                .as("by order and number; a case that was only opened owes nothing")
                .containsExactly("10010.2", "1002.2", "B-1.2", "a-1.2");
        assertThat(owing(null, 2)).as("the limit keeps the first").containsExactly("10010.2", "1002.2");
        assertThat(owing(new CaseId(OrderId.of("1002"), 1), 2))
                .as("from after the given case on")
                .containsExactly("1002.2", "B-1.2");
        assertThat(owing(new CaseId(OrderId.of("1002"), 2), 9))
                .as("without the given case")
                .containsExactly("B-1.2", "a-1.2");
        assertThat(repository.casesOwing(null, 1))
                .as("as it is stored")
                .containsExactly(samples.subject(new CaseId(OrderId.of("10010"), 2)));

        outbox.claimDue(NOON, 100, "worker", Duration.ofMinutes(2)).stream()
                .filter(entry -> entry.effect() instanceof Effect.PayRefund
                        && entry.caseId().order().value().startsWith("100"))
                .forEach(payment -> samples.write(samples.payment(payment)));
        assertThat(owing(null, 10)).as("no longer once it is paid").containsExactly("B-1.2", "a-1.2");
    }

    @Test
    final void rule20_answersTheMovementsOfMoneyOfOneOrder() {
        samples.approved("1001", "c1");
        samples.approved("1002", "c1");
        List<OutboxEntry> payments = outbox.claimDue(NOON, 100, "worker", Duration.ofMinutes(2)).stream()
                .filter(entry -> entry.effect() instanceof Effect.PayRefund)
                .toList();
        payments.forEach(payment -> samples.write(samples.payment(payment)));
        for (String order : List.of("1001", "1002")) {
            Stream<String> paid = payments.stream()
                    .filter(each -> each.caseId().order().value().equals(order))
                    .map(each -> "REFUND " + each.key());
            assertThat(repository.journalOf(OrderId.of(order)).stream()
                            .map(each -> each.kind() + " " + (each.key() == null ? each.caseId() : each.key())))
                    .as(
                            "the entries of the order alone, in the order in which they were booked; none of units or of what is only owed")
                    .containsExactlyElementsOf(Stream.concat(Stream.of("CREDITED " + order + ".1"), paid)
                            .toList());
        }
        assertThat(repository.journalOf(OrderId.of("1003")))
                .as("of an order without cases")
                .isEmpty();
    }

    private List<String> owing(@Nullable CaseId after, int limit) {
        return repository.casesOwing(after, limit).stream()
                .map(each -> each.id().toString())
                .toList();
    }

    private List<String> waiting(@Nullable String after, int limit) {
        return repository.accountsWaiting(after == null ? null : OrderId.of(after), limit).stream()
                .map(account -> account.order().value())
                .toList();
    }

    @Test
    final void rule08_feedsEveryTimelineEntryOnce() {
        CaseId one = samples.approved("1001", "c1");
        CaseId two = samples.opened("1002", "c1");
        samples.write(samples.question(two, "c2"));

        List<FeedEntry> all = repository.events(0, 1000);
        assertThat(all)
                .extracting(FeedEntry::sequence)
                .as("sequence numbers grow")
                .isSorted()
                .doesNotHaveDuplicates();
        for (CaseId id : List.of(one, two)) {
            assertThat(all)
                    .extracting(FeedEntry::entry)
                    .filteredOn(entry -> entry.caseId().equals(id))
                    .as("every entry once, those of a case in their order")
                    .isEqualTo(repository.timeline(id));
        }
        FeedEntry second = all.get(1);
        assertThat(repository.events(second.sequence(), 2))
                .as("the lines after the given number, at most as many as asked for")
                .isEqualTo(all.subList(2, 4));
        assertThat(repository.events(all.get(all.size() - 1).sequence(), 10))
                .as("nothing after the last")
                .isEmpty();
        samples.opened("1003", "c1");
        assertThat(repository.events(0, all.size()))
                .as("numbers stay with their entries")
                .isEqualTo(all);
    }

    @Test
    final void rule13_journalsEveryMovementOfMoneyOnce() {
        samples.approved("1001", "c1");
        samples.approved("1002", "c1");
        List<JournalEntry> credited = repository.journal(0, 100);
        assertThat(credited)
                .as("the sale is credited with its tax; amounts that are only owed have not moved")
                .extracting(CaseRepositoryContract::told)
                .containsExactly(credited("1001"), credited("1002"));

        List<OutboxEntry> payments = outbox.claimDue(NOON, 100, "worker", Duration.ofMinutes(2)).stream()
                .filter(entry -> entry.effect() instanceof Effect.PayRefund)
                .toList();
        Samples later = samples.at(NOON.plusNanos(123_456_789));
        payments.forEach(payment -> later.write(later.payment(payment)));

        List<JournalEntry> all = repository.journal(0, 100);
        long before = credited.get(1).sequence();
        List<JournalEntry> paid = all.subList(2, all.size());
        assertThat(all.subList(0, 2)).as("numbers stay with their entries").isEqualTo(credited);
        assertThat(all)
                .extracting(JournalEntry::sequence)
                .as("sequence numbers grow")
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(paid)
                .as("every payment once, with its order, way and key, in the order in which they were made")
                .extracting(CaseRepositoryContract::told)
                .isEqualTo(payments.stream().map(CaseRepositoryContract::told).toList());
        assertThat(repository.journal(before, 100))
                .as("the lines after the given number")
                .isEqualTo(paid);
        assertThat(repository.journal(before, 2))
                .as("at most as many as asked for")
                .isEqualTo(paid.subList(0, 2));
        assertThat(repository.journal(all.get(all.size() - 1).sequence(), 10))
                .as("nothing after the last")
                .isEmpty();
        samples.approved("1003", "c1");
        assertThat(repository.journal(0, all.size()))
                .as("numbers stay with their entries")
                .isEqualTo(all);
    }

    /** The credit of one mug. */
    private static String credited(String order) {
        return order + " CNY  CREDITED " + order + ".1 null 1000 115 null null STD " + Actor.reviewer("reviewer-1")
                + " 2026-03-01T12:00:00Z";
    }

    private static String told(JournalEntry line) {
        AccountEntry entry = line.entry();
        return String.join(
                " ",
                line.order().value(),
                line.currency().getCurrencyCode(),
                line.channel(),
                entry.kind().name(),
                String.valueOf(entry.caseId()),
                String.valueOf(entry.tender()),
                String.valueOf(entry.amount()),
                String.valueOf(entry.tax()),
                String.valueOf(entry.key()),
                String.valueOf(entry.route()),
                String.valueOf(entry.reference()),
                entry.by().toString(),
                entry.bookedAt().truncatedTo(ChronoUnit.MICROS).toString());
    }

    private static String told(OutboxEntry payment) {
        Effect.PayRefund paid = (Effect.PayRefund) payment.effect();
        return String.join(
                " ",
                payment.caseId().order().value(),
                "CNY",
                paid.channel(),
                "REFUND",
                payment.caseId().toString(),
                paid.tender().value(),
                String.valueOf(paid.amount().minor()),
                "0",
                paid.key().value(),
                paid.route().name(),
                "R-" + payment.number(),
                Actor.SYSTEM.toString(),
                "2026-03-01T12:00:00.123456Z");
    }

    @Test
    final void rule12_loadsCaseAndAccountAsOfOneMoment() {
        assertThat(repository.load(new CaseId(OrderId.of("1001"), 1)))
                .as("a case that never was")
                .isEmpty();
        for (int order = 1; order <= Racers.MANY; order++) {
            CaseId one = samples.opened("30" + order, "c1");
            CaseId two = samples.opened("40" + order, "c1");
            Commit first = samples.withdrawal(one, "c2");
            Commit second = samples.withdrawal(two, "c2");
            var over = new CountDownLatch(2);
            List<Callable<CaseId>> racers = List.of(
                    () -> writeAndTell(first, over),
                    () -> writeAndTell(second, over),
                    () -> loadUntil(over, one),
                    () -> loadUntil(over, two));
            assertThat(Racers.race(racers))
                    .as("read both in one statement, or in one transaction that repeats its reads")
                    .allMatch(Racers.Finish::succeeded);
            assertThat(loaded(one).subject()).isEqualTo(samples.subject(one));
        }
        answersTheReceiptInstead(samples.opened("1001", "c1"));
    }

    private void answersTheReceiptInstead(CaseId id) {
        CommandId done = CommandId.of("c1");
        CommandId next = CommandId.of("c2");
        var nowhere = new CaseId(id.order(), 99);
        OrderId untouched = OrderId.of("1002");
        Receipt receipt = repository.receipt(id.order(), done).orElseThrow();

        assertThat(repository.load(id, done).receipt())
                .as("the receipt of a command that was carried out")
                .isEqualTo(receipt);
        assertThat(repository.load(nowhere, done).receipt())
                .as("whatever case of its order the command is about now")
                .isEqualTo(receipt);
        assertThat(repository.account(id.order(), done).receipt()).isEqualTo(receipt);

        CommandSubject<CaseWithAccount> loaded = repository.load(id, next);
        assertThat(loaded.receipt()).as("a command that was not carried out").isNull();
        assertThat(loaded.subject()).isNotNull();
        assertThat(repository.find(id)).contains(loaded.subject().subject());
        CommandSubject<OrderAccount> account = repository.account(id.order(), next);
        assertThat(account.receipt()).isNull();
        assertThat(account.subject()).isNotNull();
        assertThat(account.subject().toRecord())
                .isEqualTo(loaded.subject().account().toRecord());
        assertThat(repository.load(nowhere, next))
                .as("a case that never was")
                .isEqualTo(CommandSubject.unanswered(null));
        assertThat(repository.account(untouched, done))
                .as("another order may use the same id")
                .isEqualTo(CommandSubject.unanswered(null));
    }

    private CaseId writeAndTell(Commit commit, CountDownLatch over) {
        try {
            return samples.write(commit);
        } finally {
            over.countDown();
        }
    }

    private CaseId loadUntil(CountDownLatch over, CaseId id) {
        while (over.getCount() > 0) {
            loaded(id);
        }
        return id;
    }

    private CaseWithAccount loaded(CaseId id) {
        CaseWithAccount loaded = repository.load(id).orElseThrow();
        assertThat(loaded.account().unitsHeld())
                .as("an open case holds its unit on the account, a closed one has released it")
                .isEqualTo(loaded.subject().status() == CaseStatus.CLOSED ? 0 : 1);
        return loaded;
    }
}
