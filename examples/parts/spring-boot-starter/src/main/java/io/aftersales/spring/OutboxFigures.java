package io.aftersales.spring;

import io.aftersales.domain.effects.OutboxEntry.State;
import java.time.Duration;
import java.time.Instant;

/**
 * Figures of the outbox, for health and metrics. The storage of {@code aftersales-jdbc} has them; a host with an outbox of its own has
 * neither the health nor the gauges of after-sales until it declares a bean of this type.
 */
public interface OutboxFigures {
    /** Returns the number of effects in a state, over all orders. */
    long effects(State state);

    /** Returns the delay of the effect that is due for the longest time; zero when none is due. */
    Duration overdue(Instant now);
}
