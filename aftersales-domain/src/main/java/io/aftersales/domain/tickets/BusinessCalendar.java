package io.aftersales.domain.tickets;

import java.time.Duration;
import java.time.Instant;

/**
 * Which time counts. {@link #ALWAYS} counts every moment, {@link WeeklyCalendar} the same hours every week but for holidays; a host whose
 * hours come from elsewhere implements it and passes it with {@link SlaPolicy#in}. Due times are stored with tickets, so hours that change
 * hold for tickets and clocks that move after that.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>No more time counts than passes, and none where the end is not after the start.
 *   <li>The open time of adjoining intervals adds up.
 *   <li>{@link #after} undoes {@link #open}: just so much counts up to the moment it answers, and more up to any later one.
 *   <li>Time that counts comes again, however much is asked for.
 * </ol>
 */
public interface BusinessCalendar {
    /** Every moment counts. */
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

    /** How much of this time counts, exactly; zero when it does not end after it starts. */
    Duration open(Instant from, Instant to);

    /**
     * The last moment up to which no more than this much counts: at every later one, more does. A time that runs out as the doors
     * close therefore lasts until they open again.
     *
     * @param open zero or more
     */
    Instant after(Instant from, Duration open);
}
