package io.aftersales.inmemory;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.repositories.CaseCount;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.CaseSort;
import io.aftersales.ports.repositories.Commit;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.ports.repositories.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Cases, accounts and outbox in memory: one box for each order, whose lock is the transaction. */
public final class InMemoryCaseRepository implements CaseRepository, Outbox {
    private static final Comparator<OrderId> BY_ORDER = Comparator.comparing(OrderId::value);

    private final ConcurrentHashMap<OrderId, OrderBox> boxes = new ConcurrentHashMap<>();
    private final OrderIndex lookups = new OrderIndex();

    /** Creates an empty repository. */
    public InMemoryCaseRepository() {}

    private Optional<OrderBox> box(OrderId order) {
        return Optional.ofNullable(boxes.get(order));
    }

    @Override
    public Optional<OrderAccount> account(OrderId order) {
        OrderBox box = boxes.get(order);
        return box == null ? Optional.empty() : box.account();
    }

    @Override
    public Optional<AfterSalesCase> find(CaseId id) {
        OrderBox box = boxes.get(id.order());
        return box == null ? Optional.empty() : box.find(id);
    }

    @Override
    public List<TimelineEntry> timeline(CaseId id) {
        return box(id.order()).map(box -> box.timeline(id)).orElse(List.of());
    }

    @Override
    public Optional<Receipt> receipt(OrderId order, CommandId command) {
        OrderBox box = boxes.get(order);
        return box == null ? Optional.empty() : box.receipt(command);
    }

    @Override
    public List<AfterSalesCase> search(CaseQuery query) {
        CaseSort sort = query.sort();
        return matching(query)
                .filter(subject ->
                        query.after() == null || sort.order().compare(sort.position(subject), query.after()) > 0)
                .sorted(Comparator.comparing(sort::position, sort.order()))
                .limit(query.limit())
                .toList();
    }

    @Override
    public List<CaseCount> counts(CaseQuery query) {
        return CaseCount.of(matching(query).toList(), AfterSalesCase::status, AfterSalesCase::kind);
    }

    /** Finds the cases that meet the criteria of a query, wherever they stand in the list. */
    private Stream<AfterSalesCase> matching(CaseQuery query) {
        Stream<OrderBox> asked = query.order() == null ? boxes.values().stream() : box(query.order()).stream();
        return asked.flatMap(box -> box.cases(query.changedSince(), query.text()).stream())
                .filter(subject -> matches(query, subject));
    }

    private static boolean matches(CaseQuery query, AfterSalesCase subject) {
        Instant opened = subject.submission().at();
        return (query.buyer() == null
                        || query.buyer().equals(subject.submission().buyer()))
                && (query.kinds().isEmpty() || query.kinds().contains(subject.kind()))
                && (query.statuses().isEmpty() || query.statuses().contains(subject.status()))
                && (query.openedFrom() == null || !opened.isBefore(query.openedFrom()))
                && isBefore(opened, query.openedTo())
                && isBefore(subject.dueAt(), query.dueBefore());
    }

    private static boolean isBefore(@Nullable Instant moment, @Nullable Instant asked) {
        return asked == null || (moment != null && moment.isBefore(asked));
    }

    @Override
    public List<OrderAccount> accountsWaiting(@Nullable OrderId after, int limit) {
        return boxes.values().stream()
                .flatMap(box -> box.account().stream())
                .filter(account -> !account.waiting().isEmpty())
                .filter(account -> after == null || BY_ORDER.compare(account.order(), after) > 0)
                .sorted(Comparator.comparing(OrderAccount::order, BY_ORDER))
                .limit(limit)
                .toList();
    }

    @Override
    public List<AfterSalesCase> casesOwing(@Nullable CaseId after, int limit) {
        return lookups.casesOwing(after, limit).stream()
                .flatMap(id -> find(id).stream())
                .toList();
    }

    @Override
    public List<CaseId> due(Instant now, int limit) {
        return lookups.dueCases(now, limit);
    }

    @Override
    public List<FeedEntry> events(long afterSequence, int limit) {
        return lookups.events(afterSequence, limit);
    }

    @Override
    public List<JournalEntry> journal(long afterSequence, int limit) {
        return lookups.journal(afterSequence, limit);
    }

    @Override
    public void commit(Commit commit) {
        boxes.computeIfAbsent(commit.order(), order -> new OrderBox()).commit(commit, lookups);
    }

    /** Runs a write that may refuse, with a check of its own, and then writes the effects it owes, all or nothing. */
    void owe(OrderId order, List<OutboxEntry> owed, Consumer<Runnable> first) {
        boxes.computeIfAbsent(order, fresh -> new OrderBox()).owe(owed, first, lookups);
    }

    @Override
    public List<AccountEntry> journalOf(OrderId order) {
        return journal(order).stream().filter(entry -> entry.kind().isMoney()).toList();
    }

    /** The entries of an order's account, from the first on. */
    public List<AccountEntry> journal(OrderId order) {
        return box(order).map(OrderBox::journal).orElse(List.of());
    }

    /** All effects that an order ever owed, in the order in which they were owed. */
    public List<OutboxEntry> owed(OrderId order) {
        return box(order).map(OrderBox::outbox).orElse(List.of());
    }

    // --- outbox
    // ----------------------------------------------------------------------------------------------------------

    @Override
    public List<OutboxEntry> claimDue(Instant now, int limit, String owner, Duration lease) {
        var claimed = new ArrayList<OutboxEntry>();
        for (OutboxEntry seen : lookups.dueEntries(now, limit)) {
            OutboxEntry mine = seen.claimed(owner, now, lease);
            if (box(seen.caseId().order())
                    .map(box -> box.replace(seen, mine, lookups))
                    .orElse(false)) {
                claimed.add(mine);
            }
        }
        return claimed;
    }

    @Override
    public List<OutboxEntry> claim(List<OutboxEntry> written, Instant now, String owner, Duration lease) {
        var claimed = new ArrayList<OutboxEntry>();
        for (OutboxEntry each : written) {
            OutboxEntry mine = each.claimed(owner, now, lease);
            if (box(each.caseId().order())
                    .map(box -> box.replace(each, mine, lookups))
                    .orElse(false)) {
                claimed.add(mine);
            }
        }
        return claimed;
    }

    @Override
    public boolean settle(OutboxEntry entry) {
        return box(entry.caseId().order())
                .map(box -> box.settle(entry, lookups))
                .orElse(false);
    }

    @Override
    public Optional<OutboxEntry> find(OrderId order, EffectKey key) {
        return box(order).flatMap(box -> box.entry(key));
    }

    @Override
    public List<OutboxEntry> ofOrder(OrderId order) {
        return owed(order).stream()
                .sorted(Comparator.comparingInt(
                                (OutboxEntry entry) -> entry.caseId().number())
                        .thenComparingInt(OutboxEntry::number))
                .toList();
    }

    @Override
    public List<OutboxEntry> parked(@Nullable OutboxEntry after, int limit) {
        return lookups.parked(after, limit);
    }
}
