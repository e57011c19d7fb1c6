package io.aftersales.inmemory;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.ports.repositories.CaseRepository.FeedEntry;
import io.aftersales.ports.repositories.CaseRepository.JournalEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Look-ups over all orders: due cases and effects, parked effects, the event feed, the journal. Always locked inside a box, never around
 * one.
 */
final class OrderIndex implements OrderBox.Listener {
    private record Due(Instant at, String order, int number, int effect, String key) implements Comparable<Due> {
        /** Orders entries by due time, earliest first. */
        @Override
        public int compareTo(Due other) {
            int c = at.compareTo(other.at);
            c = c == 0 ? order.compareTo(other.order) : c;
            c = c == 0 ? Integer.compare(number, other.number) : c;
            c = c == 0 ? Integer.compare(effect, other.effect) : c;
            return c == 0 ? key.compareTo(other.key) : c;
        }
    }

    private final TreeMap<Due, CaseId> dueCases = new TreeMap<>();
    private final TreeSet<CaseId> owingCases = new TreeSet<>(
            Comparator.comparing((CaseId id) -> id.order().value()).thenComparingInt(CaseId::number));
    private final TreeMap<Due, OutboxEntry> openEntries = new TreeMap<>();
    private final TreeMap<Due, OutboxEntry> parkedEntries = new TreeMap<>();
    private final List<TimelineEntry> feed = new ArrayList<>();
    private final List<JournalEntry> journal = new ArrayList<>();

    @Override
    public synchronized void booked(OrderAccount touched) {
        for (AccountEntry entry : touched.entries()) {
            if (entry.kind().isMoney()) {
                long next = journal.size() + 1L;
                journal.add(new JournalEntry(
                        next, touched.order(), touched.frozen().currency(), channel(touched, entry.tender()), entry));
            }
        }
    }

    private static String channel(OrderAccount account, @Nullable TenderId id) {
        return id == null
                ? ""
                : account.tender(id).map(each -> each.tender().channel()).orElse("");
    }

    @Override
    public synchronized void changed(
            @Nullable AfterSalesCase before, AfterSalesCase after, List<TimelineEntry> events) {
        Instant wasDue = before == null ? null : before.dueAt();
        Instant isDue = after.dueAt();
        if (!Objects.equals(wasDue, isDue)) {
            if (wasDue != null) {
                dueCases.remove(due(wasDue, after.id()));
            }
            if (isDue != null) {
                dueCases.put(due(isDue, after.id()), after.id());
            }
        }
        if (after.isOwing()) {
            owingCases.add(after.id());
        } else {
            owingCases.remove(after.id());
        }
        feed.addAll(events);
    }

    @Override
    public synchronized void changed(@Nullable OutboxEntry before, OutboxEntry after) {
        if (before != null && before.state().isOpen()) {
            openEntries.remove(due(before));
        } else if (before != null && before.state() == OutboxEntry.State.PARKED) {
            parkedEntries.remove(parked(before));
        }
        if (after.state().isOpen()) {
            openEntries.put(due(after), after);
        } else if (after.state() == OutboxEntry.State.PARKED) {
            parkedEntries.put(parked(after), after);
        }
    }

    private static Due due(Instant at, CaseId id) {
        return new Due(at, id.order().value(), id.number(), 0, "");
    }

    private static Due due(OutboxEntry entry) {
        return due(entry.nextAt(), entry);
    }

    private static Due due(Instant at, OutboxEntry entry) {
        CaseId id = entry.caseId();
        return new Due(
                at, id.order().value(), id.number(), entry.number(), entry.key().value());
    }

    synchronized List<CaseId> dueCases(Instant now, int limit) {
        return upTo(now, limit, dueCases);
    }

    synchronized List<CaseId> casesOwing(@Nullable CaseId after, int limit) {
        Set<CaseId> rest = after == null ? owingCases : owingCases.tailSet(after, false);
        return rest.stream().limit(limit).toList();
    }

    synchronized List<OutboxEntry> dueEntries(Instant now, int limit) {
        return upTo(now, limit, openEntries);
    }

    private static <T> List<T> upTo(Instant now, int limit, Map<Due, T> all) {
        return all.entrySet().stream()
                .takeWhile(each -> !each.getKey().at().isAfter(now))
                .limit(limit)
                .map(Map.Entry::getValue)
                .toList();
    }

    synchronized List<OutboxEntry> parked(@Nullable OutboxEntry after, int limit) {
        Map<Due, OutboxEntry> rest = after == null ? parkedEntries : parkedEntries.tailMap(parked(after), false);
        return rest.values().stream().limit(limit).toList();
    }

    /** The place of a parked entry. Parked entries are not due: they are sorted by order, case, number and key alone. */
    private static Due parked(OutboxEntry entry) {
        return due(Instant.EPOCH, entry);
    }

    synchronized List<FeedEntry> events(long after, int limit) {
        List<TimelineEntry> some = page(feed, after, limit);
        var entries = new ArrayList<FeedEntry>();
        for (TimelineEntry entry : some) {
            entries.add(new FeedEntry(after + entries.size() + 1, entry));
        }
        return List.copyOf(entries);
    }

    synchronized List<JournalEntry> journal(long after, int limit) {
        return List.copyOf(page(journal, after, limit));
    }

    private static <T> List<T> page(List<T> all, long after, int limit) {
        int from = (int) Math.min(after, all.size());
        return all.subList(from, (int) Math.min(all.size(), from + (long) limit));
    }
}
