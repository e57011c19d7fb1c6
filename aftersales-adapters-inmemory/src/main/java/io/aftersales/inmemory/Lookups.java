package io.aftersales.inmemory;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.ports.repositories.CaseRepository.FeedEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is asked over all orders: cases and effects that are due, parked effects, the feed. Always locked inside a box, never around one. */
final class Lookups implements OrderBox.Listener {
    private record Due(Instant at, String order, int number, int effect) implements Comparable<Due> {
        private static final Comparator<Due> EARLIEST_FIRST = Comparator.comparing(Due::at)
                .thenComparing(Due::order)
                .thenComparingInt(Due::number)
                .thenComparingInt(Due::effect);

        @Override
        public int compareTo(Due other) {
            return EARLIEST_FIRST.compare(this, other);
        }
    }

    private final TreeMap<Due, CaseId> dueCases = new TreeMap<>();
    private final TreeMap<Due, OutboxEntry> openEntries = new TreeMap<>();
    private final TreeMap<Due, OutboxEntry> parkedEntries = new TreeMap<>();
    private final List<FeedEntry> feed = new ArrayList<>();

    @Override
    public synchronized void changed(
            @Nullable AfterSalesCase before, AfterSalesCase after, List<TimelineEntry> events) {
        if (before != null && before.waiting().dueAt() != null) {
            dueCases.remove(due(before));
        }
        if (after.waiting().dueAt() != null) {
            dueCases.put(due(after), after.id());
        }
        for (TimelineEntry event : events) {
            feed.add(new FeedEntry(feed.size() + 1L, event));
        }
    }

    @Override
    public synchronized void changed(@Nullable OutboxEntry before, OutboxEntry after) {
        if (before != null) {
            (before.state() == OutboxEntry.State.PARKED ? parkedEntries : openEntries).remove(due(before));
        }
        if (after.state().isOpen()) {
            openEntries.put(due(after), after);
        } else if (after.state() == OutboxEntry.State.PARKED) {
            parkedEntries.put(due(after), after);
        }
    }

    private static Due due(AfterSalesCase subject) {
        Instant at = Objects.requireNonNull(subject.waiting().dueAt());
        return new Due(at, subject.id().order().value(), subject.id().number(), 0);
    }

    private static Due due(OutboxEntry entry) {
        CaseId id = entry.caseId();
        return new Due(entry.nextAt(), id.order().value(), id.number(), entry.number());
    }

    synchronized List<CaseId> dueCases(Instant now, int limit) {
        return upTo(now, limit, dueCases);
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

    synchronized List<OutboxEntry> parked(int limit) {
        return parkedEntries.values().stream().limit(limit).toList();
    }

    synchronized List<FeedEntry> events(long after, int limit) {
        int from = (int) Math.min(after, feed.size());
        return List.copyOf(feed.subList(from, (int) Math.min(feed.size(), from + (long) limit)));
    }
}
