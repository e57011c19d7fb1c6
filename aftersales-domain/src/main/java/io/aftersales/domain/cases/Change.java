package io.aftersales.domain.cases;

import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.refunds.OrderAccount;
import java.util.List;

/**
 * What a decision changes: the only way a case and its order's account change together. It is written in one piece or not at all.
 *
 * @param next the case after it
 * @param account the account after it; the same instance when it was not touched
 * @param events what happened, for the timeline
 * @param effects what is owed to the outside, in the order in which it is to be carried out
 */
public record Change(AfterSalesCase next, OrderAccount account, List<TimelineEntry> events, List<Effect> effects) {
    /** Copies the lists. */
    public Change {
        events = List.copyOf(events);
        effects = List.copyOf(effects);
    }
}
