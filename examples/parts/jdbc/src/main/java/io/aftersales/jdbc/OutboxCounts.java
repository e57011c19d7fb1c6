package io.aftersales.jdbc;

import io.aftersales.domain.effects.OutboxEntry.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Counts the effects of the outbox, over all orders, for those who watch it. */
final class OutboxCounts {
    private final Connections connections;

    OutboxCounts(Connections connections) {
        this.connections = connections;
    }

    long of(State state) {
        return connections
                .first(
                        "select count(*) from aftersales_effect where state = ?",
                        List.of(state.name()),
                        row -> row.getLong(1))
                .orElseThrow();
    }

    Duration overdue(Instant now) {
        return connections
                .first(
                        "select min(next_at) from aftersales_effect where " + EffectRows.OPEN,
                        List.of(),
                        row -> overdue(row, now))
                .orElseThrow();
    }

    private static Duration overdue(ResultSet row, Instant now) throws SQLException {
        LocalDateTime earliest = row.getObject(1, LocalDateTime.class);
        if (earliest == null || !earliest.toInstant(ZoneOffset.UTC).isBefore(now)) {
            return Duration.ZERO;
        }
        return Duration.between(earliest.toInstant(ZoneOffset.UTC), now);
    }
}
