package io.aftersales.domain.tickets;

import java.time.Duration;
import java.time.Instant;

/**
 * Which time counts. {@link #ALWAYS} counts every moment, {@link WeeklyCalendar} the same hours every week but for holidays; a host whose
 * hours come from elsewhere implements it and passes it with {@link SlaPolicy#in}. Two laws have to hold then: the open time of adjoining
 * intervals adds up, and {@link #after} undoes {@link #open}. Due times are stored with tickets, so hours that change hold for tickets and
 * clocks that move after that.
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
