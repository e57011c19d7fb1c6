package io.aftersales.domain.cases;

import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.refunds.OrderAccount;
import java.util.List;

/**
 * The change that a decision makes: the only way a case and its order's account change together. A change is written in one piece or not at
 * all.
 *
 * @param next the case after the decision
 * @param account the account after the decision; the same instance when it was not touched
 * @param events the events, for the timeline
 * @param effects the effects owed to the outside, in the order in which they are to be carried out
 */
public record Change(AfterSalesCase next, OrderAccount account, List<TimelineEntry> events, List<Effect> effects) {
    /** Copies the lists. */
    public Change {
        events = List.copyOf(events);
        effects = List.copyOf(effects);
    }
}
