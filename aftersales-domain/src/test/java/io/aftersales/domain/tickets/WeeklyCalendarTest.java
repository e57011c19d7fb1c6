package io.aftersales.domain.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WeeklyCalendarTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** Monday to Friday from 9 to 12 and from 13 to 18. */
    private static final List<OpeningHours> OFFICE = Stream.of(DayOfWeek.values())
            .limit(5)
            .flatMap(day -> Stream.of(hours(day, "09:00", "12:00"), hours(day, "13:00", "18:00")))
            .toList();

    private static OpeningHours hours(DayOfWeek day, String from, String to) {
        return new OpeningHours(day, LocalTime.parse(from), LocalTime.parse(to));
    }

    private static WeeklyCalendar berlin(OpeningHours... hours) {
        return WeeklyCalendar.of(BERLIN, List.of(hours), Set.of());
    }

    private static Instant berlin(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    @Test
    void aWeekendAndALunchBreakDoNotCount() {
        var office = WeeklyCalendar.of(BERLIN, OFFICE, Set.of());

        assertThat(office.open(berlin("2026-03-06T11:30"), berlin("2026-03-09T13:15")))
                .isEqualTo(Duration.ofMinutes(30 + 300 + 180 + 15));
    }

    @Test
    void aHolidayIsClosed() {
        var office = WeeklyCalendar.of(BERLIN, OFFICE, Set.of(LocalDate.parse("2026-04-06")));

        assertThat(office.open(berlin("2026-04-03T17:00"), berlin("2026-04-07T10:00")))
                .isEqualTo(Duration.ofHours(2));
    }

    @Test
    void aNightBelongsToTwoDaysAndAHolidayCutsIt() {
        var night = hours(DayOfWeek.WEDNESDAY, "22:00", "06:00");
        var closed = WeeklyCalendar.of(BERLIN, List.of(night), Set.of(LocalDate.parse("2026-01-01")));

        assertThat(berlin(night).open(berlin("2025-12-31T00:00"), berlin("2026-01-02T00:00")))
                .isEqualTo(Duration.ofHours(8));
        assertThat(closed.open(berlin("2025-12-31T00:00"), berlin("2026-01-02T00:00")))
                .isEqualTo(Duration.ofHours(2));
    }

    @Test
    void fromMidnightToMidnightIsTheWholeDay() {
        assertThat(berlin(hours(DayOfWeek.SUNDAY, "00:00", "00:00"))
                        .open(berlin("2026-03-07T00:00"), berlin("2026-03-10T00:00")))
                .isEqualTo(Duration.ofHours(24));
    }

    @Test
    void aDayIsAnHourShorterInSpringAndLongerInAutumn() {
        var sunday = berlin(hours(DayOfWeek.SUNDAY, "00:00", "12:00"));

        assertThat(sunday.open(berlin("2026-03-29T00:00"), berlin("2026-03-30T00:00")))
                .isEqualTo(Duration.ofHours(11));
        assertThat(sunday.open(berlin("2026-10-25T00:00"), berlin("2026-10-26T00:00")))
                .isEqualTo(Duration.ofHours(13));
    }

    @Test
    void anHourThatIsSkippedIsNotThereToBeOpen() {
        var skipped = berlin(hours(DayOfWeek.SUNDAY, "02:00", "03:00"));

        assertThat(skipped.open(berlin("2026-03-29T00:00"), berlin("2026-03-30T00:00")))
                .isZero();
        assertThat(skipped.after(berlin("2026-03-29T00:00"), Duration.ofMinutes(10)))
                .isEqualTo(berlin("2026-04-05T02:10"));
    }

    @Test
    void hoursThatOverlapCountOnce() {
        assertThat(berlin(
                                hours(DayOfWeek.MONDAY, "09:00", "15:00"),
                                hours(DayOfWeek.MONDAY, "08:00", "10:00"),
                                hours(DayOfWeek.MONDAY, "11:00", "12:00"))
                        .open(berlin("2026-03-02T00:00"), berlin("2026-03-03T00:00")))
                .isEqualTo(Duration.ofHours(7));
    }

    @Test
    void aTimeThatRunsOutAsTheDoorsCloseLastsUntilTheyOpen() {
        var office = WeeklyCalendar.of(BERLIN, OFFICE, Set.of());

        assertThat(office.after(berlin("2026-03-06T17:00"), Duration.ofHours(1)))
                .isEqualTo(berlin("2026-03-09T09:00"));
        assertThat(office.after(berlin("2026-03-06T17:00"), Duration.ofHours(1).minusNanos(1)))
                .isEqualTo(berlin("2026-03-06T18:00").minusNanos(1));
        assertThat(office.after(berlin("2026-03-07T10:00"), Duration.ZERO)).isEqualTo(berlin("2026-03-09T09:00"));
    }

    @Test
    void aWeekIsOpenAtSomeTime() {
        assertThatThrownBy(() -> WeeklyCalendar.of(BERLIN, List.of(), Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
