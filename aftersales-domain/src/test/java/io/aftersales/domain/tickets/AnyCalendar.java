package io.aftersales.domain.tickets;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Calendars of all sorts, and moments at which clocks are put forward and back, a day is skipped, or nothing happens. */
record AnyCalendar(ZoneId zone, List<OpeningHours> hours, Set<LocalDate> holidays, Instant near) {
    private static final List<String> PLACES = List.of(
            "Europe/Berlin 2026-03-29T01:00:00Z",
            "Europe/Berlin 2026-10-25T01:00:00Z",
            "America/New_York 2026-03-08T07:00:00Z",
            "America/New_York 2026-11-01T06:00:00Z",
            "Australia/Lord_Howe 2026-04-04T15:00:00Z",
            "Australia/Lord_Howe 2026-10-03T15:30:00Z",
            "Pacific/Apia 2011-12-30T10:00:00Z",
            "Asia/Kathmandu 2026-06-01T00:00:00Z",
            "Asia/Shanghai 2026-02-17T00:00:00Z");

    WeeklyCalendar calendar() {
        return WeeklyCalendar.of(zone, hours, holidays);
    }

    /** Whether the clock on the wall shows an open time, by nothing but what it shows. */
    boolean isOpen(Instant moment) {
        ZonedDateTime wall = moment.atZone(zone);
        LocalTime time = wall.toLocalTime();
        if (holidays.contains(wall.toLocalDate())) {
            return false;
        }
        for (OpeningHours each : hours) {
            boolean overNight = !each.from().isBefore(each.to());
            boolean begun = wall.getDayOfWeek() == each.day() && !time.isBefore(each.from());
            boolean notEnded = time.isBefore(each.to());
            boolean dayAfter = wall.getDayOfWeek().minus(1) == each.day();
            if (overNight ? begun || (dayAfter && notEnded) : begun && notEnded) {
                return true;
            }
        }
        return false;
    }

    /** A moment so many minutes after two days before what happens. */
    Instant minute(int number) {
        return near.minusSeconds(2 * 86_400L).plusSeconds(60L * number);
    }

    static Arbitrary<AnyCalendar> any() {
        return Combinators.combine(
                        Arbitraries.of(PLACES),
                        openingHours().list().ofMinSize(1).ofMaxSize(9),
                        Arbitraries.integers().between(-2, 3).set().ofMaxSize(2))
                .as((place, hours, holidays) -> {
                    ZoneId zone = ZoneId.of(place.split(" ")[0]);
                    Instant near = Instant.parse(place.split(" ")[1]);
                    LocalDate day = near.atZone(zone).toLocalDate();
                    return new AnyCalendar(
                            zone, hours, holidays.stream().map(day::plusDays).collect(Collectors.toSet()), near);
                });
    }

    private static Arbitrary<OpeningHours> openingHours() {
        return Combinators.combine(Arbitraries.of(DayOfWeek.class), times(), times())
                .as(OpeningHours::new);
    }

    /** Often at or about the hours at which clocks are changed. */
    private static Arbitrary<LocalTime> times() {
        return Arbitraries.oneOf(
                        Arbitraries.of(0, 90, 120, 135, 150, 180, 540, 1080),
                        Arbitraries.integers().between(0, 1439))
                .map(minute -> LocalTime.MIDNIGHT.plusMinutes(minute));
    }
}
