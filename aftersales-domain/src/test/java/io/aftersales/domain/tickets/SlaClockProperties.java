package io.aftersales.domain.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is always true of the time a ticket took. */
class SlaClockProperties {

    /** A clock, the calendar it is read with, and what happened to it: so many nanoseconds after its start. */
    record Told(AnyCalendar any, List<Long> turns, boolean stopped, boolean everOpen) {
        Instant start() {
            return any.minute(0);
        }

        BusinessCalendar calendar() {
            return everOpen ? BusinessCalendar.ALWAYS : any.calendar();
        }

        /** Paused and resumed by turns; at the last one stopped, if it is. */
        SlaClock clock() {
            SlaClock clock = SlaClock.startedAt(start());
            List<Long> inOrder = turns.stream().sorted().toList();
            for (int i = 0; i < inOrder.size(); i++) {
                Instant at = start().plusNanos(inOrder.get(i));
                if (stopped && i == inOrder.size() - 1) {
                    clock = clock.stopped(at);
                } else {
                    clock = i % 2 == 0 ? clock.paused(at) : clock.resumed(at);
                }
            }
            return clock;
        }
    }

    /** At the end of the pause the clock has still run for the limit and no more. */
    @Example
    void aPauseThatBeginsExactlyAtTheLimitPutsOffTheMoment() {
        Instant start = Instant.parse("2026-03-02T08:00:00Z");
        Duration limit = Duration.ofHours(4);
        SlaClock paused = SlaClock.startedAt(start).paused(start.plus(limit));
        assertThat(paused.dueAt(limit, BusinessCalendar.ALWAYS)).isEmpty();
        Instant resumed = start.plus(Duration.ofHours(10));
        assertThat(paused.resumed(resumed).dueAt(limit, BusinessCalendar.ALWAYS))
                .contains(resumed);
    }

    @Example
    void whatStopsExactlyAtTheLimitHasKeptIt() {
        Instant start = Instant.parse("2026-03-02T08:00:00Z");
        Duration limit = Duration.ofHours(4);
        assertThat(SlaClock.startedAt(start).stopped(start.plus(limit)).dueAt(limit, BusinessCalendar.ALWAYS))
                .isEmpty();
        assertThat(SlaClock.startedAt(start)
                        .stopped(start.plus(limit).plusNanos(1))
                        .dueAt(limit, BusinessCalendar.ALWAYS))
                .contains(start.plus(limit));
    }

    @Property
    void elapsedTimeIsMonotoneAndNeverNegative(
            @ForAll("told") Told told, @ForAll("moments") long one, @ForAll("moments") long two) {
        SlaClock clock = told.clock();
        Duration less = clock.elapsed(told.start().plusNanos(Math.min(one, two)), told.calendar());
        Duration more = clock.elapsed(told.start().plusNanos(Math.max(one, two)), told.calendar());

        assertThat(less).isBetween(Duration.ZERO, more);
        assertThat(clock.elapsed(told.start().minusNanos(1 + one), told.calendar()))
                .isZero();
    }

    @Property
    void elapsedTimeIsAdditiveOverAnyCut(
            @ForAll("told") Told told, @ForAll("moments") long one, @ForAll("moments") long two) {
        SlaClock clock = told.clock();
        Instant cut = told.start().plusNanos(Math.min(one, two));
        Instant end = told.start().plusNanos(Math.max(one, two));

        assertThat(clock.elapsed(cut, told.calendar()).plus(clock.between(cut, end, told.calendar())))
                .isEqualTo(clock.elapsed(end, told.calendar()));
    }

    @Property
    void withoutPausesAndCalendarItIsTheTimeItself(@ForAll("moments") long nanos) {
        Instant start = Instant.parse("2026-03-29T00:30:00.123456789Z");

        assertThat(SlaClock.startedAt(start).elapsed(start.plusNanos(nanos), BusinessCalendar.ALWAYS))
                .isEqualTo(Duration.ofNanos(nanos));
    }

    @Property(tries = 500)
    void itIsWhatCountingTheMinutesGives(@ForAll("toTheMinute") Told told, @ForAll("minutes") long end) {
        Instant now = told.start().plusNanos(end);
        List<Long> turns = told.turns().stream().sorted().toList();
        long minutes = 0;
        for (Instant at = told.start(); at.isBefore(now); at = at.plusSeconds(60)) {
            long done = Duration.between(told.start(), at).toNanos();
            long before = turns.stream().filter(turn -> turn <= done).count();
            boolean over = told.stopped() && before == turns.size() && !turns.isEmpty();
            boolean runs = before % 2 == 0 && !over;
            minutes += runs && (told.everOpen() || told.any().isOpen(at)) ? 1 : 0;
        }
        assertThat(told.clock().elapsed(now, told.calendar())).isEqualTo(Duration.ofMinutes(minutes));
    }

    @Property
    void itIsOverTheLimitAfterItsDueTimeAndAtNoOtherTime(
            @ForAll("told") Told told, @ForAll("moments") long limit, @ForAll("moments") long moment) {
        SlaClock clock = told.clock();
        Duration most = Duration.ofNanos(limit);
        var due = clock.dueAt(most, told.calendar());
        Instant now = told.start().plusNanos(moment);

        assertThat(due.isPresent() && now.isAfter(due.get()))
                .isEqualTo(clock.elapsed(now, told.calendar()).compareTo(most) > 0);
        due.ifPresent(at -> {
            assertThat(clock.elapsed(at, told.calendar())).isLessThanOrEqualTo(most);
            assertThat(clock.elapsed(at.plusNanos(1), told.calendar())).isGreaterThan(most);
        });
    }

    @Property
    void aClockIsNeverPutBack(@ForAll("told") Told told, @ForAll("moments") long early) {
        Instant back = told.start().plusNanos(early);
        SlaClock clock = told.clock();
        Instant now = told.start().plus(Duration.ofDays(9));
        Duration before = clock.elapsed(back, told.calendar());

        for (SlaClock next : List.of(clock.paused(back), clock.resumed(back), clock.stopped(back))) {
            assertThat(next.elapsed(now, told.calendar())).isGreaterThanOrEqualTo(Duration.ZERO);
            if (clock.isPaused()) {
                assertThat(next.elapsed(back, told.calendar())).isEqualTo(before);
            }
        }
    }

    static Arbitrary<Long> nanos(Duration most) {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(0, most.toNanos()),
                Arbitraries.longs().between(0, most.toHours()).map(hours -> hours * 3_600_000_000_000L));
    }

    @Provide
    Arbitrary<Long> moments() {
        return nanos(Duration.ofDays(5));
    }

    @Provide
    Arbitrary<Long> minutes() {
        return Arbitraries.longs().between(0, 4 * 1440).map(minute -> minute * 60_000_000_000L);
    }

    @Provide
    Arbitrary<Told> told() {
        return told(moments());
    }

    @Provide
    Arbitrary<Told> toTheMinute() {
        return told(minutes());
    }

    private static Arbitrary<Told> told(Arbitrary<Long> turns) {
        return Combinators.combine(
                        AnyCalendar.any(),
                        turns.list().ofMaxSize(6),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as(Told::new);
    }
}
