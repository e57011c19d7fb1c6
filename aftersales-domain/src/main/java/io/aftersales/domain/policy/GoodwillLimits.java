package io.aftersales.domain.policy;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.money.MoneyLimits;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What one person alone may give as goodwill; what is above any of these limits waits for a second person. What was given already is an
 * advisory fact, as with {@link DailyLimit}. Each limit holds for its own currency; a currency without one is not bounded.
 *
 * @param alone whether one person alone may give any; if not, all goodwill waits for a second person, whatever the limits
 * @param eachCase the most at a time
 * @param eachDay the most by one person in a day
 * @param eachMonth the most by all persons together in a month
 * @param zone the zone in which days and months begin at midnight
 */
public record GoodwillLimits(
        boolean alone, MoneyLimits eachCase, MoneyLimits eachDay, MoneyLimits eachMonth, ZoneId zone) {
    /** One person alone gives nothing. */
    public static final GoodwillLimits NOBODY_ALONE =
            new GoodwillLimits(false, MoneyLimits.NONE, MoneyLimits.NONE, MoneyLimits.NONE, ZoneOffset.UTC);

    /** One person alone gives whatever the order has left. */
    public static final GoodwillLimits NONE = builder().build();

    /** Starts limits under which one person alone may give; without any, up to whatever the order has left. Days are those of UTC. */
    public static Builder builder() {
        return new Builder();
    }

    /** Whether what was given before is asked at all. */
    public boolean areCounted() {
        return alone && !(eachDay.isEmpty() && eachMonth.isEmpty());
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
                || eachCase.areExceededBy(more)
                || eachDay.areExceededBy(before.todayByThem(), more)
                || eachMonth.areExceededBy(before.thisMonthByAll(), more);
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

    /** Collects limits; each call adds the limit of one currency, and replaces an earlier one of that currency. */
    public static final class Builder {
        private MoneyLimits eachCase = MoneyLimits.NONE;
        private MoneyLimits eachDay = MoneyLimits.NONE;
        private MoneyLimits eachMonth = MoneyLimits.NONE;
        private ZoneId zone = ZoneOffset.UTC;

        private Builder() {}

        /** The most at a time. */
        public Builder eachCase(Money most) {
            eachCase = eachCase.with(most);
            return this;
        }

        /** The most by one person in a day. */
        public Builder eachDay(Money most) {
            eachDay = eachDay.with(most);
            return this;
        }

        /** The most by all persons together in a month. */
        public Builder eachMonth(Money most) {
            eachMonth = eachMonth.with(most);
            return this;
        }

        /** The zone in which days and months begin at midnight. */
        public Builder zone(ZoneId days) {
            zone = days;
            return this;
        }

        /** The limits as collected. */
        public GoodwillLimits build() {
            return new GoodwillLimits(true, eachCase, eachDay, eachMonth, zone);
        }
    }
}
