package io.aftersales.examples.sharding;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.tickets.Agent;
import io.aftersales.jdbc.JdbcStorage;
import io.aftersales.ports.repositories.CaseCount;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.repositories.CaseRepository.FeedEntry;
import io.aftersales.ports.repositories.CaseRepository.JournalEntry;
import io.aftersales.ports.repositories.CaseSort;
import io.aftersales.ports.tck.Racers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients that return goods at the same time, with their tickets, over four databases; then, what all these hold together. */
class LivesOverShardsTest {
    private static final int DATABASES = 4;
    private static final int CLIENTS = 4;
    private static final int WHOLE_LIVES = 6;
    private static final int OPEN = 5;
    private static final int READERS = 2;
    private static final Instant MUCH_LATER = Returns.NOON.plus(Duration.ofDays(60));
    private static final Agent[] AGENTS = {Agent.of("ada", "returns"), Agent.of("bea", "returns")};
    private static final Comparator<AfterSalesCase> BY_ID = Comparator.comparing(
                    (AfterSalesCase each) -> each.id().order().value())
            .thenComparing(each -> each.id().number());

    private static LoggedShards databases;
    private static JdbcStorage storage;
    private static final List<List<FeedEntry>> read = new ArrayList<>();

    @BeforeAll
    static void live() {
        databases = new LoggedShards(DATABASES, 10);
        storage = databases.storage();
        var writing = new CountDownLatch(CLIENTS);
        var racers = new ArrayList<Callable<List<FeedEntry>>>();
        IntStream.range(0, CLIENTS).forEach(client -> racers.add(() -> client(client, writing)));
        IntStream.range(0, READERS).forEach(reader -> racers.add(() -> whileOthersWrite(writing)));
        List<Racers.Finish<List<FeedEntry>>> finishes = Racers.race(racers);
        assertThat(finishes).allSatisfy(each -> assertThat(each.failure()).isNull());
        finishes.subList(CLIENTS, finishes.size()).forEach(reader -> read.add(reader.value()));
    }

    private static List<FeedEntry> client(int client, CountDownLatch writing) {
        try {
            return client(client);
        } finally {
            writing.countDown();
        }
    }

    /** Polls the feed while clients write, and once more to its end. */
    private static List<FeedEntry> whileOthersWrite(CountDownLatch writing) {
        var seen = new ArrayList<FeedEntry>();
        long last = 0;
        boolean over;
        List<FeedEntry> page;
        do {
            over = writing.getCount() == 0;
            page = storage.cases().events(last, 10);
            for (FeedEntry each : page) {
                last = each.sequence();
                seen.add(each);
            }
        } while (!over || !page.isEmpty());
        return seen;
    }

    private static List<FeedEntry> client(int client) {
        var returns = new Returns(storage, AGENTS);
        for (int order = 0; order < WHOLE_LIVES; order++) {
            returns.life("whole-" + client + "-" + order);
        }
        for (int order = 0; order < OPEN; order++) {
            returns.clock().set(Returns.NOON.plusSeconds((client * 7 + order * 5) % 11));
            returns.opened((order % 2 == 0 ? "open-" : "Open-") + client + "-" + order); // capitals come first
        }
        return List.of();
    }

    @AfterAll
    static void close() {
        databases.close();
    }

    /** Returns the cases of all databases, each asked alone. */
    private static List<AfterSalesCase> all() {
        return databases.shards().each().stream()
                .flatMap(database -> database.cases().all(CaseQuery.in()).stream())
                .toList();
    }

    @Test
    void noTransactionWritesToTwoDatabases() {
        assertThat(databases.log().faults()).isEmpty();
        assertThat(databases.log().transactions()).isGreaterThan(CLIENTS * WHOLE_LIVES * 6);
        assertThat(databases.names())
                .allSatisfy(name -> assertThat(databases.log().writes(name)).isPositive());
        System.out.printf(
                "%d transactions wrote to one database each: %s statements%n",
                databases.log().transactions(),
                databases.names().stream().map(databases.log()::writes).toList());
    }

    @Test
    void anOrderIsInOneDatabaseWhichItsHashTells() {
        List<AfterSalesCase> all = storage.cases().all(CaseQuery.in());
        assertThat(all).hasSize(CLIENTS * (WHOLE_LIVES + OPEN));
        List<JdbcStorage> each = databases.shards().each();
        for (AfterSalesCase subject : all) {
            assertThat(IntStream.range(0, DATABASES)
                            .filter(database -> each.get(database)
                                    .cases()
                                    .account(subject.id().order())
                                    .isPresent()))
                    .containsExactly(databases.shards().of(subject.id().order()));
        }
    }

    @Test
    void wholeLivesAreRefunded() {
        assertThat(storage.cases().counts(CaseQuery.in()))
                .extracting(CaseCount::status, CaseCount::cases)
                .contains(org.assertj.core.groups.Tuple.tuple(CaseStatus.REFUNDED, (long) CLIENTS * WHOLE_LIVES));
    }

    @ParameterizedTest
    @EnumSource(CaseSort.class)
    void pagesOverAllDatabasesAreThoseOfOne(CaseSort sort) {
        Comparator<AfterSalesCase> order = switch (sort) {
            case ID -> BY_ID;
            case NEWEST ->
                Comparator.comparing((AfterSalesCase each) -> each.submission().at())
                        .thenComparing(BY_ID)
                        .reversed();
            case DUE ->
                Comparator.comparing(AfterSalesCase::dueAt, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(BY_ID);
        };
        CaseQuery pages = CaseQuery.builder().sort(sort).limit(7).build();

        assertThat(storage.cases().all(pages))
                .extracting(AfterSalesCase::id)
                .containsExactlyElementsOf(
                        all().stream().sorted(order).map(AfterSalesCase::id).toList());
    }

    @Test
    void countsAreSums() {
        assertThat(storage.cases().counts(CaseQuery.in()))
                .containsExactlyElementsOf(CaseCount.of(all(), AfterSalesCase::status, AfterSalesCase::kind));
    }

    @Test
    void whatIsDueFirstIsFoundFirst() {
        List<CaseId> due = all().stream()
                .filter(each -> each.dueAt() != null)
                .sorted(Comparator.comparing(AfterSalesCase::dueAt).thenComparing(BY_ID))
                .map(AfterSalesCase::id)
                .toList();
        assertThat(due).hasSizeGreaterThan(DATABASES);
        assertThat(storage.cases().due(MUCH_LATER, 5)).containsExactlyElementsOf(due.subList(0, 5));
        assertThat(storage.cases().due(MUCH_LATER, 1000)).containsExactlyElementsOf(due);
    }

    @Test
    void feedsHaveEveryEventOnce() {
        List<TimelineEntry> told = all().stream()
                .flatMap(each -> storage.cases().timeline(each.id()).stream())
                .toList();
        List<FeedEntry> events =
                feed(FeedEntry::sequence, last -> storage.cases().events(last, 50));
        List<JournalEntry> journal =
                feed(JournalEntry::sequence, last -> storage.cases().journal(last, 50));

        assertThat(events).extracting(FeedEntry::entry).containsExactlyInAnyOrderElementsOf(told);
        assertThat(events.stream().map(FeedEntry::entry).toList())
                .as("in the order of each case")
                .isSubsetOf(told)
                .satisfies(fed -> all().forEach(each -> assertThat(fed)
                        .filteredOn(entry -> entry.caseId().equals(each.id()))
                        .isEqualTo(storage.cases().timeline(each.id()))));
        assertThat(journal).extracting(JournalEntry::order).hasSizeGreaterThan(CLIENTS * WHOLE_LIVES);
    }

    @Test
    void readersOfTheFeedMissNothingWhileOthersWrite() {
        List<FeedEntry> whole =
                feed(FeedEntry::sequence, last -> storage.cases().events(last, 500));
        assertThat(read).hasSize(READERS).allSatisfy(seen -> assertThat(seen).containsExactlyElementsOf(whole));
    }

    private static <T> List<T> feed(Function<T, Long> sequence, Function<Long, List<T>> pages) {
        var all = new ArrayList<T>();
        long last = 0;
        for (List<T> page = pages.apply(last); !page.isEmpty(); page = pages.apply(last)) {
            for (T each : page) {
                assertThat(sequence.apply(each)).isGreaterThan(last);
                last = sequence.apply(each);
            }
            all.addAll(page);
        }
        return all;
    }
}
