package io.aftersales.examples.oms.jdbc;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Converts instants to the microseconds that PostgreSQL columns hold. */
final class Timestamps {
    private Timestamps() {}

    /** Rounds an instant up, so that a stored due time is never before the real one. */
    static @Nullable String stored(@Nullable Instant moment) {
        if (moment == null) {
            return null;
        }
        Instant micros = moment.truncatedTo(ChronoUnit.MICROS);
        return (micros.equals(moment) ? micros : micros.plus(1, ChronoUnit.MICROS)).toString();
    }

    /** Rounds an instant down, for a comparison with stored instants. */
    static String asked(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS).toString();
    }
}
