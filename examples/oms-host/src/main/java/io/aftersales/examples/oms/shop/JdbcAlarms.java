package io.aftersales.examples.oms.shop;

import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.Role;
import io.aftersales.ports.gateways.Alarms;
import io.vavr.control.Either;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Alarms on PostgreSQL, for supervisors and finance, who acknowledge them with their name. */
public final class JdbcAlarms implements Alarms {
    private static final Set<Role> READERS = Set.of(Role.SUPERVISOR, Role.FINANCE);

    private final JdbcClient jdbc;
    private final InstantSource clock;

    /** Creates the alarms in a database. */
    public JdbcAlarms(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Alarm that was raised.
     *
     * @param place the place in the order in which alarms were raised
     * @param key the key of the alarm
     * @param caseId the case
     * @param alarm the reason
     * @param detail a code, an id or a key
     * @param at when it was raised
     * @param acknowledgedBy who has acknowledged it; null before
     * @param acknowledgedAt when it was acknowledged; null before
     */
    public record Raised(
            long place,
            EffectKey key,
            CaseId caseId,
            Alarm alarm,
            String detail,
            Instant at,
            @Nullable String acknowledgedBy,
            @Nullable Instant acknowledgedAt) {}

    @Override
    public void raise(EffectKey key, CaseId caseId, Alarm alarm, String detail) {
        jdbc.sql("insert into shop_alarm (effect_key, case_id, alarm, detail, raised_at)"
                        + " values (?, ?, ?, ?, ?) on conflict (effect_key) do nothing")
                .params(
                        key.value(),
                        caseId.toString(),
                        alarm.name(),
                        detail,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Returns alarms in the order in which they were raised. Fewer than the limit means that there are no more. Refuses NOT_FOR_ROLE to all
     * but supervisors and finance.
     *
     * @param by the reader
     * @param acknowledged whether those that were acknowledged, or those that were not; null for all
     * @param after the place of the last alarm of the part before; 0 to begin
     * @param limit the most alarms
     */
    public Either<Rejection, List<Raised>> raised(Actor by, @Nullable Boolean acknowledged, long after, int limit) {
        if (!READERS.contains(by.role())) {
            return Either.left(new ShopRejection.NotForRole(by.role()));
        }
        return Either.right(jdbc.sql("select * from shop_alarm where place > :after"
                        + " and (:known::boolean is null or (acknowledged_by is not null) = :known)"
                        + " order by place limit :limit")
                .param("after", after)
                .param("known", acknowledged)
                .param("limit", limit)
                .query(JdbcAlarms::read)
                .list());
    }

    /**
     * Returns alarms, the newest first. Fewer than the limit means that there are no more. Refuses NOT_FOR_ROLE to all but supervisors and
     * finance.
     *
     * @param acknowledged whether those that were acknowledged, or those that were not
     * @param before the place of the last alarm of the part before; {@link Long#MAX_VALUE} to begin
     */
    public Either<Rejection, List<Raised>> newest(Actor by, boolean acknowledged, long before, int limit) {
        if (!READERS.contains(by.role())) {
            return Either.left(new ShopRejection.NotForRole(by.role()));
        }
        return Either.right(jdbc.sql("select * from shop_alarm where place < ? and (acknowledged_by is not null) = ?"
                        + " order by place desc limit ?")
                .params(before, acknowledged, limit)
                .query(JdbcAlarms::read)
                .list());
    }

    /**
     * Acknowledges an alarm under the name of a person; the first name stays. Refuses NOT_FOR_ROLE to all but supervisors and finance, and
     * NO_SUCH_ALARM.
     */
    public Either<Rejection, Raised> acknowledge(Actor by, EffectKey key) {
        if (!READERS.contains(by.role())) {
            return Either.left(new ShopRejection.NotForRole(by.role()));
        }
        jdbc.sql("update shop_alarm set acknowledged_by = ?, acknowledged_at = ?"
                        + " where effect_key = ? and acknowledged_by is null")
                .params(by.id(), clock.instant().atOffset(ZoneOffset.UTC), key.value())
                .update();
        Optional<Raised> found = jdbc.sql("select * from shop_alarm where effect_key = ?")
                .param(key.value())
                .query(JdbcAlarms::read)
                .optional();
        return found.<Either<Rejection, Raised>>map(Either::right)
                .orElseGet(() -> Either.left(new ShopRejection.NoSuchAlarm(key)));
    }

    private static Raised read(ResultSet row, int number) throws SQLException {
        Timestamp acknowledged = row.getTimestamp("acknowledged_at");
        return new Raised(
                row.getLong("place"),
                new EffectKey(row.getString("effect_key")),
                CaseId.parse(row.getString("case_id")),
                Alarm.valueOf(row.getString("alarm")),
                row.getString("detail"),
                row.getTimestamp("raised_at").toInstant(),
                row.getString("acknowledged_by"),
                acknowledged == null ? null : acknowledged.toInstant());
    }

    /** Counts the alarms that were raised. */
    long count() {
        return jdbc.sql("select count(*) from shop_alarm").query(Long.class).single();
    }
}
