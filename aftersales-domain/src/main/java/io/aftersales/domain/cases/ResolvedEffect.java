package io.aftersales.domain.cases;

import io.aftersales.domain.effects.OutboxEntry;
import org.jspecify.annotations.Nullable;

/**
 * The result of resolving a parked effect, to be written in one piece.
 *
 * @param change the change to the case
 * @param settled the outbox entry after the resolution; null while a second person has to state the same
 */
public record ResolvedEffect(Change change, @Nullable OutboxEntry settled) {}
