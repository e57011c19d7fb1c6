package io.aftersales.domain.policy;

import io.aftersales.domain.money.Money;
import java.time.Instant;
import java.time.ZoneId;

/**
 * How much one person may grant in a day, over all orders. What was granted already is an advisory fact: two decisions taken in the
 * same moment may both see the same sum. It bounds what one person can do unnoticed, and is no rule of the books.
 *
 * @param most so much and no more, in its currency; amounts in another are not counted and not bounded
 * @param zone where the day begins at midnight
 */
public record DailyLimit(Money most, ZoneId zone) {
    /** Refuses a negative limit. */
    public DailyLimit {
        if (most.isNegative()) {
            throw new IllegalArgumentException("a negative limit: " + most);
        }
    }

    /** When the day began that this moment is in. */
    public Instant startOfDay(Instant now) {
        return now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }

    /** Whether an amount on top of what was granted already is above the limit; amounts of other currencies never are. */
    public boolean isExceededBy(long granted, Money more) {
        return more.currency().equals(most.currency()) && more.minor() > most.minor() - granted;
    }
}
