package io.aftersales.ports.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.tickets.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The rules of every {@link BusinessCalendar}, each under its number in the interface. They are checked at moments of a whole year, at odd
 * minutes, so that nights, weekends, holidays and changes of the clock are among them.
 */
@ExtendWith(SkippedRules.class)
public abstract class BusinessCalendarContract {
    private static final Duration STEP = Duration.ofMinutes(7 * 60 + 23);
    private static final Duration MOMENT = Duration.ofNanos(1);

    /** Creates the contract, for a subclass that has the calendar. */
    protected BusinessCalendarContract() {}

    /** The calendar under test. */
    protected abstract BusinessCalendar calendar();

    /** The first day of the year that is checked; a day that the calendar knows. */
    protected LocalDate from() {
        return LocalDate.of(2026, 1, 1);
    }

    private List<Instant> moments() {
        Instant end = from().plusYears(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        var moments = new ArrayList<Instant>();
        for (Instant at = from().atStartOfDay().toInstant(ZoneOffset.UTC); at.isBefore(end); at = at.plus(STEP)) {
            moments.add(at);
        }
        return moments;
    }

    @Test
    final void rule01_countsNoMoreThanPasses() {
        List<Instant> moments = moments();
        for (int i = 1; i < moments.size(); i++) {
            Instant start = moments.get(i - 1);
            Instant end = moments.get(i);
            assertThat(calendar().open(start, end))
                    .as("between %s and %s", start, end)
                    .isBetween(Duration.ZERO, Duration.between(start, end));
            assertThat(calendar().open(end, start))
                    .as("backwards: zero, never negative")
                    .isZero();
            assertThat(calendar().open(start, start)).isZero();
        }
    }

    @Test
    final void rule02_addsUp() {
        List<Instant> moments = moments();
        for (int i = 2; i < moments.size(); i++) {
            Instant start = moments.get(i - 2);
            Instant middle = moments.get(i - 1);
            Instant end = moments.get(i);
            assertThat(calendar().open(start, middle).plus(calendar().open(middle, end)))
                    .as("%s to %s to %s: count in instants, not in local times rounded to minutes", start, middle, end)
                    .isEqualTo(calendar().open(start, end));
        }
    }

    @Test
    final void rule03_isUndone() {
        for (Instant start : moments()) {
            for (Duration open : List.of(Duration.ZERO, Duration.ofMinutes(61), Duration.ofHours(30))) {
                Instant end = calendar().after(start, open);
                assertThat(calendar().open(start, end))
                        .as("up to the answer, %s after %s", open, start)
                        .isEqualTo(open);
                assertThat(calendar().open(start, end.plus(MOMENT)))
                        .as("and a moment later more: the answer is the last moment, right before the doors open again")
                        .isEqualTo(open.plus(MOMENT));
            }
        }
    }

    @Test
    final void rule04_comesAgain() {
        Instant start = moments().get(0);
        Instant end = calendar().after(start, Duration.ofHours(200));
        assertThat(calendar().open(start, end))
                .as("two hundred hours, however many closed days are between them")
                .isEqualTo(Duration.ofHours(200));
    }
}
