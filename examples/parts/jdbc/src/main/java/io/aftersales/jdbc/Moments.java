package io.aftersales.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Converts instants to the columns of the databases, which hold microseconds. Columns have no zone and hold UTC: drivers convert values with
 * a zone to that of the session or of the process.
 */
final class Moments {
    /** The due time of a row for which nothing is due. */
    static final LocalDateTime NEVER = LocalDateTime.of(9999, 12, 31, 0, 0);

    private Moments() {}

    /** Rounds an instant up, so that a stored due time is never before the real one. */
    static @Nullable LocalDateTime up(@Nullable Instant moment) {
        if (moment == null) {
            return null;
        }
        LocalDateTime down = down(moment);
        return down.toInstant(ZoneOffset.UTC).equals(moment) ? down : down.plus(1, ChronoUnit.MICROS);
    }

    /** Rounds an instant up; null, and what no calendar of a database reaches, is {@link #NEVER}. */
    static LocalDateTime upOrNever(@Nullable Instant moment) {
        LocalDateTime up = up(moment);
        return up == null || up.isAfter(NEVER) ? NEVER : up;
    }

    /** Rounds an instant down: what happened, or what stored instants are compared with. */
    static LocalDateTime down(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }

    static @Nullable LocalDateTime downOrNull(@Nullable Instant moment) {
        return moment == null ? null : down(moment);
    }

    static Instant read(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }
}
