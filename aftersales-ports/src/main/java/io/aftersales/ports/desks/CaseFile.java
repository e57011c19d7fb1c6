package io.aftersales.ports.desks;

import io.aftersales.domain.cases.Action;
import io.aftersales.ports.views.CaseView;
import io.aftersales.ports.views.TimelineView;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A case with its timeline, as one actor may see it, and the actions open to that actor.
 *
 * @param subject the case
 * @param timeline the events of the case, in order
 * @param allowed the actions the actor can take on the case now. The desk refuses none of them but for what its command says, such as its
 *     terms or the amount they come to, and goods that come late for their units, which another case has by now. What waits for a second
 *     person is not among them for the first, though the desk takes other terms from that person as well
 * @param appealUntil the last moment at which the case can be appealed against; null for one that cannot, also after that moment
 * @param rateUntil the last moment at which the case can be rated; null for one that cannot, also after that moment
 */
public record CaseFile(
        CaseView subject,
        List<TimelineView> timeline,
        Set<Action> allowed,
        @Nullable Instant appealUntil,
        @Nullable Instant rateUntil) {
    /** Copies the collections. */
    public CaseFile {
        timeline = List.copyOf(timeline);
        allowed = Set.copyOf(allowed);
    }

    /** The moment of the newest event that the actor may see. */
    public Instant changedAt() {
        return subject.changedAt();
    }
}
