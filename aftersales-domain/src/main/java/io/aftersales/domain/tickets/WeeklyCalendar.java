package io.aftersales.domain.tickets;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A calendar with the same hours every week, except on holidays. A moment is open when the local wall clock says so: an hour that is
 * skipped in spring is not open, an hour that comes twice in autumn is open twice. A holiday is closed from midnight to midnight, even to
 * hours that started the day before.
 */
public final class WeeklyCalendar implements BusinessCalendar {
    private static final long DAY = Duration.ofDays(1).toNanos();

    private final ZoneId zone;
    private final Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
    private final Set<LocalDate> holidays;

    /** Opening hours in nanoseconds of a day, from midnight; the end is excluded. */
    private record Hours(long from, long to) {}

    /** An interval without interruption; the end is excluded. */
    private record Span(Instant from, Instant to) {}

    private WeeklyCalendar(ZoneId zone, List<OpeningHours> hours, Set<LocalDate> holidays) {
        this.zone = zone;
        this.holidays = Set.copyOf(holidays);
        for (OpeningHours each : hours) {
            add(each);
        }
        week.replaceAll((day, some) ->
                some.stream().sorted(Comparator.comparing(Hours::from)).toList());
    }

    /**
     * Returns a calendar that is open at these hours.
     *
     * @param zone the zone of the wall clock
     * @param hours the hours, any number a day and at least one in the week; where they overlap, the time counts once
     * @param holidays the days without opening hours
     */
    public static WeeklyCalendar of(ZoneId zone, List<OpeningHours> hours, Set<LocalDate> holidays) {
        if (hours.isEmpty()) {
            throw new IllegalArgumentException("a week that is never open");
        }
        return new WeeklyCalendar(zone, hours, holidays);
    }

    private void add(OpeningHours hours) {
        long from = hours.from().toNanoOfDay();
        long to = hours.to().toNanoOfDay();
        if (!hours.endsNextDay()) {
            on(hours.day(), from, to);
            return;
        }
        on(hours.day(), from, DAY);
        if (!hours.to().equals(LocalTime.MIDNIGHT)) {
            on(hours.day().plus(1), 0, to);
        }
    }

    private void on(DayOfWeek day, long from, long to) {
        week.computeIfAbsent(day, first -> new ArrayList<>()).add(new Hours(from, to));
    }

    @Override
    public Duration open(Instant from, Instant to) {
        Duration sum = Duration.ZERO;
        Instant at = from;
        while (at.isBefore(to)) {
            Span span = nextOpen(at, to);
            sum = sum.plus(Duration.between(span.from, span.to));
            at = span.to;
        }
        return sum;
    }

    @Override
    public Instant after(Instant from, Duration open) {
        Duration left = open;
        Instant at = from;
        while (true) {
            Span span = nextOpen(at, Instant.MAX);
            Duration length = Duration.between(span.from, span.to);
            if (left.compareTo(length) < 0) {
                return span.from.plus(left);
            }
            left = left.minus(length);
            at = span.to;
        }
    }

    /** Returns the next open interval, or its beginning, cut off at a limit; empty and at the limit when there is none before it. */
    private Span nextOpen(Instant from, Instant limit) {
        Instant at = from;
        while (at.isBefore(limit)) {
            Instant change = nextChange(at, limit);
            Span found = nextOpenAt(zone.getRules().getOffset(at), at, change);
            if (found.from.isBefore(found.to)) {
                return found;
            }
            at = change;
        }
        return new Span(limit, limit);
    }

    /** Returns the moment until which the zone's offset does not change, at most the limit. */
    private Instant nextChange(Instant at, Instant limit) {
        ZoneOffsetTransition next = zone.getRules().nextTransition(at);
        return next == null || next.getInstant().isAfter(limit) ? limit : next.getInstant();
    }

    /** Returns the next open interval while the offset does not change. */
    private Span nextOpenAt(ZoneOffset offset, Instant from, Instant limit) {
        LocalDate day = LocalDateTime.ofInstant(from, offset).toLocalDate();
        while (true) {
            LocalDateTime midnight = day.atStartOfDay();
            if (!midnight.toInstant(offset).isBefore(limit)) {
                return new Span(limit, limit);
            }
            for (Hours hours : hoursOf(day)) {
                Instant opens = later(midnight.plusNanos(hours.from).toInstant(offset), from);
                Instant closes = earlier(midnight.plusNanos(hours.to).toInstant(offset), limit);
                if (opens.isBefore(closes)) {
                    return new Span(opens, closes);
                }
            }
            day = day.plusDays(1);
        }
    }

    private List<Hours> hoursOf(LocalDate day) {
        return holidays.contains(day) ? List.of() : week.getOrDefault(day.getDayOfWeek(), List.of());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
