package io.aftersales.domain.cases;

import io.aftersales.domain.effects.EffectKey;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The state of a case's need for a person, and what its tickets were told.
 *
 * @param tickets the number of tickets asked for so far, which is also the number of the last one
 * @param needed whether the last ticket is to be open
 * @param lastTold the key of the last effect on a ticket, which the next one follows; null before the first
 * @param workedOnBy the ids of the staff who worked on the case for its last ticket, other than by a first approval
 */
public record TicketNeed(
        int tickets, boolean needed, @Nullable EffectKey lastTold, Set<String> workedOnBy) {
    /** The need of goodwill that waits for another person's approval; every other need is named by the status of the case. */
    public static final String GOODWILL = "GOODWILL";

    /** The group of the tickets for appeals. */
    public static final String DISPUTES = "disputes";

    /** The need of a case that never needed a person. */
    public static final TicketNeed NONE = new TicketNeed(0, false, null, Set.of());

    /** Copies the set. */
    public TicketNeed {
        workedOnBy = Set.copyOf(workedOnBy);
    }

    /** Tells whether the ticket with this number is to be open. */
    public boolean needs(int ticket) {
        return needed && ticket == tickets;
    }
}
