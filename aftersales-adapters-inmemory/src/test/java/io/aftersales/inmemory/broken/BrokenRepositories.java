package io.aftersales.inmemory.broken;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.TenderBalance;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.CaseSort;
import io.aftersales.ports.repositories.CaseWithAccount;
import io.aftersales.ports.repositories.ClaimLost;
import io.aftersales.ports.repositories.Commit;
import io.aftersales.ports.repositories.Receipt;
import io.aftersales.ports.repositories.StaleVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Repositories that break one rule, as real ones were seen to. */
final class BrokenRepositories {
    private BrokenRepositories() {}

    /** Has no column for the buyer's words. */
    static final class ForgetsTheDescription extends SoundRepository {
        @Override
        public Optional<AfterSalesCase> find(CaseId id) {
            return super.find(id).map(Commits::undescribed);
        }
    }

    /** Takes what was booked in one moment for the same. */
    static final class JournalsOneEntryAMoment extends SoundRepository {
        @Override
        public List<JournalEntry> journal(long afterSequence, int limit) {
            var seen = new ArrayList<Instant>();
            return super.journal(afterSequence, limit).stream()
                    .filter(each -> !seen.contains(each.entry().bookedAt()))
                    .peek(each -> seen.add(each.entry().bookedAt()))
                    .toList();
        }
    }

    /** Has no column for the tax of an entry. */
    static final class ForgetsTheTax extends SoundRepository {
        @Override
        public List<JournalEntry> journal(long afterSequence, int limit) {
            return super.journal(afterSequence, limit).stream()
                    .map(each -> new JournalEntry(
                            each.sequence(), each.order(), each.currency(), each.channel(), untaxed(each.entry())))
                    .toList();
        }

        private static AccountEntry untaxed(AccountEntry it) {
            return new AccountEntry(
                    it.number(),
                    it.kind(),
                    it.caseId(),
                    it.line(),
                    it.place(),
                    it.units(),
                    it.tender(),
                    it.amount(),
                    0,
                    it.points(),
                    it.key(),
                    it.route(),
                    it.reference(),
                    it.by(),
                    it.occurredAt(),
                    it.bookedAt());
        }
    }

    /** Keeps the journal without the ways that payments went. */
    static final class ForgetsTheRoute extends SoundRepository {
        @Override
        public List<JournalEntry> journal(long afterSequence, int limit) {
            return super.journal(afterSequence, limit).stream()
                    .map(each -> new JournalEntry(
                            each.sequence(), each.order(), each.currency(), each.channel(), routeless(each.entry())))
                    .toList();
        }

        private static AccountEntry routeless(AccountEntry it) {
            return new AccountEntry(
                    it.number(),
                    it.kind(),
                    it.caseId(),
                    it.line(),
                    it.place(),
                    it.units(),
                    it.tender(),
                    it.amount(),
                    it.tax(),
                    it.points(),
                    it.key(),
                    null,
                    it.reference(),
                    it.by(),
                    it.occurredAt(),
                    it.bookedAt());
        }
    }

    /** Writes the tenders once, with the sale. */
    static final class ForgetsLaterCaptures extends SoundRepository {
        @Override
        public Optional<OrderAccount> account(OrderId order) {
            return super.account(order).map(ForgetsLaterCaptures::asSold);
        }

        private static OrderAccount asSold(OrderAccount account) {
            List<TenderBalance> tenders = account.tenders().stream()
                    .map(each -> new TenderBalance(
                            each.tender(), each.tender().captured(), each.owed(), each.settled(), each.external()))
                    .toList();
            return Commits.with(account, account.version(), tenders);
        }
    }

    /** Joins no tenders. */
    static final class ForgetsTheChannel extends SoundRepository {
        @Override
        public List<JournalEntry> journal(long afterSequence, int limit) {
            return super.journal(afterSequence, limit).stream()
                    .map(each -> new JournalEntry(each.sequence(), each.order(), each.currency(), "", each.entry()))
                    .toList();
        }
    }

    /** Marks the account when a first person makes an entry, and not when the second does. */
    static final class NeverStopsWaiting extends SoundRepository {
        private final TreeSet<String> marked = new TreeSet<>();

        @Override
        public void commit(Commit commit) {
            super.commit(commit);
            if (!commit.change().account().waiting().isEmpty()) {
                marked.add(commit.order().value());
            }
        }

        @Override
        public List<OrderAccount> accountsWaiting(@Nullable OrderId after, int limit) {
            return marked.stream()
                    .filter(each -> after == null || each.compareTo(after.value()) > 0)
                    .limit(limit)
                    .flatMap(each -> account(OrderId.of(each)).stream())
                    .toList();
        }
    }

    /** Answers an account for each of its entries that waits, as a join does. */
    static final class AnswersAnAccountForEachEntry extends SoundRepository {
        @Override
        public List<OrderAccount> accountsWaiting(@Nullable OrderId after, int limit) {
            return super.accountsWaiting(after, limit).stream()
                    .flatMap(each -> each.waiting().stream().map(entry -> each))
                    .toList();
        }
    }

    /** Marks a case that owes money when it is booked, and not when it is paid. */
    static final class NeverPays extends SoundRepository {
        private final TreeSet<String> marked = new TreeSet<>();

        @Override
        public void commit(Commit commit) {
            super.commit(commit);
            if (commit.change().next().isOwing()) {
                marked.add(commit.change().next().id().toString());
            }
        }

        @Override
        public List<AfterSalesCase> casesOwing(@Nullable CaseId after, int limit) {
            return super.all(CaseQuery.builder().build()).stream()
                    .filter(each -> marked.contains(each.id().toString()))
                    .filter(each -> after == null
                            || each.id().order().value().compareTo(after.order().value()) > 0
                            || (each.id().order().equals(after.order())
                                    && each.id().number() > after.number()))
                    .limit(limit)
                    .toList();
        }
    }

    /** Goes on after the order of the given case, and leaves out its other cases. */
    static final class SkipsTheRestOfTheOrder extends SoundRepository {
        @Override
        public List<AfterSalesCase> casesOwing(@Nullable CaseId after, int limit) {
            return super.casesOwing(after == null ? null : new CaseId(after.order(), Integer.MAX_VALUE), limit);
        }
    }

    /** Answers the movements of all orders for each. */
    static final class MixesOrders extends SoundRepository {
        @Override
        public List<AccountEntry> journalOf(OrderId order) {
            return super.journal(0, Integer.MAX_VALUE).stream()
                    .map(JournalEntry::entry)
                    .toList();
        }
    }

    /** Compares orders without regard to capital letters. */
    static final class MixesCapitals extends SoundRepository {
        @Override
        public List<OrderAccount> accountsWaiting(@Nullable OrderId after, int limit) {
            return super.accountsWaiting(null, Integer.MAX_VALUE).stream()
                    .sorted(Comparator.comparing(
                            (OrderAccount each) -> each.order().value(), String.CASE_INSENSITIVE_ORDER))
                    .filter(each -> after == null || each.order().value().compareToIgnoreCase(after.value()) > 0)
                    .limit(limit)
                    .toList();
        }
    }

    /** Writes whatever comes. */
    static final class ComparesNoVersion extends SoundRepository {
        @Override
        public void commit(Commit commit) {
            if (commit.receipt() != null
                    && receipt(commit.order(), commit.receipt().commandId()).isPresent()) {
                throw new StaleVersion("receipt");
            }
            force(commit);
        }
    }

    /** Compares the case and forgets the account. */
    static final class ComparesTheCaseOnly extends SoundRepository {
        @Override
        public void commit(Commit commit) {
            try {
                super.commit(commit);
            } catch (StaleVersion e) {
                boolean used = commit.receipt() != null
                        && receipt(commit.order(), commit.receipt().commandId()).isPresent();
                if (used || !isCaseCurrent(commit)) {
                    throw e;
                }
                force(commit);
            }
        }
    }

    /** Appends to the timeline before anything is checked, in a transaction of its own. */
    static final class WritesTheTimelineFirst extends SoundRepository {
        private final List<TimelineEntry> early = new CopyOnWriteArrayList<>();

        @Override
        public void commit(Commit commit) {
            early.addAll(commit.change().events());
            super.commit(commit);
            early.removeAll(commit.change().events());
        }

        @Override
        public synchronized List<TimelineEntry> timeline(CaseId id) {
            var all = new ArrayList<>(super.timeline(id));
            early.stream().filter(each -> each.caseId().equals(id)).forEach(all::add);
            return all;
        }
    }

    /** The later receipt replaces the earlier one. */
    static final class TakesACommandTwice extends SoundRepository {
        private final Map<Receipt, Receipt> replaced = new HashMap<>();

        @Override
        public void commit(Commit commit) {
            Optional<Receipt> earlier = commit.receipt() == null
                    ? Optional.empty()
                    : receipt(commit.order(), commit.receipt().commandId());
            if (earlier.isEmpty()) {
                super.commit(commit);
                return;
            }
            super.commit(Commits.with(commit, (Receipt) null));
            replaced.put(earlier.get(), Objects.requireNonNull(commit.receipt()));
        }

        @Override
        public Optional<Receipt> receipt(OrderId order, CommandId command) {
            return super.receipt(order, command).map(first -> replaced.getOrDefault(first, first));
        }
    }

    /** Reads the timeline by time, newest first. */
    static final class OrdersTheTimelineByTime extends SoundRepository {
        @Override
        public List<TimelineEntry> timeline(CaseId id) {
            return super.timeline(id).stream()
                    .sorted(Comparator.comparing(TimelineEntry::at).reversed())
                    .toList();
        }
    }

    /** Reads due cases in the order of their ids. */
    static final class OrdersDueCasesById extends SoundRepository {
        @Override
        public List<CaseId> due(Instant now, int limit) {
            return super.due(now, 1000).stream()
                    .sorted(Comparator.comparing(CaseId::toString))
                    .limit(limit)
                    .toList();
        }
    }

    /** Keeps the case number as text, so that 10 comes before 2. */
    static final class OrdersNumbersAsText extends SoundRepository {
        @Override
        public List<AfterSalesCase> search(CaseQuery query) {
            return super.search(query).stream()
                    .sorted(
                            query.sort() == CaseSort.ID
                                    ? Comparator.comparing(
                                            subject -> subject.id().toString())
                                    : Comparator.comparing(
                                            query.sort()::position, query.sort().order()))
                    .toList();
        }
    }

    /** Feeds the entry with the given number once more. */
    static final class FeedsTheLastOneAgain extends SoundRepository {
        @Override
        public List<FeedEntry> events(long afterSequence, int limit) {
            return super.events(Math.max(0, afterSequence - 1), limit);
        }
    }

    /** Saves the account with every commit. */
    static final class SavesEveryAccount extends SoundRepository {
        @Override
        public void commit(Commit commit) {
            super.commit(Commits.touching(commit));
        }
    }

    /** Reads the version, and writes a moment later. */
    static final class ChecksThenWrites extends SoundRepository {
        private final Thread home = Thread.currentThread();
        private final CountDownLatch bothHaveLooked = new CountDownLatch(2);

        @Override
        public void commit(Commit commit) {
            if (Thread.currentThread() == home) {
                super.commit(commit);
                return;
            }
            if (!isCaseCurrent(commit)) {
                throw new StaleVersion("case");
            }
            bothHaveLooked.countDown();
            try {
                bothHaveLooked.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            force(commit);
        }
    }

    /** Settles an entry by its key alone. */
    static final class IgnoresTheFence extends SoundRepository {
        private final Map<EffectKey, OutboxEntry> overwritten = new HashMap<>();

        @Override
        public void commit(Commit commit) {
            try {
                super.commit(commit);
            } catch (ClaimLost e) {
                OutboxEntry settled = Objects.requireNonNull(commit.settled());
                super.commit(Commits.settling(commit, null));
                overwritten.put(settled.key(), settled.saved());
            }
        }

        @Override
        public Optional<OutboxEntry> find(OrderId order, EffectKey key) {
            OutboxEntry late = overwritten.get(key);
            return late == null ? super.find(order, key) : Optional.of(late);
        }
    }

    /** Reads the case, and a little later the account. */
    static final class LoadsOneAfterTheOther extends SoundRepository {
        private static final int A_WHILE = 10_000;

        @Override
        public Optional<CaseWithAccount> load(CaseId id) {
            return find(id).map(subject -> {
                for (int i = 0; i < A_WHILE && find(id).filter(subject::equals).isPresent(); i++) {
                    Thread.onSpinWait();
                }
                return new CaseWithAccount(subject, account(id.order()).orElseThrow());
            });
        }
    }

    /** Writes on a connection from a pool of its own, whatever transaction the caller is in. */
    static final class WritesOnAConnectionOfItsOwn extends JoiningRepository {
        @Override
        public CaseRepository cases() {
            return sound;
        }

        @Override
        public void commit(Commit commit) {
            sound.commit(commit);
        }
    }

    /** Numbers events when they are written, like a column that counts up, and not when they are committed. */
    static final class CountsWhenItWrites extends JoiningRepository {
        private final List<TimelineEntry> written = new ArrayList<>();

        @Override
        public void commit(Commit commit) {
            super.commit(commit);
            synchronized (written) {
                commit.change().events().stream()
                        .filter(each -> !written.contains(each))
                        .forEach(written::add);
            }
        }

        @Override
        public List<FeedEntry> events(long afterSequence, int limit) {
            synchronized (written) {
                return IntStream.range((int) afterSequence, written.size())
                        .filter(place ->
                                sound.timeline(written.get(place).caseId()).contains(written.get(place)))
                        .mapToObj(place -> new FeedEntry(place + 1L, written.get(place)))
                        .limit(limit)
                        .toList();
            }
        }
    }
}
