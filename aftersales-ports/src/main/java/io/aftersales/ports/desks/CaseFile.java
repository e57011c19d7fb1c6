package io.aftersales.ports.desks;

import io.aftersales.domain.cases.Action;
import io.aftersales.ports.views.CaseView;
import io.aftersales.ports.views.TimelineView;
import java.util.List;
import java.util.Set;

/**
 * A case with its timeline, as one actor may see it, and what the actor can do with it.
 *
 * @param subject the case
 * @param timeline what happened, in order
 * @param allowed what the actor can do with the case now
 */
public record CaseFile(CaseView subject, List<TimelineView> timeline, Set<Action> allowed) {
    /** Copies the collections. */
    public CaseFile {
        timeline = List.copyOf(timeline);
        allowed = Set.copyOf(allowed);
    }
}
