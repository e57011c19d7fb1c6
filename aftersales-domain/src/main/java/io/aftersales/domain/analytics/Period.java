package io.aftersales.domain.analytics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Days of a zone, from the first to before the last.
 *
 * @param from the first day
 * @param to the day after the last one
 */
public record Period(LocalDate from, LocalDate to, ZoneId zone) {
    /** Refuses one that ends before it begins. */
    public Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("from " + from + " to " + to);
        }
    }

    /** Whether the moment is on one of these days. */
    public boolean contains(Instant at) {
        LocalDate day = at.atZone(zone).toLocalDate();
        return !day.isBefore(from) && day.isBefore(to);
    }
}
