package io.aftersales.domain.analytics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A period of whole days in a time zone.
 *
 * @param from the first day
 * @param to the day after the last one
 * @param zone the zone in which the days begin
 */
public record Period(LocalDate from, LocalDate to, ZoneId zone) {
    /** Refuses a period that ends before it begins with an {@link IllegalArgumentException}. */
    public Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("from " + from + " to " + to);
        }
    }

    /** Tells whether a moment is on one of the days. */
    public boolean contains(Instant at) {
        LocalDate day = at.atZone(zone).toLocalDate();
        return !day.isBefore(from) && day.isBefore(to);
    }
}
