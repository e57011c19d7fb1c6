package io.aftersales.ports.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.CaseEvent;
import io.aftersales.domain.cases.Change;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.repositories.CaseCount;
import io.aftersales.ports.repositories.CasePosition;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.CaseSort;
import io.aftersales.ports.repositories.Commit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rules of {@link CaseRepository} about lists of cases: criteria, sorts, pages and counts. */
abstract class ListRules extends CommitRules {
    private static final Instant NOON = Samples.NOON;
    private static final int CASES = 40;
    private static final int QUERIES = 120;

    /** Orders and buyers of which some begin as others do, in more than one alphabet. */
    private static final List<String> ORDERS =
            List.of("1001", "10010", "1002", "2001", "A-1", "a-1", "ann", "\u8ba2\u5355-1", "\uD83D\uDE00-1");

    private static final List<String> BUYERS = List.of("ann", "anna", "1001x", "Ann", "\u7EA2", "%", "buyer_1");
    private static final List<String> TEXTS = List.of(
            "1001", "1001.1", "1001.2", "10", "2", "a", "ann", "A", "nn", "%", "_", "\u8ba2", "\u7EA2", "\uD83D\uDE00");

    private final Random random = new Random(20260301);

    @Test
    final void rule16_searchesByEachCriterion() {
        CaseId old = of("ann", NOON.minusSeconds(60), "1001", CaseKind.REFUND_ONLY);
        CaseId exchange = of("bob", NOON, "2001", CaseKind.EXCHANGE);
        CaseId longer = of("1001x", NOON.plusSeconds(60), "10012", CaseKind.RESHIP);
        samples.at(NOON.plusSeconds(90)).write(samples.at(NOON.plusSeconds(90)).withdrawal(old, "over"));

        assertThat(found(CaseQuery.builder().kinds(Set.of(CaseKind.EXCHANGE, CaseKind.RESHIP))))
                .as("of one of these kinds")
                .containsExactly(longer, exchange);
        assertThat(found(CaseQuery.builder().text("1001")))
                .as("the order or the buyer begins with the text")
                .containsExactly(old, longer);
        assertThat(found(CaseQuery.builder().text("1001.1")))
                .as("the whole id of a case")
                .containsExactly(old);
        assertThat(found(CaseQuery.builder().text("bo")))
                .as("the buyer begins with the text")
                .containsExactly(exchange);
        assertThat(found(CaseQuery.builder().text("BoB")))
                .as("capital and small letters are the same")
                .containsExactly(exchange);
        assertThat(found(CaseQuery.builder().text("01")))
                .as("a text in the middle does not count")
                .isEmpty();
        assertThat(found(CaseQuery.builder().text("1%")))
                .as("no character stands for others")
                .isEmpty();
        assertThat(found(CaseQuery.builder().openedFrom(NOON)))
                .as("opened at that moment or later")
                .containsExactly(longer, exchange);
        assertThat(found(CaseQuery.builder().openedTo(NOON)))
                .as("opened before that moment, not at it")
                .containsExactly(old);
        assertThat(found(CaseQuery.builder().changedSince(NOON.plusSeconds(90))))
                .as("the newest event happened at that moment")
                .containsExactly(old);
        assertThat(found(CaseQuery.builder().changedSince(NOON.plusSeconds(60))))
                .as("a new case changed when it was opened")
                .containsExactly(old, longer);
        assertThat(found(CaseQuery.builder().dueBefore(Instant.parse("9999-12-31T23:59:59Z"))))
                .as("nothing is due for a case that is closed")
                .containsExactly(longer, exchange);
    }

    @Test
    final void rule16_findsCasesByTheirTrackingNumbers() {
        CaseId back = of("ann", NOON, "1001", CaseKind.RETURN_REFUND);
        CaseId again = of("bob", NOON, "2001", CaseKind.RESHIP);
        of("ann", NOON, "3001", CaseKind.RETURN_REFUND);
        told(back, new CaseEvent.WaybillCreated(1, "SF", "LABEL-1"), new CaseEvent.ReturnPosted(1, "SF", "Ret-1"));
        told(again, new CaseEvent.ReplacementShipped("SF", "SENT-1"));

        assertThat(found(CaseQuery.builder().text("RET-1")))
                .as("the number that the buyer posted under, in any letters")
                .containsExactly(back);
        assertThat(found(CaseQuery.builder().text("label-1")))
                .as("the number on the label, which another one has replaced")
                .containsExactly(back);
        assertThat(found(CaseQuery.builder().text("sent-1")))
                .as("the number of the new goods")
                .containsExactly(again);
        assertThat(found(CaseQuery.builder().text("sent-")))
                .as("the beginning of a number does not count")
                .isEmpty();
        assertThat(repository.counts(CaseQuery.builder().text("ret-1").build()))
                .as("counts find what lists find")
                .extracting(CaseCount::cases)
                .containsExactly(1L);
    }

    /** Writes events to a case. */
    private void told(CaseId id, CaseEvent... told) {
        Commit asked = samples.question(id, "told-" + id);
        Change change = asked.change();
        TimelineEntry first = change.events().get(0);
        List<TimelineEntry> events = IntStream.range(0, told.length)
                .mapToObj(i -> new TimelineEntry(
                        id, first.number() + i, told[i], first.move(), first.status(), first.by(), first.at()))
                .toList();
        samples.write(new Commit(
                new Change(change.next(), change.account(), events, change.effects()),
                asked.accountTouched(),
                asked.owed(),
                null,
                asked.receipt()));
    }

    @Test
    final void rule16_turnsPagesOfEachQueryInEachSort() {
        List<Known> all = aWorldOfCases();
        for (int i = 0; i < QUERIES; i++) {
            CaseQuery query = anyQuery(CaseSort.values()[i % CaseSort.values().length]);
            List<CaseId> expected = all.stream()
                    .filter(each -> matches(query, each))
                    .sorted(Comparator.comparing(Known::subject, inOrder(query.sort())))
                    .map(Known::id)
                    .toList();
            assertThat(paged(query))
                    .as("each matching case once, in order, page by page: %s", query)
                    .isEqualTo(expected);
        }
    }

    @Test
    final void rule16_aCaseThatIsAddedShiftsNoOther() {
        for (CaseSort sort : CaseSort.values()) {
            String name = sort.name();
            IntStream.range(0, 6).forEach(i -> of(name, NOON.plusSeconds(i / 2), name + "-" + i, CaseKind.REFUND_ONLY));
            CaseQuery query =
                    CaseQuery.builder().buyer(name).sort(sort).limit(2).build();
            List<CaseId> before = paged(query);
            List<AfterSalesCase> first = repository.search(query);
            of(name, NOON.minusSeconds(9), name + "-", CaseKind.REFUND_ONLY);
            of(name, NOON.plusSeconds(9), name + "-9", CaseKind.REFUND_ONLY);

            List<CaseId> after =
                    new ArrayList<>(first.stream().map(AfterSalesCase::id).toList());
            after.addAll(paged(query.after(first.get(1))));
            assertThat(after)
                    .as("go on after the position in the sort, not after a number of cases: %s", sort)
                    .doesNotHaveDuplicates()
                    .containsSubsequence(before)
                    .hasSize(7);
        }
    }

    @Test
    final void rule16_aPositionStaysWhenItsCaseMoves() {
        List<CaseId> ids = IntStream.range(0, 4)
                .mapToObj(i -> of("ann", NOON.plusSeconds(i), "100" + i, CaseKind.REFUND_ONLY))
                .toList();
        CaseQuery query = CaseQuery.builder().sort(CaseSort.DUE).limit(2).build();
        List<AfterSalesCase> first = repository.search(query);
        samples.write(samples.withdrawal(ids.get(1), "over"));

        assertThat(first).extracting(AfterSalesCase::id).isEqualTo(ids.subList(0, 2));
        assertThat(paged(query.after(first.get(1))))
                .as("what was due after it, then what moved to the end")
                .containsExactly(ids.get(2), ids.get(3), ids.get(1));
    }

    @Test
    final void rule17_countsByStatusAndKind() {
        List<Known> all = aWorldOfCases();
        assertThat(repository.counts(CaseQuery.builder().text("nothing").build()))
                .as("what there is none of is left out")
                .isEmpty();
        for (int i = 0; i < QUERIES; i++) {
            CaseQuery query = anyQuery(CaseSort.values()[i % CaseSort.values().length]);
            List<CaseCount> expected = all.stream()
                    .filter(each -> matches(query, each))
                    .map(Known::subject)
                    .collect(Collectors.groupingBy(each -> List.of(each.status(), each.kind()), Collectors.counting()))
                    .entrySet()
                    .stream()
                    .map(each -> new CaseCount(
                            (CaseStatus) each.getKey().get(0),
                            (CaseKind) each.getKey().get(1),
                            each.getValue()))
                    .sorted(Comparator.comparing(CaseCount::status).thenComparing(CaseCount::kind))
                    .toList();
            assertThat(repository.counts(query.atMost(1)))
                    .as("over all pages: %s", query)
                    .isEqualTo(expected);
            List<AfterSalesCase> page = repository.search(query);
            if (!page.isEmpty()) {
                assertThat(repository.counts(query.after(page.get(0))))
                        .as("wherever the page begins: %s", query)
                        .isEqualTo(expected);
            }
        }
    }

    private List<CaseId> found(CaseQuery.Builder query) {
        return repository.search(query.build()).stream().map(AfterSalesCase::id).toList();
    }

    private List<CaseId> paged(CaseQuery query) {
        var ids = new ArrayList<CaseId>();
        CaseQuery page = query;
        List<AfterSalesCase> some = repository.search(page);
        while (!some.isEmpty()) {
            assertThat(some).as("at most as many as asked for").hasSizeLessThanOrEqualTo(query.limit());
            some.forEach(each -> ids.add(each.id()));
            assertThat(ids).as("a page begins after the last one: %s", page).hasSizeLessThanOrEqualTo(CASES);
            CasePosition last = query.sort().position(some.get(some.size() - 1));
            page = query.after(CasePosition.parse(query.sort(), last.toString()));
            some = repository.search(page);
        }
        return ids;
    }

    // --- a world of cases
    // -----------------------------------------------------------------------------------------------

    /** A stored case, and when its newest event happened. */
    private record Known(AfterSalesCase subject, Instant changed) {
        CaseId id() {
            return subject.id();
        }
    }

    private List<Known> aWorldOfCases() {
        var ids = new ArrayList<CaseId>();
        for (int i = 0; i < CASES; i++) {
            String order = any(ORDERS);
            CaseId id = of(any(BUYERS), anyMoment(), order, any(List.of(CaseKind.values())));
            ids.add(id);
            Samples later = samples.at(anyMoment().plusSeconds(3600));
            switch (random.nextInt(4)) {
                case 0 -> later.write(later.withdrawal(id, "end-" + id));
                case 1 -> later.write(later.question(id, "question-" + id));
                default -> {}
            }
        }
        return ids.stream().map(this::known).toList();
    }

    private Known known(CaseId id) {
        Instant changed = repository.timeline(id).stream()
                .map(TimelineEntry::at)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new Known(samples.subject(id), changed);
    }

    /** Opens a case of any kind; only what lists are made of fits the kind. */
    private CaseId of(String buyer, Instant at, String order, CaseKind kind) {
        Samples theirs = samples.of(buyer).at(at);
        Commit opening = theirs.opening(order, "c" + random.nextLong());
        Change change = opening.change();
        return theirs.write(new Commit(
                new Change(of(kind, change.next()), change.account(), change.events(), change.effects()),
                opening.accountTouched(),
                opening.owed(),
                null,
                opening.receipt()));
    }

    private static AfterSalesCase of(CaseKind kind, AfterSalesCase it) {
        return new AfterSalesCase(
                it.id(),
                kind,
                it.status(),
                it.version(),
                it.namespace(),
                it.submission(),
                it.holds(),
                it.review(),
                it.inbounds(),
                it.advance(),
                it.inspection(),
                it.replacement(),
                it.stops(),
                it.refund(),
                it.parked(),
                it.waiting(),
                it.attention(),
                it.endedAt(),
                it.closing(),
                it.score(),
                it.staff(),
                it.events(),
                it.effects());
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** A moment of a few, so that cases share it, some of them a microsecond apart. */
    private Instant anyMoment() {
        return NOON.plusNanos(any(List.of(-60_000_000_000L, 0L, 0L, 1_000L, 999_000L, 60_000_000_000L)));
    }

    private <T> @Nullable T sometimes(Supplier<T> value) {
        return random.nextInt(4) == 0 ? value.get() : null;
    }

    private <E extends Enum<E>> Set<E> some(Class<E> type) {
        Set<E> some = EnumSet.noneOf(type);
        if (random.nextInt(3) == 0) {
            Stream.of(type.getEnumConstants())
                    .filter(each -> random.nextBoolean())
                    .forEach(some::add);
        }
        return some;
    }

    private CaseQuery anyQuery(CaseSort sort) {
        return CaseQuery.builder()
                .order(random.nextInt(9) == 0 ? OrderId.of(any(ORDERS)) : null)
                .buyer(random.nextInt(9) == 0 ? any(BUYERS) : null)
                .text(sometimes(() -> any(TEXTS)))
                .kinds(some(CaseKind.class))
                .statuses(some(CaseStatus.class))
                .openedFrom(sometimes(this::anyMoment))
                .openedTo(sometimes(this::anyMoment))
                .dueBefore(sometimes(() -> samples.subject(
                                any(repository.search(CaseQuery.in())).id())
                        .submission()
                        .at()
                        .plusSeconds(random.nextInt(200) * 3600L)))
                .changedSince(sometimes(() -> anyMoment().plusSeconds(3600)))
                .sort(sort)
                .limit(1 + random.nextInt(20))
                .build();
    }

    /** Says the criteria once more, in the plainest words. */
    private static boolean matches(CaseQuery query, Known known) {
        AfterSalesCase subject = known.subject();
        String order = subject.id().order().value();
        String buyer = subject.submission().buyer();
        String text = query.text();
        Instant opened = subject.submission().at();
        Instant due = subject.dueAt();
        return (query.order() == null || query.order().value().equals(order))
                && (query.buyer() == null || query.buyer().equals(buyer))
                && (text == null
                        || small(order).startsWith(small(text))
                        || small(buyer).startsWith(small(text))
                        || small(text).equals(small(subject.id().toString())))
                && (query.kinds().isEmpty() || query.kinds().contains(subject.kind()))
                && (query.statuses().isEmpty() || query.statuses().contains(subject.status()))
                && (query.openedFrom() == null || opened.compareTo(query.openedFrom()) >= 0)
                && (query.openedTo() == null || opened.compareTo(query.openedTo()) < 0)
                && (query.dueBefore() == null || (due != null && due.compareTo(query.dueBefore()) < 0))
                && (query.changedSince() == null || known.changed().compareTo(query.changedSince()) >= 0);
    }

    private static String small(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static Comparator<AfterSalesCase> inOrder(CaseSort sort) {
        Comparator<AfterSalesCase> byId = Comparator.comparing(
                        (AfterSalesCase each) -> each.id().order().value())
                .thenComparing(each -> each.id().number());
        return switch (sort) {
            case ID -> byId;
            case NEWEST ->
                Comparator.comparing((AfterSalesCase each) -> each.submission().at())
                        .thenComparing(byId)
                        .reversed();
            case DUE ->
                Comparator.comparing(AfterSalesCase::dueAt, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
                        .thenComparing(byId);
        };
    }
}
