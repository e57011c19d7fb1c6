package io.aftersales.inmemory;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.repositories.ClaimLost;
import io.aftersales.ports.repositories.Commit;
import io.aftersales.ports.repositories.Receipt;
import io.aftersales.ports.repositories.StaleVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The data of one order. The lock of the box is the transaction: all checks come before the first write. */
final class OrderBox {
    private @Nullable OrderAccount account;
    private final TreeMap<Integer, AfterSalesCase> cases = new TreeMap<>();
    private final Map<Integer, List<TimelineEntry>> timelines = new HashMap<>();
    private final Map<CommandId, Receipt> receipts = new HashMap<>();
    private final Map<EffectKey, OutboxEntry> outbox = new LinkedHashMap<>();
    private final List<AccountEntry> journal = new ArrayList<>();

    synchronized Optional<OrderAccount> account() {
        return Optional.ofNullable(account);
    }

    synchronized Optional<AfterSalesCase> find(CaseId id) {
        return Optional.ofNullable(cases.get(id.number()));
    }

    /** Returns the cases whose newest event happened at a moment or later, and that are found by a text; all of them for null. */
    synchronized List<AfterSalesCase> cases(@Nullable Instant changedSince, @Nullable String text) {
        return cases.values().stream()
                .filter(each -> changedSince == null || !changedAt(each).isBefore(changedSince))
                .filter(each -> text == null || isFound(each, CaseQuery.folded(text)))
                .toList();
    }

    private boolean isFound(AfterSalesCase subject, String text) {
        return CaseQuery.folded(subject.id().order().value()).startsWith(text)
                || CaseQuery.folded(subject.id().toString()).equals(text)
                || CaseQuery.folded(subject.submission().buyer()).startsWith(text)
                || timelines.getOrDefault(subject.id().number(), List.of()).stream()
                        .anyMatch(entry -> text.equals(CaseQuery.trackingNumber(entry.event())));
    }

    private Instant changedAt(AfterSalesCase subject) {
        List<TimelineEntry> timeline = timelines.getOrDefault(subject.id().number(), List.of());
        return timeline.isEmpty()
                ? subject.submission().at()
                : timeline.get(timeline.size() - 1).at();
    }

    synchronized List<TimelineEntry> timeline(CaseId id) {
        return List.copyOf(timelines.getOrDefault(id.number(), List.of()));
    }

    synchronized Optional<Receipt> receipt(CommandId command) {
        return Optional.ofNullable(receipts.get(command));
    }

    synchronized Optional<OutboxEntry> entry(EffectKey key) {
        return Optional.ofNullable(outbox.get(key));
    }

    synchronized List<OutboxEntry> outbox() {
        return List.copyOf(outbox.values());
    }

    synchronized List<AccountEntry> journal() {
        return List.copyOf(journal);
    }

    /** Writes a decision, all or nothing; the listener is called under the same lock, so that it sees commits in their order. */
    synchronized void commit(Commit commit, Listener listener) {
        check(commit);
        AfterSalesCase next = commit.change().next().saved();
        AfterSalesCase before = cases.put(next.id().number(), next);
        timelines
                .computeIfAbsent(next.id().number(), number -> new ArrayList<>())
                .addAll(commit.change().events());
        if (commit.accountTouched()) {
            OrderAccount touched = commit.change().account();
            journal.addAll(touched.entries());
            account = touched.saved();
            listener.booked(touched);
        }
        if (commit.receipt() != null) {
            receipts.put(commit.receipt().commandId(), commit.receipt());
        }
        listener.changed(before, next, commit.change().events());
        for (OutboxEntry entry : commit.owed()) {
            put(entry, listener);
        }
        if (commit.settled() != null) {
            put(commit.settled().saved(), listener);
        }
    }

    private void check(Commit commit) {
        AfterSalesCase next = commit.change().next();
        AfterSalesCase stored = cases.get(next.id().number());
        if ((stored == null ? 0 : stored.version()) != next.version()) {
            throw new StaleVersion("case " + next.id());
        }
        OrderAccount touched = commit.change().account();
        if (commit.accountTouched() && (account == null ? 0 : account.version()) != touched.version()) {
            throw new StaleVersion("account of order " + touched.order());
        }
        Receipt receipt = commit.receipt();
        if (receipt != null && receipts.containsKey(receipt.commandId())) {
            throw new StaleVersion("command " + receipt.commandId());
        }
        checkKeys(commit.owed());
        if (commit.settled() != null && !holds(commit.settled())) {
            throw new ClaimLost(commit.settled().key().value());
        }
    }

    private void checkKeys(List<OutboxEntry> owed) {
        for (OutboxEntry each : owed) {
            if (outbox.containsKey(each.key())) {
                throw new IllegalStateException("the key " + each.key() + " is owed already");
            }
        }
    }

    /**
     * Runs a write that may refuse, and then writes the effects it owes, all or nothing. The write runs the check of the keys after its own
     * checks: a writer who lost a race is told so, and not that the winner owes the same effects.
     */
    synchronized void owe(List<OutboxEntry> owed, Consumer<Runnable> first, Listener listener) {
        first.accept(() -> checkKeys(owed));
        for (OutboxEntry entry : owed) {
            put(entry, listener);
        }
    }

    private boolean holds(OutboxEntry entry) {
        OutboxEntry stored = outbox.get(entry.key());
        return stored != null && stored.fence() == entry.fence();
    }

    synchronized boolean settle(OutboxEntry entry, Listener listener) {
        if (!holds(entry)) {
            return false;
        }
        put(entry.saved(), listener);
        return true;
    }

    /** Replaces an entry, if it is still the one that was seen. */
    synchronized boolean replace(OutboxEntry seen, OutboxEntry by, Listener listener) {
        if (!seen.equals(outbox.get(seen.key()))) {
            return false;
        }
        put(by, listener);
        return true;
    }

    private void put(OutboxEntry entry, Listener listener) {
        listener.changed(outbox.put(entry.key(), entry), entry);
    }

    /** Keeps the look-ups over all orders. */
    interface Listener {
        void booked(OrderAccount touched);

        void changed(@Nullable AfterSalesCase before, AfterSalesCase after, List<TimelineEntry> events);

        void changed(@Nullable OutboxEntry before, OutboxEntry after);
    }
}
