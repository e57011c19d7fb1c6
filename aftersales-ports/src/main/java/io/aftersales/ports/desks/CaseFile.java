package io.aftersales.ports.desks;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.TimelineEntry;
import java.util.List;
import java.util.Set;

/**
 * A case as somebody may see it.
 *
 * @param subject the case
 * @param timeline what happened, in order
 * @param allowed what this actor can do with it now
 */
public record CaseFile(AfterSalesCase subject, List<TimelineEntry> timeline, Set<Action> allowed) {
    /** Copies the collections. */
    public CaseFile {
        timeline = List.copyOf(timeline);
        allowed = Set.copyOf(allowed);
    }
}
