package io.aftersales.domain.cases;

import io.aftersales.domain.effects.OutboxEntry;
import org.jspecify.annotations.Nullable;

/**
 * What a person's word on a parked effect leads to, to be written in one piece.
 *
 * @param change what it changes
 * @param settled the entry after it; null while a second person has to say the same
 */
public record ParkedResolution(Change change, @Nullable OutboxEntry settled) {}
