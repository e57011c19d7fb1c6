package io.aftersales.examples.benchmarks;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.tickets.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Costs of look-ups in a store that grows. Each finds as much, however many are stored: a few cases are due, and ten of what is due are asked
 * for.
 */
final class LookupCosts {
    private static final int DUE = 30;
    private static final int ASKED = 10;
    private static final int PAGE = 50;
    private static final Duration LEASE = Duration.of(1, ChronoUnit.MICROS);

    private final GrowingStore store;
    private final int times;
    private final int eventsOfACase;
    private final Instant deadlines;
    private final Instant overdue;
    private Instant claims;

    /**
     * Starts with the first cases.
     *
     * @param times how often a look-up is measured, after as often that do not count
     */
    LookupCosts(GrowingStore store, int times) {
        this.store = store;
        this.times = times;
        store.grow(DUE);
        CaseId first = OpenCases.caseOf(store.order(0));
        eventsOfACase = store.cases().timeline(first).size();
        claims = some(store.outbox().ofOrder(first.order()).stream()
                .filter(each -> each.state().isOpen())
                .map(OutboxEntry::nextAt)
                .findFirst());
        deadlines = some(store.cases().find(first).map(AfterSalesCase::dueAt));
        overdue = some(store.tickets().unresolved(first).map(Ticket::dueAt));
    }

    /** Returns a moment at which that of a few cases is due. */
    private static Instant some(Optional<Instant> first) {
        return first.orElseThrow().plusSeconds(DUE);
    }

    /** Measures with so many cases in the store; returns the microseconds of each look-up, of several times the one in the middle. */
    Map<String, Double> with(int cases) {
        store.grow(cases);
        CaseId middle = OpenCases.caseOf(store.order(cases / 2));
        long half = (long) cases * eventsOfACase / 2;
        var costs = new LinkedHashMap<String, Double>();
        costs.put("10 due effects, claimed", median(ASKED, this::claimed));
        costs.put("10 cases past a deadline", median(ASKED, () -> store.cases().due(deadlines, ASKED)));
        costs.put("10 overdue tickets", median(ASKED, () -> store.tickets().overdue(overdue, ASKED)));
        costs.put(
                "timeline of a case", median(eventsOfACase, () -> store.cases().timeline(middle)));
        costs.put("50 events of the feed", median(PAGE, () -> store.cases().events(half, PAGE)));
        return costs;
    }

    /** Claims for a moment: what is claimed is due again at the next claim. */
    private List<OutboxEntry> claimed() {
        claims = claims.plus(LEASE);
        return store.outbox().claimDue(claims, ASKED, "benchmark", LEASE);
    }

    private double median(int found, Supplier<? extends Collection<?>> lookup) {
        long[] nanos = new long[times];
        for (int round = -times; round < times; round++) {
            long start = System.nanoTime();
            int size = lookup.get().size();
            long end = System.nanoTime();
            if (size != found) {
                throw new IllegalStateException(size + " are found instead of " + found);
            }
            nanos[Math.max(round, 0)] = end - start;
        }
        Arrays.sort(nanos);
        return nanos[times / 2] / 1e3;
    }
}
