package io.aftersales.domain.cases;

import io.aftersales.domain.effects.EffectKey;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a case needs a person, and what the tickets of the case were told of it.
 *
 * @param tickets how many tickets were asked for so far; the number of the last one
 * @param needed whether the last of them is to be open
 * @param lastTold the last effect on a ticket, which the next one follows; null before the first
 * @param workedOnBy ids of the staff who did something about the case for its last ticket, other than approving
 */
public record TicketNeed(
        int tickets, boolean needed, @Nullable EffectKey lastTold, Set<String> workedOnBy) {
    /** What a person is needed for when a compensation waits for another's approval; otherwise it is named by the status. */
    public static final String GOODWILL = "GOODWILL";

    /** Nobody was ever needed. */
    public static final TicketNeed NONE = new TicketNeed(0, false, null, Set.of());

    /** Copies the set. */
    public TicketNeed {
        workedOnBy = Set.copyOf(workedOnBy);
    }

    /** Whether the ticket with this number is to be open. */
    public boolean needs(int ticket) {
        return needed && ticket == tickets;
    }
}
