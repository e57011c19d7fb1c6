package io.aftersales.inmemory.broken;

import io.aftersales.domain.tickets.BusinessCalendar;
import io.aftersales.inmemory.WeeklyCalendarContractTest;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Shops that do not know when they are open. */
final class BrokenCalendars {
    private BrokenCalendars() {}

    static Stream<Row> rows() {
        return Stream.of(
                row("counts backwards", CountsBackwards::new, 1),
                row("rounds to minutes", RoundsToMinutes::new, 2, 3),
                row("forgets what is between", ForgetsLongWaits::new, 2),
                row("is due as the doors close", IsDueAsTheDoorsClose::new, 3),
                row("knows no more than some days", KnowsSomeDays::new, 4));
    }

    private static class Delegating implements BusinessCalendar {
        final BusinessCalendar sound;

        Delegating(BusinessCalendar sound) {
            this.sound = sound;
        }

        @Override
        public Duration open(Instant from, Instant to) {
            return sound.open(from, to);
        }

        @Override
        public Instant after(Instant from, Duration open) {
            return sound.after(from, open);
        }
    }

    private static final class CountsBackwards extends Delegating {
        CountsBackwards(BusinessCalendar sound) {
            super(sound);
        }

        @Override
        public Duration open(Instant from, Instant to) {
            return from.isAfter(to) ? sound.open(to, from).negated() : sound.open(from, to);
        }
    }

    private static final class RoundsToMinutes extends Delegating {
        RoundsToMinutes(BusinessCalendar sound) {
            super(sound);
        }

        @Override
        public Duration open(Instant from, Instant to) {
            return Duration.ofHours(sound.open(from, to).toHours());
        }
    }

    /** Counts half of some long waits. */
    private static final class ForgetsLongWaits extends Delegating {
        ForgetsLongWaits(BusinessCalendar sound) {
            super(sound);
        }

        @Override
        public Duration open(Instant from, Instant to) {
            Duration open = sound.open(from, to);
            boolean isLong = Duration.between(from, to).compareTo(Duration.ofHours(14)) > 0;
            boolean isOpenLong = open.compareTo(Duration.ofHours(2)) > 0 && open.compareTo(Duration.ofHours(20)) < 0;
            return isLong && isOpenLong ? open.dividedBy(2) : open;
        }
    }

    /** The first moment at which the time has passed, and not the last. */
    private static final class IsDueAsTheDoorsClose extends Delegating {
        IsDueAsTheDoorsClose(BusinessCalendar sound) {
            super(sound);
        }

        @Override
        public Instant after(Instant from, Duration open) {
            return open.isZero() ? from : sound.after(from, open.minusNanos(1)).plusNanos(1);
        }
    }

    private static final class KnowsSomeDays extends Delegating {
        KnowsSomeDays(BusinessCalendar sound) {
            super(sound);
        }

        @Override
        public Instant after(Instant from, Duration open) {
            return open.compareTo(Duration.ofHours(100)) > 0 ? from.plus(Duration.ofDays(60)) : sound.after(from, open);
        }
    }

    private static Row row(String name, UnaryOperator<BusinessCalendar> broken, Integer... rules) {
        return Row.of(
                name,
                () -> new WeeklyCalendarContractTest() {
                    @Override
                    protected BusinessCalendar calendar() {
                        return broken.apply(super.calendar());
                    }
                },
                rules);
    }
}
