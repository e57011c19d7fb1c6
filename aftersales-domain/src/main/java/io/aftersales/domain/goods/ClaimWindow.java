package io.aftersales.domain.goods;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time in which units at one place can be claimed.
 *
 * @param rule the name of the window rule that decided; empty where the reason's own window stands
 * @param until the last instant of the window; null for a window without end, and for one that has not begun
 */
public record ClaimWindow(String rule, @Nullable Instant until) {
    /** The window of units that can be claimed for ever, by no rule. */
    public static final ClaimWindow NONE = new ClaimWindow("", null);

    /** Returns the one of two windows that ends later. */
    ClaimWindow orLater(ClaimWindow other) {
        return until == null || (other.until != null && !other.until.isAfter(until)) ? this : other;
    }

    /** Tells whether a claim can be made at this moment. */
    public boolean isOpen(Instant now) {
        return until == null || !now.isAfter(until);
    }
}
