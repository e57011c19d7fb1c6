package io.aftersales.domain.tickets;

import java.time.DayOfWeek;
import java.time.LocalTime;

/**
 * Opening hours of one day of the week, in local wall-clock time.
 *
 * @param day the day on which the hours start
 * @param from the first moment
 * @param to the first moment after the hours; one that is not later than {@code from} is on the next day, so that from 0:00 to 0:00 is the
 *     whole day
 */
public record OpeningHours(DayOfWeek day, LocalTime from, LocalTime to) {

    boolean endsNextDay() {
        return !to.isAfter(from);
    }
}
