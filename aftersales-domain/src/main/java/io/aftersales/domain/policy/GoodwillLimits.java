package io.aftersales.domain.policy;

import io.aftersales.domain.money.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What may be given as a compensation by one person alone; what is above any of these waits for a second person. What was given already
 * is an advisory fact, as with {@link DailyLimit}. Each limit holds for its own currency.
 *
 * @param alone whether one person alone may give any; if not, every compensation waits for a second one, whatever the limits
 * @param eachCase so much at a time; null for no limit
 * @param eachDay so much by one person in a day; null for no limit
 * @param eachMonth so much by all together in a month; null for no limit
 * @param zone where days and months begin at midnight
 */
public record GoodwillLimits(
        boolean alone,
        @Nullable Money eachCase,
        @Nullable Money eachDay,
        @Nullable Money eachMonth,
        ZoneId zone) {
    /** Nobody gives any alone. */
    public static final GoodwillLimits NOBODY_ALONE = new GoodwillLimits(false, null, null, null, ZoneOffset.UTC);

    /** One person gives whatever is left. */
    public static final GoodwillLimits NONE = upTo(null, null, null, ZoneOffset.UTC);

    /** One person alone gives up to these; null for no such limit. */
    public static GoodwillLimits upTo(
            @Nullable Money eachCase, @Nullable Money eachDay, @Nullable Money eachMonth, ZoneId zone) {
        return new GoodwillLimits(true, eachCase, eachDay, eachMonth, zone);
    }

    /** Whether what was given before is asked at all. */
    public boolean areCounted() {
        return alone && (eachDay != null || eachMonth != null);
    }

    /** When the day began that this moment is in. */
    public Instant startOfDay(Instant now) {
        return now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }

    /** When the month began that this moment is in. */
    public Instant startOfMonth(Instant now) {
        return now.atZone(zone)
                .toLocalDate()
                .withDayOfMonth(1)
                .atStartOfDay(zone)
                .toInstant();
    }

    /** Whether an amount on top of what was given before needs a second person. */
    public boolean areExceededBy(Money more, Given before) {
        return !alone
                || isExceeded(eachCase, 0, more)
                || isExceeded(eachDay, before.todayByThem(), more)
                || isExceeded(eachMonth, before.thisMonthByAll(), more);
    }

    private static boolean isExceeded(@Nullable Money most, long before, Money more) {
        return most != null && more.currency().equals(most.currency()) && more.minor() > most.minor() - before;
    }

    /**
     * What was given as compensations before, minor units of the order's currency.
     *
     * @param todayByThem by whoever acts, since their day began
     * @param thisMonthByAll by anybody, since the month began
     */
    public record Given(long todayByThem, long thisMonthByAll) {
        /** Nothing, or nobody asked. */
        public static final Given NOTHING = new Given(0, 0);
    }
}
