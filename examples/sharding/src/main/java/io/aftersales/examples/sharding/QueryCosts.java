package io.aftersales.examples.sharding;

import io.aftersales.jdbc.JdbcStorage;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.repositories.CaseSort;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;

/** Measures queries over all orders on a storage. */
final class QueryCosts {
    private static final int TIMES = 201;
    private static final int PAGE = 50;
    private static final Instant LATER = Instant.parse("2026-06-01T12:00:00Z");

    private final JdbcStorage storage;

    QueryCosts(JdbcStorage storage) {
        this.storage = storage;
    }

    /** Returns the microseconds of each query, of several times the one in the middle. */
    Map<String, Long> measured() {
        CaseQuery page = CaseQuery.builder().limit(PAGE).build();
        CaseQuery newest = page.toBuilder().sort(CaseSort.NEWEST).build();
        storage.cases().events(0, 1); // numbers what there is, so that reading alone is measured
        var costs = new LinkedHashMap<String, Long>();
        costs.put("page of 50 cases, by id", median(() -> storage.cases().search(page)));
        costs.put("page of 50 cases, newest", median(() -> storage.cases().search(newest)));
        costs.put("counts by status and kind", median(() -> storage.cases().counts(CaseQuery.in())));
        costs.put("50 cases that are due", median(() -> storage.cases().due(LATER, PAGE)));
        costs.put("page of 50 events of the feed", median(() -> storage.cases().events(100, PAGE)));
        costs.put("delay of the outbox", median(() -> storage.overdue(LATER)));
        return costs;
    }

    private static long median(Runnable query) {
        long[] times = LongStream.range(0, TIMES)
                .map(time -> {
                    long start = System.nanoTime();
                    query.run();
                    return System.nanoTime() - start;
                })
                .sorted()
                .toArray();
        return times[TIMES / 2] / 1000;
    }
}
