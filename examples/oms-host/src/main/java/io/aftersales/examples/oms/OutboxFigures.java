package io.aftersales.examples.oms;

import io.aftersales.domain.effects.OutboxEntry.State;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Metrics and health details of the outbox: {@code aftersales.effects} counts effects by state, {@code aftersales.effects.overdue} is the
 * delay of the oldest due effect in seconds. The health stays up whatever the numbers are, since a restart would not help.
 */
@Component("owed")
final class OutboxFigures extends AbstractHealthIndicator implements MeterBinder {
    private final JdbcClient jdbc;

    OutboxFigures(JdbcClient jdbc) {
        super("the outbox cannot be read");
        this.jdbc = jdbc;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (State state : State.values()) {
            Gauge.builder("aftersales.effects", this, figures -> figures.count(state))
                    .tag("state", state.name())
                    .register(registry);
        }
        Gauge.builder("aftersales.effects.overdue", this, OutboxFigures::overdue)
                .baseUnit("seconds")
                .register(registry);
    }

    private long count(State state) {
        return jdbc.sql("select count(*) from aftersales_effect where state = ?")
                .param(state.name())
                .query(Long.class)
                .single();
    }

    private long overdue() {
        return jdbc.sql(
                        "select coalesce(extract(epoch from max(now() at time zone 'UTC' - next_at))::bigint, 0) from aftersales_effect"
                                + " where state in ('READY', 'SENT', 'IN_DOUBT') and next_at < now() at time zone 'UTC'")
                .query(Long.class)
                .single();
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Map<State, Long> unfinished = new EnumMap<>(State.class);
        for (State state : State.values()) {
            if (state.isOpen() || state == State.PARKED) {
                unfinished.put(state, count(state));
            }
        }
        health.up().withDetail("effects", unfinished).withDetail("overdueSeconds", overdue());
    }
}
