package io.aftersales.domain.cases;

import io.aftersales.domain.refunds.Units;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Value that a case gave before the inspection: an instant refund.
 *
 * @param units the units it was given for
 * @param at the moment
 * @param shortfall what did not come back of it as it was given for; null for nothing
 */
public record Advance(
        List<Units> units, Instant at, @Nullable Shortfall shortfall) {
    /** Copies the list. */
    public Advance {
        units = List.copyOf(units);
    }

    Advance with(@Nullable Shortfall now) {
        return new Advance(units, at, now);
    }

    /** Tells whether something did not come back, and is neither recovered nor written off. */
    public boolean isShort() {
        return shortfall != null && shortfall.isOpen();
    }
}
