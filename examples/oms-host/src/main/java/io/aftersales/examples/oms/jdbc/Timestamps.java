package io.aftersales.examples.oms.jdbc;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Moments as columns hold them: to the microsecond. */
final class Timestamps {
    private Timestamps() {}

    /** Never before its time: rounded up. */
    static @Nullable String stored(@Nullable Instant moment) {
        if (moment == null) {
            return null;
        }
        Instant micros = moment.truncatedTo(ChronoUnit.MICROS);
        return (micros.equals(moment) ? micros : micros.plus(1, ChronoUnit.MICROS)).toString();
    }

    /** What is compared with stored moments: rounded down. */
    static String asked(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS).toString();
    }
}
