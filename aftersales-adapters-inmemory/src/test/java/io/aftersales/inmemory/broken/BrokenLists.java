package io.aftersales.inmemory.broken;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.ports.repositories.CaseCount;
import io.aftersales.ports.repositories.CasePosition;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.repositories.CaseSort;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Repositories whose lists of cases break one rule, as hand-written queries do. */
final class BrokenLists {
    private BrokenLists() {}

    /** Finds more or fewer cases than a query asks for, and goes on from there. */
    private abstract static class Filtering extends SoundRepository {
        abstract CaseQuery wider(CaseQuery query);

        abstract boolean matches(CaseQuery query, AfterSalesCase subject);

        @Override
        public List<AfterSalesCase> search(CaseQuery query) {
            return matching(query.after(), query).stream().limit(query.limit()).toList();
        }

        @Override
        public List<CaseCount> counts(CaseQuery query) {
            return CaseCount.of(matching(null, query), AfterSalesCase::status, AfterSalesCase::kind);
        }

        private List<AfterSalesCase> matching(@Nullable CasePosition after, CaseQuery query) {
            CaseQuery whole = wider(query).toBuilder().after(after).limit(1000).build();
            Predicate<AfterSalesCase> matches = subject -> matches(query, subject);
            return sound.search(whole).stream().filter(matches).toList();
        }
    }

    /** Finds a text anywhere, as {@code like '%text%'} does. */
    static final class FindsTheMiddle extends Filtering {
        @Override
        CaseQuery wider(CaseQuery query) {
            return query.toBuilder().text(null).build();
        }

        @Override
        boolean matches(CaseQuery query, AfterSalesCase subject) {
            String text = query.text();
            return text == null
                    || subject.id().toString().contains(text)
                    || subject.submission().buyer().contains(text);
        }
    }

    /** Compares texts as they are written, capital letters and all. */
    static final class MindsCapitals extends Filtering {
        @Override
        CaseQuery wider(CaseQuery query) {
            return query.toBuilder().text(null).build();
        }

        @Override
        boolean matches(CaseQuery query, AfterSalesCase subject) {
            String text = Objects.requireNonNullElse(query.text(), "");
            return subject.id().order().value().startsWith(text)
                    || subject.id().toString().equals(text)
                    || subject.submission().buyer().startsWith(text);
        }
    }

    /** Takes the end of a period for a part of it, as {@code between} does. */
    static final class TakesTheEndToo extends Filtering {
        @Override
        CaseQuery wider(CaseQuery query) {
            Instant end = query.openedTo();
            return end == null
                    ? query
                    : query.toBuilder()
                            .openedTo(end.plus(Duration.ofNanos(1000)))
                            .build();
        }

        @Override
        boolean matches(CaseQuery query, AfterSalesCase subject) {
            return true;
        }
    }

    /** Takes the opening of a case for its last change. */
    static final class ForgetsChanges extends Filtering {
        @Override
        CaseQuery wider(CaseQuery query) {
            return query.toBuilder().changedSince(null).build();
        }

        @Override
        boolean matches(CaseQuery query, AfterSalesCase subject) {
            Instant since = query.changedSince();
            return since == null || !subject.submission().at().isBefore(since);
        }
    }

    /** Leaves out of a list sorted by what is due the cases for which nothing is, as {@code due_at > ?} does. */
    static final class LosesWhatIsNotDue extends Filtering {
        @Override
        CaseQuery wider(CaseQuery query) {
            return query;
        }

        @Override
        boolean matches(CaseQuery query, AfterSalesCase subject) {
            return query.sort() != CaseSort.DUE || subject.dueAt() != null;
        }
    }

    /** Goes on after the moment of the last case, without those that share it. */
    static final class SkipsTies extends SoundRepository {
        @Override
        public List<AfterSalesCase> search(CaseQuery query) {
            CasePosition after = query.after();
            if (after == null || after.moment() == null) {
                return super.search(query);
            }
            CaseQuery whole = query.toBuilder().limit(1000).build();
            return super.search(whole).stream()
                    .filter(each ->
                            !after.moment().equals(query.sort().position(each).moment()))
                    .limit(query.limit())
                    .toList();
        }
    }

    /** Goes on after as many cases as were read before, as {@code offset} does. */
    static final class CountsPages extends SoundRepository {
        private final Map<CasePosition, Integer> read = new HashMap<>();

        @Override
        public List<AfterSalesCase> search(CaseQuery query) {
            CasePosition after = query.after();
            int before = after == null ? 0 : read.getOrDefault(after, 0);
            CaseQuery whole = query.toBuilder().after(null).limit(1000).build();
            List<AfterSalesCase> page = super.search(whole).stream()
                    .skip(before)
                    .limit(query.limit())
                    .toList();
            for (int i = 0; i < page.size(); i++) {
                read.put(query.sort().position(page.get(i)), before + i + 1);
            }
            return page;
        }
    }

    /** Looks up where the last case stands now, instead of where it stood when the page was read. */
    static final class FollowsTheLastCase extends SoundRepository {
        @Override
        public List<AfterSalesCase> search(CaseQuery query) {
            CasePosition after = query.after();
            return after == null
                    ? super.search(query)
                    : super.search(find(after.id()).map(query::after).orElse(query)); // a case is never taken away
        }
    }

    /** Sorts each page by itself, after it was cut by id. */
    static final class SortsOnePage extends SoundRepository {
        @Override
        public List<AfterSalesCase> search(CaseQuery query) {
            CasePosition after = query.after();
            CaseQuery byId = query.toBuilder()
                    .sort(CaseSort.ID)
                    .after(after == null ? null : new CasePosition(CaseSort.ID, null, after.id()))
                    .build();
            return super.search(byId).stream()
                    .sorted(Comparator.comparing(
                            query.sort()::position, query.sort().order()))
                    .toList();
        }
    }

    /** Counts what is on the page. */
    static final class CountsOnePage extends SoundRepository {
        @Override
        public List<CaseCount> counts(CaseQuery query) {
            return CaseCount.of(search(query), AfterSalesCase::status, AfterSalesCase::kind);
        }
    }

    /** Answers counts in the order in which it met them. */
    static final class CountsInAnyOrder extends SoundRepository {
        @Override
        public List<CaseCount> counts(CaseQuery query) {
            var counts = new ArrayList<>(super.counts(query));
            counts.sort(CaseCount.ORDER.reversed());
            return counts;
        }
    }
}
