package io.aftersales.spring;

import io.aftersales.domain.effects.OutboxEntry.State;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;

/**
 * Gauges of the outbox: {@code aftersales.effects} counts effects by state, {@code aftersales.effects.overdue} is the delay of the oldest
 * due effect in seconds.
 */
final class OutboxMetrics implements MeterBinder {
    private final OutboxFigures figures;
    private final InstantSource clock;

    OutboxMetrics(OutboxFigures figures, InstantSource clock) {
        this.figures = figures;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (State state : State.values()) {
            Gauge.builder("aftersales.effects", figures, all -> all.effects(state))
                    .tag("state", state.name())
                    .register(registry);
        }
        Gauge.builder(
                        "aftersales.effects.overdue",
                        figures,
                        all -> all.overdue(clock.instant()).toSeconds())
                .baseUnit("seconds")
                .register(registry);
    }
}
