package io.aftersales.examples.oms.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.examples.oms.Postgres;
import io.aftersales.examples.oms.shop.JdbcAlarms.Raised;
import io.aftersales.ports.gateways.Alarms;
import io.aftersales.ports.tck.AlarmsContract;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcAlarmsTest extends AlarmsContract {
    private static final HikariDataSource POOL = Postgres.fresh();
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Actor SAUL = Actor.supervisor("saul");

    private final JdbcAlarms alarms = new JdbcAlarms(JdbcClient.create(POOL), () -> NOON);

    @AfterAll
    static void close() {
        POOL.close();
    }

    @Override
    protected Alarms silentAlarms() {
        Postgres.empty(POOL);
        return alarms;
    }

    @Override
    protected long raised() {
        return alarms.count();
    }

    private List<Raised> list(Boolean acknowledged) {
        return alarms.raised(SAUL, acknowledged, 0, 10).get();
    }

    @Test
    void anAlarmIsAcknowledgedByThePersonWhoSaysSoFirst() {
        var key = new EffectKey("as-1-1-alarm-1");
        alarms.raise(key, CaseId.parse("1.1"), Alarm.OVERDUE, "REFUNDING");
        alarms.raise(new EffectKey("as-1-1-alarm-2"), CaseId.parse("1.1"), Alarm.PARKED, "PAY_REFUND");
        assertThat(list(false)).extracting(Raised::alarm).containsExactly(Alarm.OVERDUE, Alarm.PARKED);

        Raised first = alarms.acknowledge(SAUL, key).get();
        Raised second = alarms.acknowledge(Actor.finance("fred"), key).get();

        assertThat(first)
                .isEqualTo(new Raised(
                        first.place(), key, CaseId.parse("1.1"), Alarm.OVERDUE, "REFUNDING", NOON, "saul", NOON));
        assertThat(second).isEqualTo(first);
        assertThat(list(false)).extracting(Raised::alarm).containsExactly(Alarm.PARKED);
        assertThat(list(true)).containsExactly(first);
        assertThat(list(null)).hasSize(2);
        assertThat(alarms.raised(SAUL, null, first.place(), 10).get()).hasSize(1);
    }

    @Test
    void alarmsAreForSupervisorsAndFinance() {
        var key = new EffectKey("as-1-1-alarm-1");
        for (Actor other : List.of(Actor.buyer("ann"), Actor.reviewer("rita"), Actor.SYSTEM)) {
            assertThat(alarms.raised(other, null, 0, 10).getLeft().code()).isEqualTo("NOT_FOR_ROLE");
            assertThat(alarms.acknowledge(other, key).getLeft().code()).isEqualTo("NOT_FOR_ROLE");
        }
        assertThat(alarms.acknowledge(SAUL, key).getLeft().code()).isEqualTo("NO_SUCH_ALARM");
    }
}
