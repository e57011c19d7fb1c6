package io.aftersales.domain.policy;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.money.MoneyLimits;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A limit on what one person may grant in a day, over all orders. The amount granted already is an advisory fact: two decisions taken at
 * the same moment may both see the same sum. The limit bounds what one person can do unnoticed, and is no rule of the books.
 *
 * @param most the most that one person may grant in a day, by currency; amounts in other currencies are not bounded
 * @param zone the zone in which the day begins at midnight
 */
public record DailyLimit(MoneyLimits most, ZoneId zone) {

    /** Returns a limit for each of these currencies, for days that begin at midnight in a zone. */
    public static DailyLimit of(ZoneId zone, Money... most) {
        return new DailyLimit(MoneyLimits.of(most), zone);
    }

    /** Returns the beginning of the day that contains a moment. */
    public Instant startOfDay(Instant now) {
        return now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }

    /** Returns the limit that an amount on top of the amount granted already exceeds; empty when it exceeds none. */
    public Optional<Money> exceededBy(long granted, Money more) {
        return most.areExceededBy(granted, more) ? most.in(more.currency()) : Optional.empty();
    }
}
