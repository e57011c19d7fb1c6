package io.aftersales.ports.tck;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.repositories.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An outbox that leaves every method to another one, for tests that watch, delay or break some of them. */
public interface ForwardingOutbox extends Outbox {

    /** The outbox that does the work. */
    Outbox outbox();

    @Override
    default List<OutboxEntry> claimDue(Instant now, int limit, String owner, Duration lease) {
        return outbox().claimDue(now, limit, owner, lease);
    }

    @Override
    default List<OutboxEntry> claim(List<OutboxEntry> written, Instant now, String owner, Duration lease) {
        return outbox().claim(written, now, owner, lease);
    }

    @Override
    default boolean settle(OutboxEntry entry) {
        return outbox().settle(entry);
    }

    @Override
    default Optional<OutboxEntry> find(OrderId order, EffectKey key) {
        return outbox().find(order, key);
    }

    @Override
    default List<OutboxEntry> ofOrder(OrderId order) {
        return outbox().ofOrder(order);
    }

    @Override
    default List<OutboxEntry> parked(@Nullable OutboxEntry after, int limit) {
        return outbox().parked(after, limit);
    }
}
