package io.aftersales.domain.cases;

import io.aftersales.domain.effects.OutboxEntry;
import org.jspecify.annotations.Nullable;

/**
 * The result of a person's answer about a parked effect, to be written in one piece.
 *
 * @param change the change to the case
 * @param settled the outbox entry after the answer; null while a second person has to give the same answer
 */
public record ParkedResolution(Change change, @Nullable OutboxEntry settled) {}
