package io.aftersales.domain.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What is always true of open time, whatever the hours, the holidays and the zone. */
class WeeklyCalendarProperties {
    private static final int FIVE_DAYS = 5 * 24 * 60;

    @Property(tries = 500)
    void openTimeIsWhatCountingTheMinutesGives(
            @ForAll("any") AnyCalendar any,
            @ForAll @IntRange(max = FIVE_DAYS) int from,
            @ForAll @IntRange(max = FIVE_DAYS) int to) {
        long minutes = 0;
        for (int minute = from; minute < to; minute++) {
            minutes += any.isOpen(any.minute(minute)) ? 1 : 0;
        }
        assertThat(any.calendar().open(any.minute(from), any.minute(to))).isEqualTo(Duration.ofMinutes(minutes));
    }

    @Property
    void openTimeIsAdditiveAndNeverMoreThanTheTimeItself(
            @ForAll("any") AnyCalendar any, @ForAll("moments") long one, @ForAll("moments") long two) {
        WeeklyCalendar calendar = any.calendar();
        Instant start = any.minute(0);
        Instant middle = start.plusNanos(Math.min(one, two));
        Instant end = start.plusNanos(Math.max(one, two));

        assertThat(calendar.open(start, middle).plus(calendar.open(middle, end)))
                .isEqualTo(calendar.open(start, end));
        assertThat(calendar.open(middle, end)).isBetween(Duration.ZERO, Duration.between(middle, end));
        assertThat(calendar.open(end, middle)).isZero();
    }

    @Property
    void afterUndoesOpen(@ForAll("any") AnyCalendar any, @ForAll("moments") long from, @ForAll("moments") long nanos) {
        WeeklyCalendar calendar = any.calendar();
        Instant start = any.minute(0).plusNanos(from);
        Instant end = calendar.after(start, Duration.ofNanos(nanos));

        assertThat(calendar.open(start, end)).isEqualTo(Duration.ofNanos(nanos));
        assertThat(calendar.open(start, end.plusNanos(1))).isEqualTo(Duration.ofNanos(nanos + 1));
    }

    @Property
    void aMomentIsNotAfterTheEndOfItsOwnOpenTime(
            @ForAll("any") AnyCalendar any, @ForAll("moments") long from, @ForAll("moments") long nanos) {
        WeeklyCalendar calendar = any.calendar();
        Instant start = any.minute(0).plusNanos(from);
        Instant end = start.plusNanos(nanos);

        assertThat(calendar.after(start, calendar.open(start, end))).isAfterOrEqualTo(end);
    }

    @Property
    void dayAndNightIsTheTimeItself(
            @ForAll @LongRange(max = 1L << 60) long one, @ForAll @LongRange(max = 1L << 60) long two) {
        Instant start = Instant.EPOCH.plusNanos(Math.min(one, two));
        Duration length = Duration.ofNanos(Math.abs(one - two));

        assertThat(BusinessCalendar.ALWAYS.open(start, start.plus(length))).isEqualTo(length);
        assertThat(BusinessCalendar.ALWAYS.open(start.plus(length), start)).isZero();
        assertThat(BusinessCalendar.ALWAYS.after(start, length)).isEqualTo(start.plus(length));
    }

    @Provide
    Arbitrary<AnyCalendar> any() {
        return AnyCalendar.any();
    }

    @Provide
    Arbitrary<Long> moments() {
        return SlaClockProperties.nanos(Duration.ofDays(5));
    }
}
