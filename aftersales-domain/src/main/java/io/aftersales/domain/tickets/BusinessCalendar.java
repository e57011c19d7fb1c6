package io.aftersales.domain.tickets;

import java.time.Duration;
import java.time.Instant;

/**
 * The calendar that decides which time counts. {@link #ALWAYS} counts every moment, {@link WeeklyCalendar} the same hours every week except
 * on holidays. A host whose hours come from elsewhere implements this interface and passes its calendar to {@link SlaPolicy#in}. Due times
 * are stored with tickets, so changed hours hold for tickets and clocks that move after the change.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>No more time counts than passes, and none where the end is not after the start.
 *   <li>The open time of adjoining intervals adds up.
 *   <li>{@link #after} undoes {@link #open}: exactly the given time counts up to the moment it returns, and more up to any later one.
 *   <li>Time that counts comes again, however much is asked for.
 * </ol>
 */
public interface BusinessCalendar {
    /** The calendar in which every moment counts. */
    BusinessCalendar ALWAYS = new BusinessCalendar() {
        @Override
        public Duration open(Instant from, Instant to) {
            return from.isBefore(to) ? Duration.between(from, to) : Duration.ZERO;
        }

        @Override
        public Instant after(Instant from, Duration open) {
            return from.plus(open);
        }

        @Override
        public String toString() {
            return "ALWAYS";
        }
    };

    /** Returns the time that counts between two moments, exactly; zero when the end is not after the start. */
    Duration open(Instant from, Instant to);

    /**
     * Returns the last moment up to which no more than a given time counts: at every later moment, more does. A time that runs out at
     * closing therefore lasts until the next opening.
     *
     * @param open the time, zero or more
     */
    Instant after(Instant from, Duration open);
}
