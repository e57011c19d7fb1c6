package io.aftersales.domain.policy;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.money.MoneyLimits;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Limits on the goodwill that one person alone may give; goodwill above any of them waits for a second person. The goodwill given already
 * is an advisory fact, as with {@link DailyLimit}. Each limit holds for its own currency; a currency without a limit is not bounded.
 *
 * @param alone whether one person alone may give any; if not, all goodwill waits for a second person, whatever the limits
 * @param eachCase the most at a time
 * @param eachDay the most by one person in a day
 * @param eachMonth the most by all persons together in a month
 * @param zone the zone in which days and months begin at midnight
 */
public record GoodwillLimits(
        boolean alone, MoneyLimits eachCase, MoneyLimits eachDay, MoneyLimits eachMonth, ZoneId zone) {
    /** The limits under which all goodwill waits for a second person. */
    public static final GoodwillLimits ALWAYS_TWO_PERSONS =
            new GoodwillLimits(false, MoneyLimits.NONE, MoneyLimits.NONE, MoneyLimits.NONE, ZoneOffset.UTC);

    /** No limits: one person alone may give whatever the order has left. */
    public static final GoodwillLimits NONE = builder().build();

    /**
     * Starts limits under which one person alone may give; without any, up to whatever the order has left. Days are those of UTC by
     * default.
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Tells whether a limit needs the goodwill given before, so that it has to be counted. */
    public boolean areCounted() {
        return alone && !(eachDay.isEmpty() && eachMonth.isEmpty());
    }

    /** Returns the beginning of the day that contains a moment. */
    public Instant startOfDay(Instant now) {
        return now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }

    /** Returns the beginning of the month that contains a moment. */
    public Instant startOfMonth(Instant now) {
        return now.atZone(zone)
                .toLocalDate()
                .withDayOfMonth(1)
                .atStartOfDay(zone)
                .toInstant();
    }

    /** Tells whether an amount on top of the goodwill given before needs a second person. */
    public boolean areExceededBy(Money more, Given before) {
        return !alone
                || eachCase.areExceededBy(more)
                || eachDay.areExceededBy(before.todayByThem(), more)
                || eachMonth.areExceededBy(before.thisMonthByAll(), more);
    }

    /**
     * The goodwill given before, in minor units of the order's currency.
     *
     * @param todayByThem the goodwill given by the actor since the actor's day began
     * @param thisMonthByAll the goodwill given by all persons since the month began
     */
    public record Given(long todayByThem, long thisMonthByAll) {
        /** No goodwill given before, or none counted. */
        public static final Given NOTHING = new Given(0, 0);
    }

    /** Builds limits. Each limit replaces an earlier one of its own currency; limits in other currencies stay. */
    public static final class Builder {
        private MoneyLimits eachCase = MoneyLimits.NONE;
        private MoneyLimits eachDay = MoneyLimits.NONE;
        private MoneyLimits eachMonth = MoneyLimits.NONE;
        private ZoneId zone = ZoneOffset.UTC;

        private Builder() {}

        /** Sets the most at a time, in its currency. */
        public Builder eachCase(Money most) {
            eachCase = eachCase.with(most);
            return this;
        }

        /** Sets the most by one person in a day, in its currency. */
        public Builder eachDay(Money most) {
            eachDay = eachDay.with(most);
            return this;
        }

        /** Sets the most by all persons together in a month, in its currency. */
        public Builder eachMonth(Money most) {
            eachMonth = eachMonth.with(most);
            return this;
        }

        /** Sets the zone in which days and months begin at midnight. */
        public Builder zone(ZoneId days) {
            zone = days;
            return this;
        }

        /** Returns the limits. */
        public GoodwillLimits build() {
            return new GoodwillLimits(true, eachCase, eachDay, eachMonth, zone);
        }
    }
}
