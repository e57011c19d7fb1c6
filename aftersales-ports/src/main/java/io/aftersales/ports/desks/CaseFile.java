package io.aftersales.ports.desks;

import io.aftersales.domain.cases.Action;
import io.aftersales.ports.views.CaseView;
import io.aftersales.ports.views.TimelineView;
import java.util.List;
import java.util.Set;

/**
 * A case with its timeline, as one actor may see it, and the actions open to that actor.
 *
 * @param subject the case
 * @param timeline the events of the case, in order
 * @param allowed the actions the actor can take on the case now
 */
public record CaseFile(CaseView subject, List<TimelineView> timeline, Set<Action> allowed) {
    /** Copies the collections. */
    public CaseFile {
        timeline = List.copyOf(timeline);
        allowed = Set.copyOf(allowed);
    }
}
